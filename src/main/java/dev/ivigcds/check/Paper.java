package dev.ivigcds.check;

import java.util.ArrayList;
import java.util.List;

/** Lines of plain text, none wider than 110 columns; what does not fit goes on below, further in. Signs that steer a terminal become blanks. */
final class Paper {
    private static final int WIDTH = 110;
    private static final int LABEL = 18;
    private static final String FLAG = "! ";

    private final List<String> lines = new ArrayList<>();

    /** A section begins. */
    Paper section(String title) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(title);
        return this;
    }

    /** A label and what stands under it. */
    Paper entry(String label, String text) {
        String head = "  " + clean(label);
        write(head.length() < LABEL ? head + " ".repeat(LABEL - head.length()) : head + "  ", text, LABEL);
        return this;
    }

    /** A line of its own. */
    Paper line(String text) {
        write("  ", text, 4);
        return this;
    }

    /** What belongs to the line before. */
    Paper below(String text) {
        write("      ", text, 8);
        return this;
    }

    /** What should be looked at, below the line before. */
    Paper flag(String text) {
        write("    " + FLAG, text, 8);
        return this;
    }

    private void write(String head, String text, int hang) {
        StringBuilder line = new StringBuilder(head);
        boolean begun = false;
        for (String piece : pieces(clean(text), WIDTH - hang)) {
            if (line.length() + (begun ? 1 : 0) + piece.length() > WIDTH) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(hang));
                begun = false;
            }
            line.append(begun ? " " : "").append(piece);
            begun = true;
        }
        lines.add(line.toString().stripTrailing());
    }

    /** The words of a text; one that is wider than the paper, in pieces. */
    private static List<String> pieces(String text, int width) {
        List<String> pieces = new ArrayList<>();
        for (String word : text.split(" +", -1)) {
            for (int from = 0; from < word.length(); from += width) {
                pieces.add(word.substring(from, Math.min(word.length(), from + width)));
            }
        }
        return pieces;
    }

    private static String clean(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]", " ").strip();
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
