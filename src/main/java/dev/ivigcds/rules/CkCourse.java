package dev.ivigcds.rules;

import dev.ivigcds.dosing.Decimals;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Quantity.Comparator;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.ReferenceRange;
import dev.ivigcds.facts.Result;
import dev.ivigcds.rules.ResponseDomains.Domain;
import dev.ivigcds.rules.ResponseDomains.Readings;
import dev.ivigcds.rules.Workings.Measured.Outcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Creatine kinase before and after (S-11).
 *
 * @param domain what it says; not judged where the baseline is missing or normal, and in amyopathic dermatomyositis
 * @param baseline U/L before, if known
 * @param latest U/L now, if known
 */
record CkCourse(Domain domain, Optional<BigDecimal> baseline, Optional<BigDecimal> latest) {
    static final CkCourse NOTHING = new CkCourse(Domain.nothing("CK"), Optional.empty(), Optional.empty());
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final Map<String, BigDecimal> TO_UNITS_PER_LITRE = Map.of(
            "u/l", BigDecimal.ONE,
            "[u]/l", BigDecimal.ONE,
            "iu/l", BigDecimal.ONE,
            "[iu]/l", BigDecimal.ONE,
            "units/l", BigDecimal.ONE,
            "mu/ml", BigDecimal.ONE,
            "ukat/l", new BigDecimal("60"),
            "nkat/l", new BigDecimal("0.06"));

    static CkCourse of(Readings readings) {
        List<Observation> all = readings.chart().ck().items();
        Optional<Observation> before = readings.baseline(
                all, o -> isCk(o) && unitsPerLitre(o, Comparator.EXACTLY).isPresent());
        Optional<Observation> now =
                readings.latest(all, o -> isCk(o) && atMost(o).isPresent());
        Optional<BigDecimal> baseline = before.flatMap(o -> unitsPerLitre(o, Comparator.EXACTLY));
        Optional<BigDecimal> latest = now.flatMap(CkCourse::atMost);
        Outcome outcome = isAmyopathic(readings.chart()) ? Outcome.NOT_JUDGED : outcome(readings.limits(), before, now);
        Optional<Input> first = before.map(o -> Readings.input("CK at baseline", o));
        Optional<Input> last = now.map(o -> Readings.input("CK", o));
        List<Input> inputs = Stream.concat(first.stream(), last.stream()).toList();
        Domain domain = new Domain("CK", outcome, lines(readings, before, now, outcome), inputs, first, last);
        return new CkCourse(domain, baseline, latest);
    }

    private static boolean isCk(Observation observation) {
        return observation.concept().equals(Concepts.CK);
    }

    /** By a diagnosis or by the reason of the order. */
    static boolean isAmyopathic(Chart chart) {
        Stream<Recognition> named = Stream.concat(
                chart.problems().items().stream().map(p -> p.what()),
                chart.inFocus().stream().flatMap(o -> o.reasons().stream()));
        return named.anyMatch(r -> r.is(Concepts.AMYOPATHIC_DERMATOMYOSITIS));
    }

    /** Whether a result is a creatine kinase in units per volume, bounded or not. */
    static boolean isReadable(Observation observation) {
        return unitsPerLitre(observation).isPresent();
    }

    /** The number of a result in U/L, bounded or not. */
    static Optional<BigDecimal> unitsPerLitre(Observation observation) {
        return LabNumber.of(observation).flatMap(CkCourse::inUnitsPerLitre);
    }

    private static Outcome outcome(ResponseReview limits, Optional<Observation> before, Optional<Observation> now) {
        if (before.isEmpty() || now.isEmpty()) {
            return Outcome.NOT_JUDGED;
        }
        BigDecimal from = unitsPerLitre(before.get(), Comparator.EXACTLY).orElseThrow();
        BigDecimal to = atMost(now.get()).orElseThrow();
        if (from.compareTo(upperLimit(before.get(), limits)) <= 0) {
            return Outcome.NOT_JUDGED;
        }
        boolean fell = from.subtract(to)
                        .multiply(HUNDRED)
                        .compareTo(from.multiply(limits.ckFall().value()))
                >= 0;
        boolean normal = to.compareTo(upperLimit(now.get(), limits)) <= 0;
        return fell || normal ? Outcome.IMPROVED : Outcome.NOT_IMPROVED;
    }

    private static List<String> lines(
            Readings readings, Optional<Observation> before, Optional<Observation> now, Outcome outcome) {
        if (before.isEmpty() && now.isEmpty()) {
            return List.of();
        }
        String said = switch (outcome) {
            case IMPROVED -> ": improved.";
            case NOT_IMPROVED -> ": not improved.";
            case NOT_JUDGED ->
                isAmyopathic(readings.chart())
                        ? ", not judged in amyopathic dermatomyositis."
                        : before.isEmpty()
                                ? ", without a baseline to compare it with."
                                : now.isEmpty() ? ", nothing later." : ", normal already at baseline: not judged.";
        };
        String values = Stream.concat(before.stream(), now.stream())
                .map(o -> Readings.shown(o) + " on " + Readings.day(o))
                .collect(java.util.stream.Collectors.joining(", "));
        return List.of("CK " + values + said);
    }

    /** Percent by which CK fell, rounded down; nothing where it did not fall as far as the limit. */
    Optional<String> fall(ResponseReview limits) {
        return baseline.flatMap(from -> latest.filter(to -> from.signum() > 0)
                .map(to -> from.subtract(to).multiply(HUNDRED).divide(from, 0, RoundingMode.DOWN))
                .filter(p -> p.compareTo(limits.ckFall().value()) >= 0)
                .map(BigDecimal::toPlainString));
    }

    /** The upper limit of normal in U/L: the result's own, else the one of the settings. */
    static BigDecimal upperLimit(Observation observation, ResponseReview limits) {
        return observation
                .range()
                .flatMap(ReferenceRange::high)
                .flatMap(high -> inUnitsPerLitre(high.unit().isBlank() ? withUnitOf(observation, high) : high))
                .orElse(limits.ckUpperLimit().value());
    }

    private static Quantity withUnitOf(Observation observation, Quantity high) {
        return observation.result() instanceof Result.Measured(Quantity own)
                ? new Quantity(high.value(), high.comparator(), own.unit(), own.ucum())
                : high;
    }

    /** A value, or the value it lies below. */
    private static Optional<BigDecimal> atMost(Observation observation) {
        return unitsPerLitre(observation, Comparator.EXACTLY)
                .or(() -> unitsPerLitre(observation, Comparator.LESS))
                .or(() -> unitsPerLitre(observation, Comparator.AT_MOST));
    }

    private static Optional<BigDecimal> unitsPerLitre(Observation observation, Comparator comparator) {
        return observation.result() instanceof Result.Measured(Quantity quantity)
                        && quantity.comparator() == comparator
                        && quantity.value().signum() >= 0
                ? inUnitsPerLitre(quantity)
                : Optional.empty();
    }

    private static Optional<BigDecimal> inUnitsPerLitre(Quantity quantity) {
        BigDecimal value = quantity.value();
        if (!LabNumber.isPlain(value)) {
            return Optional.empty();
        }
        String unit = quantity.unit().strip().toLowerCase(Locale.ROOT).replaceAll("[µμ]", "u");
        return Optional.ofNullable(TO_UNITS_PER_LITRE.get(unit)).map(value::multiply);
    }

    static String shown(BigDecimal unitsPerLitre) {
        return Decimals.shown(unitsPerLitre.setScale(0, RoundingMode.HALF_UP));
    }
}
