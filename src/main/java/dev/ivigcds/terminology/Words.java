package dev.ivigcds.terminology;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A text as its words, lower case and without accents; a question mark is a word of its own. Matching is by whole words, in time linear in
 * the text (T-19).
 */
final class Words {
    private static final int ZERO_WIDTH_SPACE = 0x200B;

    private final List<String> list;
    private final Map<String, List<Integer>> places = new HashMap<>();

    private Words(List<String> list) {
        this.list = list;
        for (int i = 0; i < list.size(); i++) {
            places.computeIfAbsent(list.get(i), word -> new ArrayList<>()).add(i);
        }
    }

    static Words of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        plain.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else if (!isWithinWord(c)) {
                finish(word, words);
                if (c == '?') {
                    words.add("?");
                }
            }
        });
        finish(word, words);
        return new Words(words);
    }

    /** Accents, and marks that cannot be seen such as the soft hyphen. */
    private static boolean isWithinWord(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || (type == Character.FORMAT && c != ZERO_WIDTH_SPACE);
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    int size() {
        return list.size();
    }

    /** Where a phrase begins for the first time at or after a word, or -1. */
    int indexOf(Words phrase, int from) {
        for (int place : places.getOrDefault(phrase.list.getFirst(), List.of())) {
            if (place >= from && hasAt(phrase, place)) {
                return place;
            }
        }
        return -1;
    }

    /** Whether a phrase begins at a word. */
    boolean hasAt(Words phrase, int place) {
        int end = place + phrase.size();
        return end <= size() && list.subList(place, end).equals(phrase.list);
    }

    boolean contain(Words phrase) {
        return indexOf(phrase, 0) >= 0;
    }
}
