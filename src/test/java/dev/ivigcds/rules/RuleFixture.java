package dev.ivigcds.rules;

import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.ReferenceRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** The rules beside the dose with the numbers they are shipped with, and short questions to their answers. */
final class RuleFixture {
    static final IgaScreening IGA = new IgaScreening(
            quantity("7 mg/dL"),
            quantity("10000 mg/dL"),
            Period.ofYears(4),
            Period.ofDays(7),
            Duration.ofHours(24),
            quantity("3 courses"),
            Period.ofDays(7));
    static final ResponseReview REVIEW = new ResponseReview(
            Period.ofDays(84),
            Period.ofDays(140),
            quantity("3 courses"),
            Period.ofDays(7),
            Period.ofDays(84),
            Period.ofDays(70),
            Period.ofDays(56),
            Period.ofDays(7),
            quantity("20 points"),
            quantity("30 points"),
            Period.ofYears(18),
            quantity("10 %"),
            quantity("95 %"),
            quantity("80 points"),
            quantity("150 points"),
            quantity("200 U/L"),
            quantity("30 %"));
    static final StopEarly STOP =
            new StopEarly(Period.ofDays(14), Period.ofDays(84), Period.ofDays(84), Period.ofDays(7));
    static final InfusionReadiness READINESS = new InfusionReadiness(Period.ofDays(28), Period.ofDays(7));
    static final RenalRisk RENAL = new RenalRisk(
            quantity("60 mL/min"), Period.ofDays(90), Period.ofDays(30), Period.ofYears(65), quantity("2 factors"));
    static final ClotRisk CLOT = new ClotRisk(Period.ofYears(65));
    static final Premedication PREMEDICATION = new Premedication(Period.ofYears(65));

    private RuleFixture() {}

    static Quantity quantity(String words) {
        String[] parts = words.split(" ", 2);
        return Quantity.of(new BigDecimal(parts[0]), parts[1]);
    }

    /** What is raised, with its state and indicator: {@code igaUnscreened/default WARNING}. */
    static List<String> said(Rule rule, ChartFixture chart) {
        return rule.judge(chart.build()).verdicts().entrySet().stream()
                .filter(e -> e.getValue() instanceof Verdict.Raised)
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(e -> {
                    Finding finding = ((Verdict.Raised) e.getValue()).finding();
                    return e.getKey().code() + "/" + finding.state() + " " + finding.indicator();
                })
                .toList();
    }

    static Finding finding(Rule rule, ChartFixture chart) {
        return rule.judge(chart.build()).verdicts().values().stream()
                .filter(Verdict.Raised.class::isInstance)
                .map(v -> ((Verdict.Raised) v).finding())
                .findFirst()
                .orElseThrow();
    }

    static Verdict verdict(Rule rule, ChartFixture chart, Topic topic) {
        return java.util.Objects.requireNonNull(
                rule.judge(chart.build()).verdicts().get(topic));
    }

    static Exposure exposure(ChartFixture chart) {
        return ((Workings.Earlier) IGA.judge(chart.build()).workings().getFirst()).exposure();
    }

    static Workings.Review review(ChartFixture chart) {
        return (Workings.Review) REVIEW.judge(chart.build()).workings().getFirst();
    }

    static Observation withUpperLimit(Observation o, String high, String unit) {
        return new Observation(
                o.from(),
                o.concept(),
                o.status(),
                o.when(),
                o.result(),
                Optional.of(
                        new ReferenceRange(Optional.empty(), Optional.of(Quantity.of(new BigDecimal(high), unit)))));
    }
}
