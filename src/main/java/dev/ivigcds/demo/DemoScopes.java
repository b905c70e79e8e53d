package dev.ivigcds.demo;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scopes that the demo's authorization grants, and what each lets pass. */
final class DemoScopes {
    static final Set<String> ALL = Stream.of(
                    Stream.of("launch", "launch/patient", "patient/Observation.c"),
                    SearchTable.types().stream()
                            .flatMap(type -> Stream.of("patient/" + type + ".r", "patient/" + type + ".rs")))
            .flatMap(scopes -> scopes)
            .collect(Collectors.toUnmodifiableSet());

    private DemoScopes() {}

    /**
     * Whether scopes allow something.
     *
     * @param letter {@code r} to read, {@code s} to search, {@code c} to create
     */
    static boolean allow(Collection<String> granted, String type, String letter) {
        String prefix = "patient/" + type + ".";
        return granted.stream()
                .anyMatch(scope -> scope.startsWith(prefix)
                        && scope.substring(prefix.length()).contains(letter));
    }
}
