package dev.ivigcds.terminology;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text as its words, lower case and without accents; a question mark is a word of its own. Matching is by whole words, in time linear in
 * the text (T-19).
 *
 * @param list the words in order
 */
record Words(List<String> list) {
    Words {
        list = List.copyOf(list);
    }

    static Words of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                finish(word, words);
                if (c == '?') {
                    words.add("?");
                }
            }
        }
        finish(word, words);
        return new Words(words);
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** Where a phrase begins for the first time at or after a word, or -1. */
    int indexOf(Words phrase, int from) {
        for (int i = from; i + phrase.list.size() <= list.size(); i++) {
            if (list.subList(i, i + phrase.list.size()).equals(phrase.list)) {
                return i;
            }
        }
        return -1;
    }

    boolean contain(Words phrase) {
        return indexOf(phrase, 0) >= 0;
    }

    /** The words before one of them. */
    Words before(int index) {
        return new Words(list.subList(0, index));
    }
}
