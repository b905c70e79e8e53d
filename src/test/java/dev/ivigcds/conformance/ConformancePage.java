package dev.ivigcds.conformance;

import java.util.List;
import java.util.stream.Collectors;

/** The duties and the tests that hold them, as a page: {@code src/docs/conformance.md}. */
final class ConformancePage {
    private static final String HEAD = """
            # Conformance

            Every duty of a CDS Service under CDS Hooks 2.0.1, and what holds it here. Made by the build from its tests; a duty without a test fails the
            build, and so does this page if it is not what the tests say (`./mvnw test -Dtest=ConformanceTest -Dconformance.approve` writes it anew). What the
            levels mean stands above the list of duties, `src/test/resources/conformance/duties.yaml`. Tests that know of the server only what it says over HTTP
            (classes that carry `DemoServer`) are run a second time, against the packaged jar in a process of its own.

            """;

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
        return duties.size() + " duties: " + held + " held by tests, " + excluded + " not held for a reason.\n";
    }

    private static String row(Duty duty, TiedTests tests) {
        String result = duty.notHeld().isEmpty() ? "holds" : "not held: " + duty.notHeld();
        String shown = tests.of(duty).stream().map(test -> "`" + test + "`").collect(Collectors.joining("<br>"));
        return "| " + String.join(" | ", duty.id(), duty.level(), duty.text(), result, shown) + " |\n";
    }
}
