package dev.ivigcds.check;

import dev.ivigcds.wire.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, List<Decision.Verdict>> same = new LinkedHashMap<>();
        decision.verdicts().stream()
                .sorted(Comparator.comparingInt(v -> ORDER.indexOf(v.verdict())))
                .forEach(v -> same.computeIfAbsent(
                                v.verdict() + ": " + v.because() + v.inputs(), key -> new ArrayList<>())
                        .add(v));
        same.values().forEach(topics -> verdict(topics, paper));
    }

    /** Topics of which the same is said. */
    private static void verdict(List<Decision.Verdict> topics, Paper paper) {
        Decision.Verdict one = topics.getFirst();
        String names = topics.stream().map(Decision.Verdict::topic).collect(Collectors.joining(", "));
        paper.line(names + " " + one.verdict() + ": " + one.because());
        if (!one.inputs().isEmpty()) {
            paper.below("from " + one.inputs().stream().map(VerdictLines::input).collect(Collectors.joining("; ")));
        }
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
