package dev.ivigcds.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Free text without what may point at a person: names and ids of this request, dates that cannot be moved, addresses, long numbers. Dates that can be
 * moved are.
 */
final class CleanText {
    /** Stands for what was taken out; no word, so that nothing is read into it. */
    static final String GONE = "…";

    private static final int SHORTEST_ID = 4;

    private static final List<Pattern> ALWAYS = Stream.of(
                    "(?i)[a-z][a-z0-9+.-]*://[^\\s,;<>()]+",
                    "[^\\s,;<>()]+@[^\\s,;<>()]+\\.[^\\s,;<>()]+",
                    "(?i)\\b(?:dr|mr|mrs|ms|prof|pt)\\b\\.? +\\p{Lu}[\\p{L}'’-]+",
                    "\\b\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}\\b",
                    "(?i)\\b\\d{1,2}\\.? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*\\.? \\d{2,4}\\b",
                    "(?i)\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*\\.? \\d{1,2},? \\d{4}\\b",
                    "\\+?\\(?\\d[\\d ()/-]{7,}\\d",
                    "\\d{6,}")
            .map(Pattern::compile)
            .toList();

    private final MovedDates dates;
    private final List<Pattern> known;

    /**
     * Cleans texts of one request.
     *
     * @param names words of the names of people in it
     * @param ids its ids and identifiers
     */
    CleanText(MovedDates dates, Collection<String> names, Collection<String> ids) {
        this.dates = dates;
        this.known = Stream.concat(
                        anyOf(ids.stream()
                                .filter(id -> id.length() >= SHORTEST_ID)
                                .toList()),
                        anyOf(names))
                .toList();
    }

    /** Any of some words where it stands as a word of its own. */
    private static Stream<Pattern> anyOf(Collection<String> words) {
        String any = words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return any.isEmpty()
                ? Stream.empty()
                : Stream.of(Pattern.compile(
                        "(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** The text as it may be shared. */
    String cleaned(String text) {
        String clean = text;
        for (Pattern pattern : known) {
            clean = pattern.matcher(clean).replaceAll(GONE);
        }
        String[] parts =
                clean.split("(?<!\\d)(?=\\d{4}-\\d{2}-\\d{2}(?!\\d))|(?<=(?<!\\d)\\d{4}-\\d{2}-\\d{2})(?!\\d)", -1);
        return Stream.of(parts).map(this::part).collect(Collectors.joining());
    }

    /** A date alone, or what stands between dates. */
    private String part(String text) {
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return dates.movedWithin(text);
        }
        String clean = text;
        for (Pattern pattern : ALWAYS) {
            clean = pattern.matcher(clean).replaceAll(GONE);
        }
        return clean;
    }
}
