package dev.ivigcds.vignettes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The vignettes of the service, read strictly: an unknown key, a duplicate key or a name that is too long for an id is a fault. */
public final class Vignettes {
    static final Path FOLDER = Path.of("hooks/ivig-myositis/vignettes");

    /** Reads JSON with decimals as written and without forgiving anything. */
    public static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Vignettes() {}

    /** Every vignette, by file name. */
    public static List<Vignette> all() {
        return files().stream().map(Vignettes::read).toList();
    }

    /** Their texts, by file name. */
    static List<String> texts() {
        return files().stream().map(Vignettes::text).toList();
    }

    private static List<Path> files() {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The slugs of the vignettes, by theme. */
    static SortedMap<String, List<String>> themes() {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".json"))
                    .sorted()
                    .collect(Collectors.groupingBy(
                            f -> f.getParent().getFileName().toString(),
                            TreeMap::new,
                            Collectors.mapping(Vignettes::slug, Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String slug(Path file) {
        return file.getFileName().toString().replaceFirst("\\.json$", "");
    }

    private static Vignette read(Path file) {
        String slug = slug(file);
        if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*") || slug.length() > 52) {
            throw new IllegalArgumentException(file + ": name it in kebab-case, at most 52 characters");
        }
        try {
            return parse(slug, text(file));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** A vignette written in a test. */
    public static Vignette parse(String slug, String json) {
        JsonNode tree = STRICT.readTree(json);
        if (tree.has("slug")) {
            throw new IllegalArgumentException("the slug is the file name, not a key");
        }
        ((ObjectNode) tree).put("slug", slug);
        return STRICT.treeToValue(tree, Vignette.class);
    }
}
