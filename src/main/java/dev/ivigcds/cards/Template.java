package dev.ivigcds.cards;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence with {@code {placeholders}} in it, as it stands in service.yaml. */
public final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");
    private static final Pattern NUMBER = Pattern.compile("[<>=]*-?[0-9]+(?:\\.[0-9]+)?");
    private static final String CUT = "…";

    private final String text;
    private final Set<String> placeholders;

    private Template(String text, Set<String> placeholders) {
        this.text = text;
        this.placeholders = placeholders;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if a brace does not belong to a placeholder
     */
    public static Template of(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        String rest = matcher.replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            throw new IllegalArgumentException(
                    "the braces of \"" + text + "\" do not pair up: a placeholder is written {likeThis}");
        }
        return new Template(text, Set.copyOf(names));
    }

    /** The names to be filled. */
    public Set<String> placeholders() {
        return placeholders;
    }

    /** Number of code points with every placeholder empty. */
    public int length() {
        return codePoints(PLACEHOLDER.matcher(text).replaceAll(""));
    }

    /** The sentence with every placeholder filled; one without a value reads "…". */
    String fill(Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), CUT)));
    }

    /**
     * The sentence filled, in fewer code points than the limit: words among the values are cut with "…" first, the longest first; a
     * number is never cut short but left out whole; the sentence itself is cut only if nothing else is left.
     */
    String fill(Map<String, String> values, int below) {
        Map<String, String> fitting = new TreeMap<>(values);
        fitting.keySet().retainAll(placeholders);
        for (String name : shorteningOrder(fitting)) {
            int over = codePoints(fill(fitting)) - (below - 1);
            if (over <= 0) {
                break;
            }
            fitting.computeIfPresent(name, (n, value) -> shortened(value, over));
        }
        return cut(fill(fitting), below - 1);
    }

    private static List<String> shorteningOrder(Map<String, String> values) {
        Comparator<Map.Entry<String, String>> wordsFirst = Comparator.comparing(e -> isNumber(e.getValue()));
        Comparator<Map.Entry<String, String>> longestFirst = Comparator.comparingInt(e -> -codePoints(e.getValue()));
        return values.entrySet().stream()
                .sorted(wordsFirst.thenComparing(longestFirst).thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String shortened(String value, int over) {
        return isNumber(value) ? CUT : cut(value, Math.max(1, codePoints(value) - over));
    }

    private static boolean isNumber(String value) {
        return NUMBER.matcher(value).matches();
    }

    /** At most so many code points, the last of them "…" if something was cut. */
    static String cut(String words, int atMost) {
        if (codePoints(words) <= atMost) {
            return words;
        }
        return words.substring(0, words.offsetByCodePoints(0, atMost - 1)).strip() + CUT;
    }

    static int codePoints(String words) {
        return words.codePointCount(0, words.length());
    }

    @Override
    public String toString() {
        return text;
    }
}
