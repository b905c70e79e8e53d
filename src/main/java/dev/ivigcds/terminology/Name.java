package dev.ivigcds.terminology;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A name as a ValueSet writes it: words that follow one another, or parts of it with any words between them, as in
 * {@code immune globulin … intravenous}.
 *
 * @param parts the parts in their order, each of at least one word
 */
record Name(List<Words> parts) {
    private static final String ANY_WORDS = "…";

    /**
     * Where a name stands.
     *
     * @param start its first word
     * @param end the word after its last
     */
    record Span(int start, int end) {}

    Name {
        parts = List.copyOf(parts);
    }

    /** The name, or empty if one of its parts has no word. */
    static Optional<Name> of(String written) {
        List<Words> parts =
                Arrays.stream(written.split(ANY_WORDS, -1)).map(Words::of).toList();
        return parts.stream().allMatch(part -> part.size() > 0) ? Optional.of(new Name(parts)) : Optional.empty();
    }

    String firstWord() {
        return parts.getFirst().first();
    }

    /** Where it stands for the first time. */
    Optional<Span> in(Words text) {
        int start = text.indexOf(parts.getFirst(), 0);
        int end = start;
        for (Words part : parts) {
            int place = end < 0 ? -1 : text.indexOf(part, end);
            end = place < 0 ? -1 : place + part.size();
        }
        return end < 0 ? Optional.empty() : Optional.of(new Span(start, end));
    }

    boolean isIn(Words text) {
        return in(text).isPresent();
    }

    /** Whether it stands wholly before a word. */
    boolean isBefore(int place, Words text) {
        return in(text).filter(span -> span.end() <= place).isPresent();
    }

    /** Whether it begins at a word. */
    boolean isAt(int place, Words text) {
        return parts.size() == 1 && text.hasAt(parts.getFirst(), place);
    }
}
