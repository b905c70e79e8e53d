package dev.ivigcds.consult;

import java.util.Locale;

/** Clauses as sentences. */
final class Sentences {
    private Sentences() {}

    /** With a capital and a full stop. */
    static String of(String clause) {
        String whole = clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
        return whole.endsWith(".") ? whole : whole + ".";
    }
}
