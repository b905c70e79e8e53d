package dev.ivigcds.terminology;

import dev.ivigcds.facts.Concept;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the ValueSets below {@code fhir-profiles/valuesets}: flat lists whose every code says where it was seen. */
public final class ValueSetReader {
    private static final String FOLDER = "fhir-profiles/valuesets";
    private static final String CANONICAL = "https://ivig-cds.dev/fhir/ValueSet/";
    private static final String EXTENSION = "https://ivig-cds.dev/fhir/StructureDefinition/";
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String path;
    private final String text;
    private final List<KnowledgeFault> faults;

    private ValueSetReader(String path, String text, List<KnowledgeFault> faults) {
        this.path = path;
        this.text = text;
        this.faults = faults;
    }

    /**
     * Reads all of them.
     *
     * @param folder the knowledge
     * @param faults where every fault is added, with file and line; while there is any, the result is not to be used
     */
    public static Terminology read(KnowledgeFolder folder, List<KnowledgeFault> faults) {
        List<ConceptCodes> all = new ArrayList<>();
        folder.below(FOLDER, ".json")
                .forEach((path, text) ->
                        new ValueSetReader(path, text, faults).read().ifPresent(all::add));
        if (all.isEmpty()) {
            faults.add(new KnowledgeFault(FOLDER, 0, "holds no ValueSet; without codes nothing can be recognised."));
        }
        return new ValueSets(all);
    }

    private Optional<ConceptCodes> read() {
        JsonNode set;
        try {
            set = JSON.readTree(text);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            faults.add(new KnowledgeFault(path, line, "is not well-formed JSON."));
            return Optional.empty();
        }
        String id = path.substring(FOLDER.length() + 1, path.length() - ".json".length());
        expect(set, "resourceType", "ValueSet");
        expect(set, "id", id);
        expect(set, "url", CANONICAL + id);
        expect(set, "status", "active");
        Names names = new Names(words(set, "name"), words(set, "name-unless"), words(set, "name-unless-before"));
        List<ConceptCodes.Entry> entries = entries(set.path("compose"));
        return entries.isEmpty() ? Optional.empty() : Optional.of(new ConceptCodes(new Concept(id), entries, names));
    }

    private void expect(JsonNode set, String member, String value) {
        if (!set.path(member).asString("").equals(value)) {
            fault("\n  \"" + member + "\"", member + " must be \"" + value + "\".");
        }
    }

    private List<Words> words(JsonNode set, String kind) {
        List<Words> words = new ArrayList<>();
        for (JsonNode extension : set.path("extension")) {
            String url = extension.path("url").asString("");
            if (!Set.of("name", "name-unless", "name-unless-before").contains(after(url))) {
                fault(url, "the extension \"" + url + "\" is not known here.");
            }
            if (after(url).equals(kind)) {
                words.add(Words.of(extension.path("valueString").asString("")));
            }
        }
        if (words.stream().anyMatch(w -> w.list().isEmpty())) {
            fault(EXTENSION + kind, "a " + kind + " extension needs a valueString with at least one word.");
        }
        return words;
    }

    private static String after(String url) {
        return url.startsWith(EXTENSION) ? url.substring(EXTENSION.length()) : "";
    }

    private List<ConceptCodes.Entry> entries(JsonNode compose) {
        List<ConceptCodes.Entry> entries = new ArrayList<>();
        Set<CodeKey> seen = new HashSet<>();
        if (!compose.path("exclude").isMissingNode()) {
            fault("\"exclude\"", "compose.exclude is not supported; list the codes that are meant.");
        }
        for (JsonNode include : compose.path("include")) {
            for (String unsupported : new String[] {"filter", "valueSet"}) {
                if (!include.path(unsupported).isMissingNode()) {
                    fault("\"" + unsupported + "\"", "include." + unsupported + " is not supported; list the codes.");
                }
            }
            String system = include.path("system").asString("");
            for (JsonNode concept : include.path("concept")) {
                entry(system, concept, seen).ifPresent(entries::add);
            }
        }
        if (entries.isEmpty()) {
            fault("\"compose\"", "lists no code.");
        }
        return entries;
    }

    private Optional<ConceptCodes.Entry> entry(String system, JsonNode concept, Set<CodeKey> seen) {
        String code = concept.path("code").asString("");
        String display = concept.path("display").asString("");
        String place = "\"code\": \"" + code + "\"";
        Optional<CodeKey> key = CodeKey.of(system, code);
        if (key.isEmpty()) {
            fault(place, "the code \"" + code + "\" has no system or is not written as a code of its system.");
            return Optional.empty();
        }
        if (display.isBlank()) {
            fault(place, "the code " + code + " has no display.");
        }
        if (!seen.add(key.get())) {
            fault(place, "the code " + code + " is listed twice.");
        }
        boolean below = false;
        String provenance = "";
        for (JsonNode extension : concept.path("extension")) {
            switch (after(extension.path("url").asString(""))) {
                case "provenance" -> provenance = extension.path("valueString").asString("");
                case "with-descendants" ->
                    below = extension.path("valueBoolean").asBoolean(false);
                default -> fault(place, "the code " + code + " carries an extension that is not known here.");
            }
        }
        if (!provenance.startsWith("V1: ") && !provenance.startsWith("V2: ")) {
            fault(place, "the code " + code + " must say where it was seen: provenance \"V1: …\" or \"V2: …\".");
        }
        return Optional.of(new ConceptCodes.Entry(new Terminology.Code(system, code, display), below));
    }

    /** Adds a fault at the first line that holds a text. */
    private void fault(String place, String words) {
        int at = text.indexOf(place);
        String before = text.substring(0, at < 0 ? 0 : place.startsWith("\n") ? at + 1 : at);
        int line = at < 0 ? 0 : 1 + (int) before.chars().filter(c -> c == '\n').count();
        faults.add(new KnowledgeFault(path, line, words));
    }
}
