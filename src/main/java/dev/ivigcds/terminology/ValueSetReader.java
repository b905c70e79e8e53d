package dev.ivigcds.terminology;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the ValueSets below {@code fhir-profiles/valuesets}: flat lists whose every code says where it was seen. */
public final class ValueSetReader {
    private static final String FOLDER = "fhir-profiles/valuesets";
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<KnowledgeFault> faults;

    private ValueSetReader(List<KnowledgeFault> faults) {
        this.faults = faults;
    }

    /**
     * Reads all of them.
     *
     * @param folder the knowledge
     * @param faults where every fault is added, with file and line; while there is any, the result is not to be used
     */
    public static Terminology read(KnowledgeFolder folder, List<KnowledgeFault> faults) {
        ValueSetReader reader = new ValueSetReader(faults);
        List<ConceptCodes> all = new ArrayList<>();
        folder.below(FOLDER, ".json")
                .forEach((path, text) -> reader.file(path, text).ifPresent(all::add));
        if (all.isEmpty()) {
            faults.add(new KnowledgeFault(FOLDER, 0, "holds no ValueSet; without codes nothing can be recognised."));
        }
        ValueSets sets = new ValueSets(all);
        all.forEach(codes -> reader.contradictions(codes, sets));
        return sets;
    }

    private Optional<ConceptCodes> file(String path, String text) {
        String id = path.substring(FOLDER.length() + 1, path.length() - ".json".length());
        try {
            return new ValueSetFile(path, id, JSON.readTree(text), Lines.of(text, JSON), faults).read();
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            faults.add(new KnowledgeFault(path, line, "is not well-formed JSON."));
            return Optional.empty();
        }
    }

    private void contradictions(ConceptCodes codes, ValueSets sets) {
        for (ConceptCodes.Entry entry : codes.entries()) {
            String others = sets.meanings(entry.key()).stream()
                    .filter(other -> !mayShare(codes.concept(), other))
                    .map(Concept::id)
                    .sorted()
                    .collect(Collectors.joining(", "));
            if (!others.isEmpty()) {
                String words = "the code " + entry.code().code() + " stands in " + others
                        + " too, where it means something else; leave it in one of them.";
                faults.add(new KnowledgeFault(FOLDER + "/" + codes.concept().id() + ".json", entry.line(), words));
            }
        }
    }

    /** Forms of myositis include one another, and an allergy is to what is also a product; all else is one thing or the other. */
    private static boolean mayShare(Concept one, Concept other) {
        return one.equals(other)
                || Concepts.MYOSITIS.containsAll(Set.of(one, other))
                || one.equals(Concepts.IMMUNOGLOBULIN_SUBSTANCE)
                || other.equals(Concepts.IMMUNOGLOBULIN_SUBSTANCE);
    }
}
