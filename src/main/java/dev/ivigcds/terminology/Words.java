package dev.ivigcds.terminology;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A text as its words, lower case and without accents; a question mark is a word of its own. Matching is by whole words, in time linear in
 * the text (T-19).
 */
final class Words {
    private static final int ZERO_WIDTH_SPACE = 0x200B;

    private final List<String> list;
    private @Nullable Map<String, List<Integer>> places;

    private Words(List<String> list) {
        this.list = list;
    }

    static Words of(String text) {
        String plain =
                (isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD)).toLowerCase(Locale.ROOT);
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

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Where each word stands; made when it is first asked for, since most texts name nothing. */
    private Map<String, List<Integer>> places() {
        Map<String, List<Integer>> made = places;
        if (made == null) {
            made = new HashMap<>();
            for (int i = 0; i < list.size(); i++) {
                made.computeIfAbsent(list.get(i), word -> new ArrayList<>()).add(i);
            }
            places = made;
        }
        return made;
    }

    int size() {
        return list.size();
    }

    String first() {
        return list.getFirst();
    }

    void forEach(Consumer<String> taken) {
        list.forEach(taken);
    }

    /** Where a phrase begins for the first time at or after a word, or -1. */
    int indexOf(Words phrase, int from) {
        for (int place : places().getOrDefault(phrase.list.getFirst(), List.of())) {
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
