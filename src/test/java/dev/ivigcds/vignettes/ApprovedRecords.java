package dev.ivigcds.vignettes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was said of every vignette when someone last read it through, a file for each theme. */
final class ApprovedRecords {
    private static final Path FOLDER = Path.of("src/test/resources/records");
    private static final String HEAD = "# ";

    private ApprovedRecords() {}

    /** The approved records by the slug of their vignette. */
    static Map<String, String> all() {
        SortedMap<String, String> records = new TreeMap<>();
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                read(Files.readAllLines(file), records);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    private static void read(List<String> lines, Map<String, String> records) {
        String slug = "";
        for (String line : lines) {
            if (line.startsWith(HEAD)) {
                slug = line.substring(HEAD.length());
                records.put(slug, "");
            } else if (!line.isEmpty()) {
                records.merge(slug, line, (before, more) -> before.isEmpty() ? more : before + "\n" + more);
            }
        }
    }

    /** Puts the records given in the place of all that stands. */
    static void write(Map<String, String> records) {
        try {
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, List<String>> theme : Vignettes.themes().entrySet()) {
                StringBuilder text = new StringBuilder();
                theme.getValue()
                        .forEach(slug -> text.append(HEAD)
                                .append(slug)
                                .append('\n')
                                .append(records.get(slug))
                                .append("\n\n"));
                Files.writeString(
                        FOLDER.resolve(theme.getKey() + ".txt"), text.toString().stripTrailing() + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
