package dev.ivigcds.journal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Text from outside, in the form in which it can be kept: no control characters, no half characters, of bounded length. */
final class Kept {
    static final int LONGEST_ID = 200;

    private static final Pattern A_UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** What a database cannot hold, and what lets a text pretend to be two: control and format characters, halves of surrogate pairs. */
    private static final Pattern UNKEEPABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private Kept() {}

    /** An id: a UUID in lower case, since either case means the same; anything else as it is. */
    static String id(String sent) {
        return A_UUID.matcher(sent).matches() ? sent.toLowerCase(Locale.ROOT) : words(sent, LONGEST_ID);
    }

    /** A number by which a kept id is found; two ids may share one. */
    static long mark(String kept) {
        return UUID.nameUUIDFromBytes(kept.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }

    /** Words, cut to so many UTF-16 units, which is the strictest of the ways in which databases count. */
    static String words(String sent, int longest) {
        return UNKEEPABLE
                .matcher(sent.substring(0, Math.min(longest, sent.length())))
                .replaceAll(" ");
    }
}
