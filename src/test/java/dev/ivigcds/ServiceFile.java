package dev.ivigcds;

import dev.ivigcds.vignettes.Vignettes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;

/** The service's file and the ValueSets as plain YAML and JSON, read without any code of the product. */
final class ServiceFile {
    private static final Path FILE = Path.of("hooks/ivig-myositis/service.yaml");
    private static final Path VALUE_SETS = Path.of("fhir-profiles/valuesets");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    /** Long values of the placeholders whose length is not that of a number or a date. */
    private static final Map<String, String> LONG = Map.of(
            "reason", "its unit [IU]/mL is not one of mass",
            "domains", "TIS, strength (MMT-8) or CK",
            "feature", "rhabdomyolysis",
            "what", "aseptic meningitis",
            "factors", "CKD (stage not stated), acute kidney injury +4",
            "drugs", "acetaminophen and antihistamine",
            "why", "a recorded allergy and severe liver disease",
            "missing", "allergies, diagnoses could not be checked; medication orders unavailable here");

    private ServiceFile() {}

    private static Map<String, Object> root() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions dumper = new DumperOptions();
        Yaml yaml =
                new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options, new DatesAsWritten());
        try {
            return map(yaml.load(Files.readString(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A section of the file by its key. */
    static Map<String, Object> section(String key) {
        return map(root().get(key));
    }

    /** Every topic of the rules and of the service itself. */
    static SortedMap<String, Map<String, Object>> topics() {
        SortedMap<String, Map<String, Object>> topics = new TreeMap<>();
        section("rules").values().forEach(r -> map(map(r).get("topics")).forEach((k, t) -> topics.put(k, map(t))));
        section("serviceTopics").forEach((k, t) -> topics.put(k, map(t)));
        return topics;
    }

    /** Every number among the parameters of the rules as written, {@code 80 g}, by {@code rule.parameter}. */
    static SortedMap<String, String> numbers() {
        SortedMap<String, String> numbers = new TreeMap<>();
        section("rules")
                .forEach((rule, value) -> map(map(value).get("parameters")).forEach((name, parameter) -> {
                    String written = String.valueOf(parameter);
                    if (Character.isDigit(written.charAt(0))) {
                        numbers.put(rule + "." + name, written);
                    }
                }));
        return numbers;
    }

    static List<String> topicNamesAsWritten() {
        List<String> names = new ArrayList<>(section("serviceTopics").keySet());
        section("rules")
                .values()
                .forEach(r -> names.addAll(map(map(r).get("topics")).keySet()));
        return names;
    }

    /** The ValueSets by file name. */
    static SortedMap<String, JsonNode> valueSets() {
        try (var files = Files.list(VALUE_SETS)) {
            SortedMap<String, JsonNode> sets = new TreeMap<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                String id = file.getFileName().toString().replaceFirst("\\.json$", "");
                sets.put(id, Vignettes.STRICT.readTree(Files.readString(file)));
            }
            return sets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text with long values in place of its placeholders. */
    static String rendered(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(m -> LONG.getOrDefault(m.group(1), sample(m.group(1))));
    }

    private static String sample(String placeholder) {
        return placeholder.toLowerCase(Locale.ROOT).contains("date") ? "2026-03-02" : "1234.5";
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    static List<String> list(Map<String, Object> map, String key) {
        Object value = map.get(key);
        return value == null
                ? List.of()
                : ((List<?>) value).stream().map(String::valueOf).toList();
    }

    /** Leaves dates as the text they are. */
    private static final class DatesAsWritten extends Resolver {
        @Override
        public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, pattern, first, limit);
            }
        }
    }
}
