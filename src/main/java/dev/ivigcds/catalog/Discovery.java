package dev.ivigcds.catalog;

/**
 * What a site decides about discovery: what came after CDS Hooks 2.0.1 in it.
 *
 * @param tokens which tokens the prefetch queries hold
 * @param version what {@code version} says, a semantic version or a code of the ballot such as {@code STU2}; empty: the member is left out
 */
public record Discovery(PrefetchTokens tokens, String version) {
    /** Every client knows all of it. */
    public static final Discovery USUAL = new Discovery(PrefetchTokens.SIMPLE, "2.0.1");

    /** Whether a version is one that discovery may name, or none. */
    public static boolean isVersion(String version) {
        return version.matches("|\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?|STU\\d");
    }
}
