package dev.ivigcds.conformance;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The duties and the tests that hold them, as a page: {@code src/docs/conformance.md}. */
final class ConformancePage {
    private static final String HEAD = """
            # Conformance

            Every duty of a CDS Service under CDS Hooks 2.0.1, and what holds it here. Made by the build from its tests; a duty without a test fails the
            build, and so does this page if it is not what the tests say (`./mvnw test -Dtest=ConformanceTest -Dconformance.approve` writes it anew). What the
            levels mean stands above the list of duties, `src/test/resources/conformance/duties.yaml`.

            """;

    /** Their tests are named, and count as soon as they are here. */
    private static final String AWAITED = "with the trust room";

    private ConformancePage() {}

    static String of(List<Duty> duties, TiedTests tests) {
        StringBuilder page = new StringBuilder(HEAD).append(summary(duties, tests));
        String section = "";
        for (Duty duty : duties) {
            if (!duty.section().equals(section)) {
                section = duty.section();
                page.append("\n## ")
                        .append(section)
                        .append("\n\n| id | level | duty | result | tests |\n|---|---|---|---|---|\n");
            }
            page.append(row(duty, tests));
        }
        return page.toString();
    }

    private static String summary(List<Duty> duties, TiedTests tests) {
        long held = duties.stream().filter(duty -> !tests.of(duty).isEmpty()).count();
        long excluded =
                duties.stream().filter(duty -> !duty.notHeld().isEmpty()).count();
        long awaited = duties.size() - held - excluded;
        return duties.size() + " duties: " + held + " held by tests, " + excluded + " not held for a reason"
                + (awaited == 0 ? "" : ", " + awaited + " whose tests come with the trust room")
                + ".\n";
    }

    private static String row(Duty duty, TiedTests tests) {
        boolean held = !tests.of(duty).isEmpty();
        boolean awaited = !held && duty.notHeld().isEmpty();
        String result = held ? "holds" : awaited ? AWAITED : "not held: " + duty.notHeld();
        Stream<String> names = awaited ? duty.heldBy().stream() : tests.of(duty).stream();
        String shown = names.map(test -> "`" + test + "`").collect(Collectors.joining("<br>"));
        return "| " + String.join(" | ", duty.id(), duty.level(), duty.text(), result, shown) + " |\n";
    }
}
