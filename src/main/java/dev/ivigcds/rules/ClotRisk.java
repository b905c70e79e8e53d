package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Problem;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What makes IVIG a risk of thrombosis in this patient: a clot, stroke or infarction ever, thrombophilia, paraproteinemia, or age together
 * with diabetes (S-26; clinical.md 6-14).
 *
 * @param olderThan age in completed years above which it counts beside diabetes
 */
public record ClotRisk(Period olderThan) implements Rule {
    private static final List<Topic> TOPICS = List.of(Topic.CLOT_RISK);
    private static final Set<Concept> DERMATOMYOSITIS =
            Set.of(Concepts.DERMATOMYOSITIS, Concepts.AMYOPATHIC_DERMATOMYOSITIS, Concepts.JUVENILE_DERMATOMYOSITIS);

    public ClotRisk {
        Lengths.requireYears(olderThan);
    }

    @Override
    public List<Topic> topics() {
        return TOPICS;
    }

    @Override
    public Answer judge(Chart chart) {
        Verdict verdict =
                Moot.of(chart, "the risk of thrombosis").map(Verdict::quiet).orElseGet(() -> verdict(chart));
        return new Answer(Map.of(Topic.CLOT_RISK, verdict), List.of());
    }

    private Verdict verdict(Chart chart) {
        List<RiskFactor> strong = strong(chart);
        List<RiskFactor> lesser = lesser(chart);
        if (!strong.isEmpty() || lesser.size() == 2) {
            return raised(chart, Stream.concat(strong.stream(), lesser.stream()).toList());
        }
        List<Input> inputs = RiskFactor.inputs(lesser);
        return gap(chart, lesser)
                .<Verdict>map(gap -> new Verdict.Undetermined(gap, inputs))
                .orElseGet(() -> new Verdict.Quiet(
                        lesser.isEmpty()
                                ? "no risk of thrombosis in the data supplied"
                                : RiskFactor.all(lesser) + " alone is no risk",
                        inputs));
    }

    /** An old clot, stroke or infarction counts too; what makes blood clot must still be there. */
    private static List<RiskFactor> strong(Chart chart) {
        return Stream.of(
                        ever(chart, Concepts.VENOUS_THROMBOSIS, "venous thrombosis"),
                        ever(chart, Concepts.PULMONARY_EMBOLISM, "pulmonary embolism"),
                        ever(chart, Concepts.STROKE, "stroke"),
                        ever(chart, Concepts.MYOCARDIAL_INFARCTION, "myocardial infarction"),
                        now(chart, Concepts.THROMBOPHILIA, "thrombophilia"),
                        now(chart, Concepts.PARAPROTEINEMIA, "paraproteinemia"))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<RiskFactor> lesser(Chart chart) {
        return Stream.of(RiskFactor.olderThan(chart, olderThan), now(chart, Concepts.DIABETES, "diabetes"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<RiskFactor> ever(Chart chart, Concept concept, String name) {
        Stream<Problem> all = Stream.concat(chart.problems().items().stream(), chart.pastProblems().items().stream());
        return RiskFactor.diagnosis(all, concept, name);
    }

    private static Optional<RiskFactor> now(Chart chart, Concept concept, String name) {
        return RiskFactor.diagnosis(chart.problems().items().stream(), concept, name);
    }

    private static Verdict raised(Chart chart, List<RiskFactor> factors) {
        Finding finding = Finding.of(
                "default", Indicator.WARNING, Map.of("factors", RiskFactor.named(factors)), notes(chart), List.of());
        return new Verdict.Raised(
                finding, "risk of thrombosis: " + RiskFactor.all(factors), RiskFactor.inputs(factors));
    }

    private static List<String> notes(Chart chart) {
        List<String> notes = new ArrayList<>();
        Gaps.of("Diagnoses", chart.problems()).ifPresent(gap -> notes.add(gap + "."));
        if (chart.problems().items().stream().anyMatch(p -> p.what().isAny(DERMATOMYOSITIS))) {
            notes.add(
                    "On the octagam 10 % label dermatomyositis itself adds to the risk: no more than 0.04 mL/kg/min, and"
                            + " 0.03 mL/kg/min in patients at risk.");
        }
        notes.add("In the dermatomyositis trial a lower rate made thromboembolic events fewer.");
        return notes;
    }

    private static Optional<String> gap(Chart chart, List<RiskFactor> lesser) {
        boolean ageMatters = !lesser.isEmpty() && chart.person().born().isEmpty();
        return Gaps.of("diagnoses", chart.problems())
                .or(() -> ageMatters
                        ? Optional.of("the date of birth is not known, and age would count beside diabetes")
                        : Optional.empty());
    }
}
