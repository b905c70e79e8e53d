package dev.ivigcds.artefacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.terminology.KnowledgeFault;
import dev.ivigcds.terminology.KnowledgeFixture;
import dev.ivigcds.terminology.KnowledgeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What stands in {@code fhir-profiles/generated} is what is made of the rules. After a change that is meant,
 * {@code ./mvnw test -Dtest=GeneratedCopiesTest -Dartefacts.approve} writes it anew.
 */
class GeneratedCopiesTest {
    private static final Path FOLDER = Path.of("fhir-profiles/generated");

    @Test
    void theCopiesSayWhatTheRulesSay() throws IOException {
        SortedMap<String, String> made = made();
        if (System.getProperty("artefacts.approve") != null) {
            write(made);
        }
        assertThat(copies()).isEqualTo(made);
    }

    /** By file name. */
    private static SortedMap<String, String> made() {
        KnowledgeFolder folder = KnowledgeFixture.folder();
        List<KnowledgeFault> faults = new ArrayList<>();
        Artefacts files = Artefacts.read(folder, faults);
        assertThat(faults).isEmpty();
        SortedMap<String, String> made = new TreeMap<>();
        Catalog.read(folder).artefacts().all().stream()
                .filter(artefact -> files.find(artefact.type(), artefact.id()).isEmpty())
                .forEach(artefact -> made.put(artefact.path().replace('/', '-') + ".json", artefact.json()));
        return made;
    }

    private static void write(SortedMap<String, String> made) throws IOException {
        Files.createDirectories(FOLDER);
        for (String old : copies().keySet()) {
            Files.delete(FOLDER.resolve(old));
        }
        for (var file : made.entrySet()) {
            Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
        }
    }

    private static SortedMap<String, String> copies() throws IOException {
        SortedMap<String, String> copies = new TreeMap<>();
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                copies.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return copies;
    }
}
