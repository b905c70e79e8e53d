package dev.ivigcds.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the command line asked for; {@code src/bench/run} passes it on. */
final class Options {
    /** What can be measured, in this order. */
    static final List<String> EVERYTHING =
            List.of("size", "start", "ivig", "other", "mix", "fetch", "rate", "flood", "overload", "memory");

    private static final String QUICK = "quick";

    private final Map<String, String> given = new HashMap<>();

    Options(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i].replaceFirst("^--", "");
            given.put(name, name.equals(QUICK) ? "true" : arguments[++i]);
        }
        refuseUnknown(only(), EVERYTHING);
        refuseUnknown(servers(), Server.Kind.words());
        refuseUnknown(
                jwts(), Arrays.stream(Tokens.Jwt.values()).map(Tokens.Jwt::word).toList());
    }

    private static void refuseUnknown(Set<String> words, List<String> known) {
        if (!known.containsAll(words)) {
            throw new IllegalArgumentException(words + " should be among " + known);
        }
    }

    private Set<String> words(String name, List<String> all) {
        return new LinkedHashSet<>(
                given.containsKey(name) ? List.of(given.get(name).split(",")) : all);
    }

    Set<String> only() {
        return words("only", EVERYTHING);
    }

    Set<String> servers() {
        return words("servers", Server.Kind.words());
    }

    Set<String> jwts() {
        return words("jwt", List.of("rs384", "es384", "none"));
    }

    boolean quick() {
        return given.containsKey(QUICK);
    }

    private double number(String name, double usual, double whenQuick) {
        return given.containsKey(name) ? Double.parseDouble(given.get(name)) : quick() ? whenQuick : usual;
    }

    int rounds() {
        return (int) number("rounds", 5, 1);
    }

    int starts() {
        return (int) number("starts", 5, 1);
    }

    /** Seconds of one closed run. */
    double seconds() {
        return number("seconds", 5, 2);
    }

    /** Seconds that each process answers IVIG orders, not recorded, before anything is measured. */
    double warmUp() {
        return number("warm-up", 120, 4);
    }

    /** Seconds of an open run. */
    double openSeconds() {
        return number("open-seconds", 30, 5);
    }

    /** Seconds of more calls than can be answered. */
    double overloadSeconds() {
        return number("overload-seconds", 120, 5);
    }

    int connections() {
        return (int) number("connections", 8, 8);
    }

    /** Calls a second of the mix at a constant rate. */
    int rate() {
        return (int) number("rate", 300, 300);
    }

    /** Calls a second of fetch mode. */
    int fetchRate() {
        return (int) number("fetch-rate", 20, 20);
    }

    /** JVM flags of every server. */
    List<String> flags() {
        String flags = given.getOrDefault("flags", "").trim();
        return flags.isEmpty() ? List.of() : List.of(flags.split("\\s+"));
    }

    Path jar(Server.Kind kind) {
        return Path.of(given.get(kind.program() + "-jar"));
    }

    Path out() {
        return Path.of(given.getOrDefault("out", "target/bench/raw.jsonl"));
    }

    String commit() {
        return given.getOrDefault("commit", "unknown");
    }
}
