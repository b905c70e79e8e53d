package dev.ivigcds.rules;

import dev.ivigcds.dosing.Decimals;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.ReferenceRange;
import dev.ivigcds.rules.ResponseDomains.Domain;
import dev.ivigcds.rules.ResponseDomains.Readings;
import dev.ivigcds.rules.Workings.Measured.Outcome;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Muscle strength by MMT-8, one-sided and two-sided, each compared with itself only (S-07). */
final class Strength {
    static final String NAME = "strength (MMT-8)";
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private Strength() {}

    static Domain of(Readings readings) {
        List<Domain> each = Stream.of(
                        readings.limits().strengthRange(), readings.limits().strengthRangeBilateral())
                .map(range -> on(readings, range.value()))
                .flatMap(Optional::stream)
                .toList();
        Optional<Domain> telling = each.stream().min(Comparator.comparing(Domain::outcome));
        return telling.map(domain -> new Domain(
                        NAME,
                        domain.outcome(),
                        each.stream().flatMap(d -> d.lines().stream()).toList(),
                        each.stream().flatMap(d -> d.inputs().stream()).toList(),
                        domain.baseline(),
                        domain.latest()))
                .orElseGet(() -> Domain.onlyBefore(NAME, before(readings)));
    }

    /** A baseline on either range, where nothing later is there to be compared with it. */
    private static Optional<Input> before(Readings readings) {
        return readings.baseline(
                        readings.chart().measures().items(),
                        o -> range(o, readings.limits())
                                .flatMap(range -> Score.of(o, range))
                                .isPresent())
                .map(o -> Readings.input("MMT-8 at baseline", o));
    }

    private static Optional<Domain> on(Readings readings, BigDecimal range) {
        List<Observation> all = readings.chart().measures().items();
        Predicate<Observation> onRange = o ->
                range(o, readings.limits()).filter(r -> r.compareTo(range) == 0).isPresent()
                        && Score.of(o, range).isPresent();
        Optional<Observation> baseline = readings.baseline(all, onRange);
        return readings.latest(all, onRange)
                .map(latest -> baseline.map(before -> compared(readings.limits(), range, before, latest))
                        .orElseGet(() -> withoutBaseline(range, latest)));
    }

    /** The range a score is on: the one its reference range names, else the one of its code. */
    static Optional<BigDecimal> range(Observation observation, ResponseReview limits) {
        BigDecimal oneSided = limits.strengthRange().value();
        BigDecimal twoSided = limits.strengthRangeBilateral().value();
        boolean mmt8 = observation.concept().equals(Concepts.MMT8);
        if (!mmt8 && !observation.concept().equals(Concepts.MMT8_BILATERAL)) {
            return Optional.empty();
        }
        return observation
                .range()
                .flatMap(ReferenceRange::high)
                .map(q -> q.value())
                .filter(h -> h.compareTo(oneSided) == 0 || h.compareTo(twoSided) == 0)
                .or(() -> Optional.of(mmt8 ? oneSided : twoSided));
    }

    private static Domain withoutBaseline(BigDecimal range, Observation latest) {
        return new Domain(
                NAME,
                Outcome.NOT_JUDGED,
                List.of("MMT-8 " + score(latest, range) + " on " + Readings.day(latest)
                        + ", without a baseline to compare it with."),
                List.of(Readings.input("MMT-8", latest)),
                Optional.empty(),
                Optional.of(Readings.input("MMT-8", latest)));
    }

    private static Domain compared(ResponseReview limits, BigDecimal range, Observation before, Observation latest) {
        BigDecimal from = Score.of(before, range).orElseThrow();
        BigDecimal gain = Score.of(latest, range).orElseThrow().subtract(from);
        boolean ceiling = reaches(from, limits.strengthCeiling().value(), range);
        boolean improved = reaches(gain, limits.strengthGain().value(), range);
        String said = ceiling
                ? "near the top of the scale already at baseline, so that it does not show a response"
                : improved ? "improved" : "not improved";
        String line = "MMT-8 " + score(before, range) + " on " + Readings.day(before) + ", " + score(latest, range)
                + " on " + Readings.day(latest) + ": " + said + " (improved from "
                + Decimals.shown(limits.strengthGain().value()) + " % of the range on).";
        Input first = Readings.input("MMT-8 at baseline", before);
        Input last = Readings.input("MMT-8", latest);
        return new Domain(
                NAME,
                ceiling ? Outcome.NOT_JUDGED : improved ? Outcome.IMPROVED : Outcome.NOT_IMPROVED,
                List.of(line),
                List.of(first, last),
                Optional.of(first),
                Optional.of(last));
    }

    private static boolean reaches(BigDecimal part, BigDecimal percent, BigDecimal range) {
        return part.multiply(HUNDRED).compareTo(range.multiply(percent)) >= 0;
    }

    private static String score(Observation observation, BigDecimal range) {
        return Decimals.shown(Score.of(observation, range).orElseThrow()) + "/" + Decimals.shown(range);
    }
}
