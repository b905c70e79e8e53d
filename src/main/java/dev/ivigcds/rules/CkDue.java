package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Proposal.OrderTest;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Creatine kinase before the planned infusion (S-06). CK-MB, panels and ratios are other codes and do not count. */
record CkDue(Chart chart, InfusionReadiness limits, InfusionVisit visit) {
    private static final String NAME = "CK";

    Verdict judge() {
        ValueOnFile.Kind kind = new ValueOnFile.Kind(NAME, Set.of(Concepts.CK), chart.ck(), CkCourse::isReadable);
        ValueOnFile onFile = ValueOnFile.of(chart, kind, visit::holds);
        return InfusionReadiness.unsaid(onFile, kind).orElseGet(() -> due(onFile));
    }

    private Verdict due(ValueOnFile onFile) {
        String state = state(onFile);
        Finding finding = Finding.of(
                state,
                Indicator.INFO,
                values(onFile),
                notes(),
                List.of(new Finding.Offer("orderCk", Map.of(), List.of(new OrderTest(Concepts.CK, false)))));
        return new Verdict.Raised(finding, because(state, onFile), inputs(onFile));
    }

    private String state(ValueOnFile onFile) {
        if (onFile.unreadable().isPresent()) {
            return "unreadable";
        }
        if (onFile.undated().isPresent()) {
            return "undated";
        }
        if (visit.previous().isPresent()) {
            boolean sinceThen = onFile.newest()
                    .flatMap(Observation::when)
                    .filter(visit::isSincePrevious)
                    .isPresent();
            return sinceThen ? "old" : "default";
        }
        boolean first = EarlierInfusions.of(chart).exposure() == Exposure.NONE;
        return first ? "baseline" : "old";
    }

    private Map<String, String> values(ValueOnFile onFile) {
        Map<String, String> values = new HashMap<>();
        values.put("days", Long.toString(ChronoUnit.DAYS.between(visit.from(), visit.start())));
        onFile.unreadable()
                .flatMap(Observation::when)
                .ifPresent(when -> values.put("date", when.day().toString()));
        return values;
    }

    private String because(String state, ValueOnFile onFile) {
        return switch (state) {
            case "unreadable" ->
                "the CK has no readable value: "
                        + ValueOnFile.named(onFile.unreadable().orElseThrow());
            case "undated" ->
                "the CK on file carries no date: "
                        + ValueOnFile.named(onFile.undated().orElseThrow());
            case "default" ->
                "no CK in the data supplied since the last IVIG of "
                        + visit.previous().orElseThrow().end().day();
            default -> "no CK in the data supplied from " + visit.from() + " on, for IVIG planned on " + visit.start();
        };
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        chart.services().gap().ifPresent(gap -> notes.add("Test orders could not be checked: " + gap + "."));
        notes.add("Intramuscular injections and exercise can raise CK.");
        return notes;
    }

    private List<Input> inputs(ValueOnFile onFile) {
        Stream<Input> results = Stream.of(onFile.newest(), onFile.unreadable(), onFile.undated())
                .flatMap(Optional::stream)
                .distinct()
                .map(o -> ValueOnFile.input(NAME, o));
        Stream<Input> previous = visit.previous().stream()
                .map(last -> new Input(
                        "last IVIG", last.name(), Optional.of(last.end().day()), last.from()));
        return Stream.concat(results, previous).toList();
    }
}
