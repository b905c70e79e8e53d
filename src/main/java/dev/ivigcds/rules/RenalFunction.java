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
import java.util.stream.Stream;

/** Whether kidney function is known before IVIG (S-25, RENAL-UNKNOWN); a test ordered is as good as asked for, like CK. */
record RenalFunction(Chart chart, RenalRisk limits, ValueOnFile recent) {

    Verdict judge() {
        if (recent.inTime().isPresent()) {
            Observation result = recent.inTime().get();
            return new Verdict.Quiet(
                    "kidney function is known: " + ValueOnFile.named(result), List.of(KidneyResults.input(result)));
        }
        if (recent.pending().isPresent()) {
            Input pending = recent.pending().get();
            return new Verdict.Quiet(RenalRisk.NAME + " is pending (" + pending.value() + ")", List.of(pending));
        }
        return Gaps.of(RenalRisk.NAME, chart.renal()).map(Verdict::undetermined).orElseGet(this::unknown);
    }

    private Verdict unknown() {
        String state = recent.unreadable().isPresent()
                ? "unreadable"
                : recent.undated().isPresent() ? "undated" : "default";
        Map<String, String> values = new HashMap<>();
        values.put("days", Long.toString(days()));
        recent.unreadable()
                .flatMap(Observation::when)
                .ifPresent(when -> values.put("date", when.day().toString()));
        OrderTest creatinine = new OrderTest(Concepts.CREATININE, false);
        Finding finding = Finding.of(
                state,
                Indicator.INFO,
                values,
                notes(),
                List.of(new Finding.Offer("orderCreatinine", Map.of(), List.of(creatinine))));
        return new Verdict.Raised(finding, because(state), inputs());
    }

    private long days() {
        return ChronoUnit.DAYS.between(chart.today().minus(limits.checkedWithin()), chart.today());
    }

    private String because(String state) {
        return switch (state) {
            case "unreadable" ->
                "the result on file cannot be read: "
                        + ValueOnFile.named(recent.unreadable().orElseThrow());
            case "undated" ->
                "the result on file carries no date: "
                        + ValueOnFile.named(recent.undated().orElseThrow());
            default -> "no creatinine or eGFR of the last " + days() + " days in the data supplied";
        };
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        chart.services().gap().ifPresent(gap -> notes.add("Test orders could not be checked: " + gap + "."));
        notes.add(RenalFactors.WASTING);
        return notes;
    }

    private List<Input> inputs() {
        return Stream.of(recent.newest(), recent.unreadable(), recent.undated())
                .flatMap(Optional::stream)
                .distinct()
                .map(KidneyResults::input)
                .toList();
    }
}
