package dev.ivigcds.demo;

import dev.ivigcds.vignettes.Vignettes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The demo's hook requests as they lie in their folder. */
final class DemoRequests {
    static final Path FOLDER = Path.of("hooks/ivig-myositis/requests");

    private DemoRequests() {}

    static List<String> names() {
        try (var files = Files.list(FOLDER)) {
            return files.map(f -> f.getFileName().toString().replaceFirst("\\.json$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode request(String name) {
        return (ObjectNode) Vignettes.STRICT.readTree(text(name));
    }
}
