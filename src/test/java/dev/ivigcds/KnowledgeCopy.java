package dev.ivigcds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A site's own copy of the knowledge, in versions that can be told apart by every card: {@code 9.0.7} says "(v7)" in each of its files. */
final class KnowledgeCopy {
    private static final Path SERVICE = Path.of("hooks/ivig-myositis/service.yaml");
    private static final Path IGA = Path.of("fhir-profiles/valuesets/iga.json");

    private final Path folder;

    /** Copies the repository's knowledge into a folder, without the vignettes, which judge nothing, as version 9.0.0. */
    KnowledgeCopy(Path folder) throws IOException {
        this.folder = folder;
        for (String root : List.of("hooks", "fhir-profiles")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(KnowledgeCopy::judges).toList()) {
                    Files.createDirectories(folder.resolve(file).getParent());
                    Files.copy(file, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        write(0);
    }

    private static boolean judges(Path file) {
        return file.equals(SERVICE) || file.startsWith("fhir-profiles") && Files.isRegularFile(file);
    }

    /** Writes another version, file by file, as an administrator's copying does. */
    void write(int version) {
        write(IGA, read(IGA).replace("\"IgA [Mass/volume] in Serum or Plasma\"", "\"IgA (v" + version + ")\""));
        write(
                SERVICE,
                read(SERVICE)
                        .replaceFirst("(?m)^version: .*$", "version: 9.0." + version)
                        .replaceFirst("- version: [0-9.]+", "- version: 9.0." + version)
                        .replace("No serum IgA on file before", "No serum IgA on file (v" + version + ") before")
                        .replace("g on one day (>80 g)", "g on one day (>80 g, v" + version + ")"));
    }

    /** Breaks it: a number without its unit. */
    void corrupt() {
        write(SERVICE, read(SERVICE).replace("80 g", "80"));
    }

    void write(Path file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(Path file) throws IOException {
        Files.delete(folder.resolve(file));
    }

    String url() {
        return folder.toUri().toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
