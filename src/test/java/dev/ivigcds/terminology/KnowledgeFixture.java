package dev.ivigcds.terminology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The knowledge of the repository, for tests. */
public final class KnowledgeFixture {
    private KnowledgeFixture() {}

    /** Service files and FHIR artefacts as they stand in the repository. */
    public static KnowledgeFolder folder() {
        SortedMap<String, String> files = new TreeMap<>();
        for (String root : List.of("hooks", "fhir-profiles")) {
            try (Stream<Path> paths = Files.walk(Path.of(root))) {
                paths.filter(p -> p.endsWith("service.yaml")
                                || root.equals("fhir-profiles") && p.toString().endsWith(".json"))
                        .forEach(p -> files.put(p.toString().replace('\\', '/'), read(p)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new KnowledgeFolder(files);
    }

    /** The terminology of the repository, which must be without fault. */
    public static Terminology terminology() {
        List<KnowledgeFault> faults = new ArrayList<>();
        Terminology terminology = ValueSetReader.read(folder(), faults);
        if (!faults.isEmpty()) {
            throw new AssertionError(faults.toString());
        }
        return terminology;
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
