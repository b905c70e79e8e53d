package dev.ivigcds.artefacts;

import dev.ivigcds.terminology.KnowledgeFault;
import dev.ivigcds.terminology.KnowledgeFolder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every FHIR artefact of the knowledge, by type and id. Immutable. */
public final class Artefacts {
    private static final String FOLDER = "fhir-profiles";
    private static final String VALUE_SETS = FOLDER + "/valuesets/";
    /** Copies for people who read the repository; what is in force is made of the rules. */
    private static final String COPIES = FOLDER + "/generated/";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]{1,63}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    private final SortedMap<String, Artefact> byPath;

    private Artefacts(SortedMap<String, Artefact> byPath) {
        this.byPath = byPath;
    }

    /**
     * Reads those that stand in files.
     *
     * @param faults where every fault is added; while there is any, the result is not to be used
     */
    public static Artefacts read(KnowledgeFolder folder, List<KnowledgeFault> faults) {
        SortedMap<String, Artefact> read = new TreeMap<>();
        folder.below(FOLDER, ".json").forEach((path, text) -> {
            if (path.startsWith(COPIES)) {
                return;
            }
            artefact(path, text, faults).ifPresent(artefact -> {
                if (read.putIfAbsent(artefact.path(), artefact) != null) {
                    faults.add(new KnowledgeFault(path, 0, artefact.path() + " stands in another file too."));
                }
            });
        });
        return new Artefacts(read);
    }

    private static Optional<Artefact> artefact(String path, String text, List<KnowledgeFault> faults) {
        try {
            JsonNode resource = JSON.readTree(text);
            Artefact artefact = Artefact.of(resource, text);
            if (TYPE.matcher(artefact.type()).matches()
                    && ID.matcher(artefact.id()).matches()) {
                return Optional.of(artefact);
            }
            complain(path, 0, "is no FHIR resource with a resourceType and an id.", faults);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            complain(path, line, "is not well-formed JSON.", faults);
        }
        return Optional.empty();
    }

    /** What is wrong with a ValueSet, its own reader says. */
    private static void complain(String path, int line, String words, List<KnowledgeFault> faults) {
        if (!path.startsWith(VALUE_SETS)) {
            faults.add(new KnowledgeFault(path, line, words));
        }
    }

    /** These and others; of two of the same type and id the other one. */
    public Artefacts with(Collection<Artefact> others) {
        SortedMap<String, Artefact> all = new TreeMap<>(byPath);
        others.forEach(other -> all.put(other.path(), other));
        return new Artefacts(all);
    }

    /** All of them, by type and id. */
    public List<Artefact> all() {
        return List.copyOf(byPath.values());
    }

    /** The one of a type and an id. */
    public Optional<Artefact> find(String type, String id) {
        return Optional.ofNullable(byPath.get(type + "/" + id));
    }
}
