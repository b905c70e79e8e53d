package dev.ivigcds;

import java.util.Map;
import java.util.Set;

/** JSON that is small to send and dear to read (T-18), by name, each as a member of an object. */
public final class Bombs {
    private static final Map<String, String> ALL = Map.of(
            "a hundred thousand levels", "\"junk\":" + "[".repeat(100_000) + "]".repeat(100_000),
            "a number of a million digits", "\"junk\":" + "1".repeat(1_000_000),
            "the same member twice", "\"hook\":\"order-sign\",\"hook\":\"order-sign\"",
            "the same member twice, deep inside", "\"junk\":[{\"a\":{\"b\":1,\"b\":2}}]",
            "a text of three megabytes", "\"junk\":\"" + "x".repeat(3_000_000) + "\"",
            "a hundred thousand elements", "\"junk\":[0" + ",0".repeat(100_000) + "]",
            "a name of a megabyte", "\"" + "n".repeat(1_000_000) + "\":1");

    private Bombs() {}

    public static Set<String> names() {
        return ALL.keySet();
    }

    /** The bomb of that name. */
    public static String named(String name) {
        return ALL.getOrDefault(name, "");
    }
}
