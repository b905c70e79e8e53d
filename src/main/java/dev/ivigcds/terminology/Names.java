package dev.ivigcds.terminology;

import java.util.List;

/**
 * The words by which an idea is recognised where a record has no code we know (clinical.md 0.1-5, 6-30).
 *
 * @param any phrases that name it
 * @param unless phrases that anywhere in the text mean something else, or only a suspicion
 * @param unlessBefore phrases that mean its absence when they stand before the name
 */
record Names(List<Words> any, List<Words> unless, List<Words> unlessBefore) {
    Names {
        any = List.copyOf(any);
        unless = List.copyOf(unless);
        unlessBefore = List.copyOf(unlessBefore);
    }

    /** Whether a text names it. */
    boolean match(Words text) {
        return unless.stream().noneMatch(text::contain) && any.stream().anyMatch(name -> isNamed(text, name));
    }

    private boolean isNamed(Words text, Words name) {
        int at = text.indexOf(name, 0);
        if (at < 0) {
            return false;
        }
        Words before = text.before(at);
        return unlessBefore.stream().noneMatch(before::contain);
    }
}
