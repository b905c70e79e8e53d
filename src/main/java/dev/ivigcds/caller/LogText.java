package dev.ivigcds.caller;

/** Text that a stranger chose, made fit for one line of our log (T-22). */
final class LogText {
    private static final int LONGEST = 80;

    private LogText() {}

    /** Printable ASCII only, at most 80 characters; everything else is a question mark. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> clean.append(c >= 0x20 && c < 0x7f ? (char) c : '?'));
        return clean.toString();
    }
}
