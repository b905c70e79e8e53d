package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What makes IVIG a risk to this patient's kidney (S-25, RENAL-RISK; clinical.md 6-14). */
record RenalFactors(Chart chart, RenalRisk limits, KidneyResults results) {
    static final String WASTING =
            "Wasted muscle makes little creatinine: in myositis an eGFR from creatinine can look better than the kidney is.";
    private static final String ALBUMINURIA = "(a[123])?\\b";
    private static final Pattern STAGE_1_OR_2 =
            Pattern.compile("(?i)\\b(stage|grade)\\s*(1|2|i|ii)\\b|\\bg[12]" + ALBUMINURIA);
    private static final Pattern STAGE_3_TO_5 =
            Pattern.compile("(?i)\\b(stage|grade)\\s*([345][ab]?|iii[ab]?|iv|v)\\b|\\bg([45]|3[ab]?)" + ALBUMINURIA);

    Verdict judge() {
        List<RiskFactor> strong = Stream.of(lowEgfr(), injury(), kidneyDisease())
                .flatMap(Optional::stream)
                .toList();
        List<RiskFactor> lesser = lesser();
        List<RiskFactor> all = Stream.concat(strong.stream(), lesser.stream()).toList();
        int enough = limits.lesserFactors().value().intValueExact();
        if (!strong.isEmpty() || lesser.size() >= enough) {
            return raised(all);
        }
        return gap(lesser.size() == enough - 1)
                .<Verdict>map(gap -> new Verdict.Undetermined(gap, RiskFactor.inputs(all)))
                .orElseGet(() -> quiet(all));
    }

    private Optional<RiskFactor> lowEgfr() {
        return results.egfr()
                .filter(o -> results.low())
                .map(o -> new RiskFactor("eGFR " + Egfr.shown(o), List.of(KidneyResults.input(o))));
    }

    private Optional<RiskFactor> injury() {
        return diagnosis(Concepts.ACUTE_KIDNEY_INJURY, "acute kidney injury");
    }

    private Optional<RiskFactor> diagnosis(Concept concept, String name) {
        return RiskFactor.diagnosis(chart.problems().items().stream(), concept, name);
    }

    private Optional<RiskFactor> kidneyDisease() {
        return diagnosis(Concepts.KIDNEY_DISEASE_STAGE_3_TO_5, "CKD stage 3-5")
                .or(() -> RiskFactor.diagnosis(
                        unstaged().filter(p -> names(p, STAGE_3_TO_5)),
                        Concepts.KIDNEY_DISEASE_STAGE_NOT_STATED,
                        "CKD stage 3-5"))
                .or(() -> RiskFactor.diagnosis(
                        unstaged().filter(p -> !names(p, STAGE_1_OR_2)),
                        Concepts.KIDNEY_DISEASE_STAGE_NOT_STATED,
                        "CKD (stage not stated)"));
    }

    /** Those whose code names no stage; their words may. */
    private Stream<Problem> unstaged() {
        return chart.problems().items().stream();
    }

    private static boolean names(Problem problem, Pattern stage) {
        return stage.matcher(problem.what().text()).find();
    }

    private List<RiskFactor> lesser() {
        return Stream.of(
                        RiskFactor.olderThan(chart, limits.olderThan()),
                        diagnosis(Concepts.DIABETES, "diabetes"),
                        diagnosis(Concepts.VOLUME_DEPLETION, "volume depletion"),
                        diagnosis(Concepts.PARAPROTEINEMIA, "paraproteinemia"))
                .flatMap(Optional::stream)
                .toList();
    }

    private Verdict raised(List<RiskFactor> factors) {
        Finding finding = Finding.of(
                "default", Indicator.WARNING, Map.of("factors", RiskFactor.named(factors)), notes(), List.of());
        return new Verdict.Raised(finding, "renal risk: " + RiskFactor.all(factors), RiskFactor.inputs(factors));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        results.egfr()
                .filter(Egfr::isWholeBody)
                .ifPresent(o -> notes.add("The eGFR is in mL/min for the whole body, not per 1.73 m² of its surface."));
        results.unclear()
                .ifPresent(o -> notes.add("A newer eGFR does not say whether it is below "
                        + limits.egfrBelow().shown() + " and was passed over: " + ValueOnFile.named(o) + "."));
        Gaps.of("Creatinine and eGFR", chart.renal()).ifPresent(gap -> notes.add(gap + "."));
        Gaps.of("Diagnoses", chart.problems()).ifPresent(gap -> notes.add(gap + "."));
        notes.add(WASTING);
        notes.add("On the octagam 10 % label patients at risk get no more than 0.03 mL/kg/min.");
        return notes;
    }

    private Optional<String> gap(boolean ageWouldDo) {
        Optional<String> unknownAge = ageWouldDo && chart.person().born().isEmpty()
                ? Optional.of("the date of birth is not known, and age would make a second factor")
                : Optional.empty();
        Optional<String> unclear = results.egfr().isPresent()
                ? Optional.empty()
                : results.unclear()
                        .map(o -> "the eGFR does not say whether it is below "
                                + limits.egfrBelow().shown() + ": " + ValueOnFile.named(o));
        return Gaps.of("diagnoses", chart.problems())
                .or(() -> Gaps.of("creatinine and eGFR", chart.renal()))
                .or(() -> unclear)
                .or(() -> unknownAge);
    }

    private Verdict quiet(List<RiskFactor> lesser) {
        String egfr = results.egfr()
                .map(o -> "eGFR " + ValueOnFile.named(o) + " is not low")
                .orElse("no recent eGFR in the data supplied");
        String passedOver = results.unclear().isPresent() ? " (a newer one cannot be judged)" : "";
        String factors = lesser.isEmpty()
                ? ", and no other renal risk"
                : ", and too few lesser factors (" + RiskFactor.all(lesser) + ")";
        List<Input> inputs = Stream.concat(
                        results.egfr().map(KidneyResults::input).stream(), RiskFactor.inputs(lesser).stream())
                .toList();
        return new Verdict.Quiet(egfr + passedOver + factors, inputs);
    }
}
