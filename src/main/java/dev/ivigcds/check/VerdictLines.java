package dev.ivigcds.check;

import dev.ivigcds.wire.Decision;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The gates and the verdict of every topic, raised ones first, each with its reason and its data. */
final class VerdictLines {
    private static final List<String> ORDER = List.of("raised", "undetermined", "suppressed", "quiet", "off");

    private VerdictLines() {}

    static void onto(Paper paper, Decision decision) {
        Decision.Scope scope = decision.scope();
        paper.section("Gates")
                .entry("IVIG", scope.ivig())
                .entry("myositis", scope.myositis())
                .entry("because", scope.because());
        Optional.ofNullable(decision.exposure()).ifPresent(prior -> paper.entry("earlier infusions", prior));
        paper.section("Verdicts");
        decision.verdicts().stream()
                .sorted(Comparator.comparingInt(v -> ORDER.indexOf(v.verdict())))
                .forEach(verdict -> {
                    paper.line(verdict.topic() + " " + verdict.verdict() + ": " + verdict.because());
                    if (!verdict.inputs().isEmpty()) {
                        paper.below("from "
                                + verdict.inputs().stream()
                                        .map(VerdictLines::input)
                                        .collect(Collectors.joining("; ")));
                    }
                });
    }

    /** A datum in one line. */
    static String input(Decision.Input input) {
        return Stream.of(
                        input.what(),
                        input.value(),
                        Optional.ofNullable(input.date()).map(Object::toString).orElse(""),
                        Optional.ofNullable(input.from()).orElse(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
