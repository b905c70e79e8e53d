package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Proposal.OrderProcedure;
import dev.ivigcds.facts.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Strength by a standardized scale at the planned infusion (S-07; clinical.md 6-6). */
record StrengthDue(Chart chart, InfusionVisit visit) {

    Verdict judge() {
        ValueOnFile.Kind kind = new ValueOnFile.Kind(
                Strength.NAME,
                Set.of(Concepts.MMT8, Concepts.MMT8_BILATERAL),
                chart.measures(),
                o -> o.result() instanceof Result.Measured);
        ValueOnFile onFile = ValueOnFile.of(chart, kind, visit::holds);
        return InfusionReadiness.unsaid(onFile, kind).orElseGet(() -> due(onFile));
    }

    private Verdict due(ValueOnFile onFile) {
        boolean undated = onFile.undated().isPresent();
        OrderProcedure assessment = new OrderProcedure(Concepts.MMT8, false);
        Finding finding = Finding.of(
                undated ? "undated" : "default",
                Indicator.INFO,
                Map.of(),
                onFile.unreadable()
                        .map(o -> List.of("A score without a number was passed over: " + ValueOnFile.named(o) + "."))
                        .orElse(List.of()),
                List.of(new Finding.Offer("recordStrength", Map.of(), List.of(assessment))));
        String because = undated
                ? "the strength score on file carries no date"
                : "no standardized strength score in the data supplied for IVIG planned on " + visit.start();
        return new Verdict.Raised(finding, because, inputs(onFile));
    }

    private static List<Input> inputs(ValueOnFile onFile) {
        return Stream.of(onFile.newest(), onFile.unreadable(), onFile.undated())
                .flatMap(Optional::stream)
                .distinct()
                .map(o -> ValueOnFile.input(Strength.NAME, o))
                .toList();
    }
}
