package dev.ivigcds.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Requests as integration engineers find them in their logs, each with the reading of it that was last read through. */
final class CapturedRequests {
    private static final Path FOLDER = Path.of("src/test/resources/check");
    private static final String REQUEST = ".json";

    private CapturedRequests() {}

    static List<String> names() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(REQUEST))
                    .map(name -> name.substring(0, name.length() - REQUEST.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(String name) {
        return FOLDER.resolve(name + REQUEST);
    }

    static String approved(String name) {
        try {
            Path file = FOLDER.resolve(name + ".txt");
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void approve(String name, String reading) {
        try {
            Files.writeString(FOLDER.resolve(name + ".txt"), reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
