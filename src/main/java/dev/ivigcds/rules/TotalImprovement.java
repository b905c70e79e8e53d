package dev.ivigcds.rules;

import dev.ivigcds.dosing.Decimals;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.rules.ResponseDomains.Domain;
import dev.ivigcds.rules.ResponseDomains.Readings;
import dev.ivigcds.rules.Workings.Measured.Outcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The Total Improvement Score, itself a change since the start of treatment (S-08). */
final class TotalImprovement {
    static final BigDecimal HIGHEST = new BigDecimal("100");

    private TotalImprovement() {}

    static Domain of(Readings readings) {
        List<Observation> all = readings.chart().measures().items();
        Predicate<Observation> isTis = o -> o.concept().equals(Concepts.TIS);
        Optional<Observation> latest =
                readings.latest(all, isTis.and(o -> Score.of(o, HIGHEST).isPresent()));
        return latest.map(o -> judged(readings, o))
                .orElseGet(() -> readings.latest(all, isTis)
                        .map(TotalImprovement::unreadable)
                        .orElse(Domain.nothing("TIS")));
    }

    private static Domain judged(Readings readings, Observation observation) {
        BigDecimal score = Score.of(observation, HIGHEST).orElseThrow();
        boolean juvenile = isJuvenile(readings);
        BigDecimal from =
                (juvenile ? readings.limits().tisJuvenile() : readings.limits().tisAdult()).value();
        boolean improved = score.compareTo(from) >= 0;
        String line = "TIS " + Decimals.shown(score) + " on " + Readings.day(observation) + ": "
                + (improved ? "improved" : "not improved") + " (improved from " + Decimals.shown(from)
                + (juvenile ? " in juvenile disease)." : ").");
        return new Domain(
                "TIS",
                improved ? Outcome.IMPROVED : Outcome.NOT_IMPROVED,
                List.of(line),
                List.of(Readings.input("TIS", observation)),
                Optional.empty(),
                Optional.of(Readings.input("TIS", observation)));
    }

    private static Domain unreadable(Observation observation) {
        return new Domain(
                "TIS",
                Outcome.NOT_JUDGED,
                List.of("TIS of " + Readings.day(observation) + " is not a number from 0 to 100 and was not judged."),
                List.of(Readings.input("TIS", observation)),
                Optional.empty(),
                Optional.of(Readings.input("TIS", observation)));
    }

    private static boolean isJuvenile(Readings readings) {
        return isJuvenile(readings.chart(), readings.limits(), readings.start());
    }

    /** By age at the start of treatment, by a diagnosis or by the reason of the order. */
    static boolean isJuvenile(Chart chart, ResponseReview limits, LocalDate start) {
        boolean minor = chart.person()
                .born()
                .filter(born -> start.isBefore(born.plus(limits.adultFrom())))
                .isPresent();
        Stream<Recognition> named = Stream.concat(
                chart.problems().items().stream().map(p -> p.what()),
                chart.inFocus().stream().flatMap(o -> o.reasons().stream()));
        return minor || named.anyMatch(r -> r.is(Concepts.JUVENILE_DERMATOMYOSITIS));
    }
}
