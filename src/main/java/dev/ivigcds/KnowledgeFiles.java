package dev.ivigcds;

import dev.ivigcds.terminology.KnowledgeFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the knowledge that judges: service files and FHIR artefacts, bundled in the jar or from a mounted folder. */
final class KnowledgeFiles {
    private static final String BUNDLED = "classpath:knowledge/";

    private KnowledgeFiles() {}

    /**
     * Reads the knowledge.
     *
     * @param location {@code file:} URL of a folder, or null for the bundled knowledge
     * @throws IllegalArgumentException if there is nothing to read there, naming the place
     */
    static KnowledgeFolder read(@Nullable String location) {
        String root =
                location == null || location.isBlank() ? BUNDLED : location.endsWith("/") ? location : location + "/";
        SortedMap<String, String> files = new TreeMap<>();
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            String base = resolver.getResource(root).getURL().toString();
            for (String pattern : new String[] {
                "hooks/*/service.yaml",
                "hooks/*/vignettes/**/*.json",
                "fhir-profiles/**/*.json",
                KnowledgeFolder.HASH_FILE
            }) {
                for (Resource file : resolver.getResources(root + pattern)) {
                    if (!file.exists()) {
                        continue;
                    }
                    String path = file.getURL().toString().substring(base.length());
                    files.put(path, file.getContentAsString(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw nothingAt(root);
        }
        if (files.isEmpty()) {
            throw nothingAt(root);
        }
        return new KnowledgeFolder(files);
    }

    private static IllegalArgumentException nothingAt(String root) {
        return new IllegalArgumentException(
                "ivig-cds.knowledge: no hooks/*/service.yaml and no fhir-profiles can be read below " + root
                        + ". Name a folder that holds both, as file:/path/, or leave the key out to use the bundled knowledge.");
    }
}
