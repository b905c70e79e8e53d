package dev.ivigcds.cards;

import java.util.regex.Pattern;

/**
 * Text from the chart, made harmless (R-87, T-21). Nothing in it can become markup, a link or a tag, whether a client renders the
 * markdown, shows it raw, or takes it for HTML; and it stays on one line.
 */
final class Markdown {
    /** Code points of one piece of text from the chart; more is cut. */
    private static final int LONGEST = 600;

    private static final Pattern TAG_OPENS = Pattern.compile("<(?=[a-zA-Z/!?]|$)");
    private static final Pattern ENTITY_OPENS = Pattern.compile("&(?=[a-zA-Z#]|$)");
    private static final Pattern MEANS_SOMETHING = Pattern.compile("[\\\\`*_\\[\\]|~]");
    private static final Pattern BLOCK_OPENS =
            Pattern.compile("^(?=[#=>]|--|[+-](?: |$))|^([0-9]{1,9})(?=[.)](?: |$))");
    private static final Pattern SCHEME = Pattern.compile("://");
    private static final Pattern WWW = Pattern.compile("(?i)(www)\\.");
    private static final Pattern MAIL = Pattern.compile("(?<=[^ ])@");
    private static final Pattern LINK = Pattern.compile("]\\(");
    private static final Pattern SPACES = Pattern.compile(" {2,}");

    private Markdown() {}

    /** The words as markdown that reads as the same words. */
    static String escape(String text) {
        return meansNothingElse(text) ? text : escaped(text);
    }

    private static String escaped(String text) {
        String words = Template.cut(oneLine(text), LONGEST);
        words = unlinked(words);
        words = MEANS_SOMETHING.matcher(words).replaceAll("\\\\$0");
        words = ENTITY_OPENS.matcher(words).replaceAll("&amp;");
        words = TAG_OPENS.matcher(words).replaceAll("&lt;");
        return BLOCK_OPENS.matcher(words).replaceFirst(m -> (m.group(1) == null ? "" : m.group(1)) + "\\\\");
    }

    /**
     * The words for a place that is not markdown (a summary, a label): one line, no hidden characters, nothing that opens a tag, and nothing that a
     * client which draws it as markdown all the same, or looks for addresses, would make a link of.
     */
    static String plain(String text) {
        String words = LINK.matcher(unlinked(oneLine(text))).replaceAll("] (");
        return TAG_OPENS.matcher(words).replaceAll("‹");
    }

    private static String unlinked(String text) {
        String words = SCHEME.matcher(text).replaceAll(": //");
        words = WWW.matcher(words).replaceAll("$1 .");
        return MAIL.matcher(words).replaceAll(" @");
    }

    /** Whether a text is of letters, digits and the plainest punctuation alone, of which nothing needs a second look. */
    private static boolean meansNothingElse(String text) {
        boolean letterFirst = !text.isEmpty() && isLetter(text.charAt(0));
        if (!letterFirst || text.length() > LONGEST || text.endsWith(" ")) {
            return false;
        }
        char before = 'a';
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = isLetter(c) || (c >= '0' && c <= '9') || ",;()%-".indexOf(c) >= 0;
            boolean parted = (c == ' ' && before != ' ')
                    || (c == '.' && before != 'w' && before != 'W')
                    || (c == '/' && before != ':')
                    || c == ':';
            if (!plain && !parted) {
                return false;
            }
            before = c;
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Control characters and line ends become spaces; bidirectional marks and all else that cannot be seen is dropped. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SPACE_SEPARATOR -> line.append(' ');
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {}
                default -> line.appendCodePoint(c);
            }
        });
        return SPACES.matcher(line).replaceAll(" ").strip();
    }
}
