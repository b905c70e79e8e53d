package dev.ivigcds.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The committed Libraries say what the CQL says. After a change that is meant, {@code ./mvnw test -Dtest=LibraryResourcesTest -Dcql.approve}
 * writes them anew.
 */
class LibraryResourcesTest {

    @Test
    void theLibrariesAreMadeFromTheCql() throws IOException {
        for (Map.Entry<Path, String> made :
                LibraryResources.made(new CqlLibraries()).entrySet()) {
            if (System.getProperty("cql.approve") != null) {
                Files.writeString(made.getKey(), made.getValue());
            }
            assertThat(Files.readString(made.getKey()))
                    .as(made.getKey() + "; -Dcql.approve writes it anew")
                    .isEqualTo(made.getValue());
        }
    }

    @Test
    void everyLibraryIsNamed() throws IOException {
        try (var files = Files.list(CqlLibraries.FOLDER)) {
            assertThat(files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".cql")))
                    .containsExactlyInAnyOrderElementsOf(
                            CqlLibraries.NAMES.stream().map(n -> n + ".cql").toList());
        }
    }
}
