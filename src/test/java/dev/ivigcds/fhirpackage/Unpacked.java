package dev.ivigcds.fhirpackage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A package read back.
 *
 * @param files texts by their paths in it
 */
record Unpacked(SortedMap<String, String> files) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Unpacked of(Path file) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return new Unpacked(files);
    }

    JsonNode json(String path) {
        return JSON.readTree(files.get(path));
    }

    /** Only the resources. */
    SortedMap<String, String> resources() {
        SortedMap<String, String> resources = new TreeMap<>(files);
        resources.keySet().removeIf(path -> path.endsWith("/.index.json") || path.endsWith("/package.json"));
        return resources;
    }
}
