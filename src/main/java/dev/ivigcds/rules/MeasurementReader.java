package dev.ivigcds.rules;

import dev.ivigcds.dosing.Weighing;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Result;
import dev.ivigcds.facts.Section;
import dev.ivigcds.facts.When;
import dev.ivigcds.rules.Measurements.Point;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The values of a chart over time, each number as the rules read it. */
final class MeasurementReader {
    private static final Set<Concept> WEIGHTS =
            Set.of(Concepts.WEIGHT_MEASURED, Concepts.WEIGHT_DRY, Concepts.WEIGHT_STATED);
    private static final Set<Concept> STRENGTHS = Set.of(Concepts.MMT8, Concepts.MMT8_BILATERAL);

    private final Chart chart;
    private final ResponseReview limits;

    private MeasurementReader(Chart chart, ResponseReview limits) {
        this.chart = chart;
        this.limits = limits;
    }

    static List<Measurements> of(Chart chart, ResponseReview limits) {
        return new MeasurementReader(chart, limits).all();
    }

    private List<Measurements> all() {
        return List.of(
                ck(),
                strength("mmt8", "MMT-8", limits.strengthRange().value()),
                strength(
                        "mmt8Bilateral",
                        "MMT-8, both sides",
                        limits.strengthRangeBilateral().value()),
                score("tis", "TIS", Concepts.TIS, Optional.of(TotalImprovement.HIGHEST)),
                score("haqDi", "HAQ-DI", Concepts.HAQ_DI, Optional.empty()),
                score("cdasiActivity", "CDASI activity", Concepts.CDASI, Optional.empty()),
                series(
                        "iga",
                        "IgA",
                        "mg/dL",
                        points(chart.iga(), o -> o.concept().equals(Concepts.IGA), MeasurementReader::iga),
                        chart.iga()),
                series(
                        "weight",
                        "weight",
                        "kg",
                        points(chart.body(), o -> WEIGHTS.contains(o.concept()), MeasurementReader::kilograms),
                        chart.body()));
    }

    private Measurements ck() {
        List<Point> points = points(chart.ck(), o -> o.concept().equals(Concepts.CK), CkCourse::unitsPerLitre);
        BigDecimal upperLimit = chart.ck().items().stream()
                .filter(o -> o.concept().equals(Concepts.CK) && o.when().isPresent())
                .max(Comparator.comparing(o -> o.when().orElseThrow()))
                .map(newest -> CkCourse.upperLimit(newest, limits))
                .orElse(limits.ckUpperLimit().value());
        return new Measurements(
                "ck", "CK", "U/L", Optional.of(upperLimit), Optional.empty(), points, gap("CK", chart.ck()));
    }

    /** A score belongs to the range it is on, whatever its code says. */
    private Measurements strength(String concept, String name, BigDecimal range) {
        List<Point> points = points(
                chart.measures(),
                o -> STRENGTHS.contains(o.concept())
                        && Strength.range(o, limits)
                                .filter(r -> r.compareTo(range) == 0)
                                .isPresent(),
                o -> Score.of(o, range));
        return new Measurements(
                concept, name, "", Optional.empty(), Optional.of(range), points, gap(name, chart.measures()));
    }

    private Measurements score(String concept, String name, Concept what, Optional<BigDecimal> highest) {
        List<Point> points = points(
                chart.measures(),
                o -> o.concept().equals(what),
                o -> Score.of(o, highest.orElse(TotalImprovement.HIGHEST)));
        return new Measurements(concept, name, "", Optional.empty(), highest, points, gap(name, chart.measures()));
    }

    private static Measurements series(
            String concept, String name, String unit, List<Point> points, Section<Observation> section) {
        return new Measurements(concept, name, unit, Optional.empty(), Optional.empty(), points, gap(name, section));
    }

    private static String gap(String name, Section<Observation> section) {
        return Gaps.of(name, section).orElse("");
    }

    private static Optional<BigDecimal> iga(Observation observation) {
        return LabNumber.of(observation).flatMap(IgaUnit::mgPerDl);
    }

    private static Optional<BigDecimal> kilograms(Observation observation) {
        return Weighing.of(observation).map(Weighing::kg);
    }

    private List<Point> points(
            Section<Observation> section,
            java.util.function.Predicate<Observation> wanted,
            Function<Observation, Optional<BigDecimal>> number) {
        return section.items().stream()
                .filter(wanted)
                .sorted(Comparator.comparing((Observation o) -> o.when().orElse(When.on(LocalDate.MIN))))
                .map(o -> point(o, number))
                .toList();
    }

    private Point point(Observation observation, Function<Observation, Optional<BigDecimal>> number) {
        boolean counts = observation.countsAt(chart.now(), chart.zone());
        return new Point(
                observation.when().map(When::day),
                counts ? number.apply(observation) : Optional.empty(),
                said(observation),
                observation.from());
    }

    private static String said(Observation observation) {
        if (observation.status() == Observation.Status.FINAL) {
            return ResponseDomains.Readings.shown(observation);
        }
        return observation.result() instanceof Result.Missing
                ? "not resulted yet"
                : ResponseDomains.Readings.shown(observation) + ", not final";
    }
}
