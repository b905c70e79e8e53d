package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Creatinine and eGFR on file (S-25).
 *
 * @param egfr the newest eGFR that can be judged and is recent enough for that; the lowest where several are of one day
 * @param low whether that one lies below the limit
 * @param unclear a recent eGFR that does not say on which side of the limit it lies, newer than the one judged
 * @param recent creatinine or eGFR of the last days
 */
record KidneyResults(Optional<Observation> egfr, boolean low, Optional<Observation> unclear, ValueOnFile recent) {

    static KidneyResults of(Chart chart, RenalRisk limits) {
        BigDecimal limit = limits.egfrBelow().value();
        List<Observation> all = chart.renal().items().stream()
                .filter(o -> o.concept().equals(Concepts.EGFR) && o.countsAt(chart.now(), chart.zone()))
                .filter(o -> o.when()
                        .filter(w -> isWithin(w, limits.egfrWithin(), chart))
                        .isPresent())
                .sorted(Comparator.comparing(KidneyResults::day).reversed())
                .toList();
        List<Observation> readable =
                all.stream().filter(o -> Egfr.isBelow(o, limit).isPresent()).toList();
        Optional<Observation> egfr = readable.stream()
                .filter(o -> day(o).equals(day(readable.getFirst())))
                .min(Comparator.comparingInt(o -> Egfr.isBelow(o, limit).orElse(false) ? 0 : 1));
        return new KidneyResults(
                egfr,
                egfr.flatMap(o -> Egfr.isBelow(o, limit)).orElse(false),
                all.stream()
                        .filter(o -> Egfr.isBelow(o, limit).isEmpty())
                        .filter(o ->
                                egfr.map(judged -> day(o).isAfter(day(judged))).orElse(true))
                        .findFirst(),
                recent(chart, limits));
    }

    private static ValueOnFile recent(Chart chart, RenalRisk limits) {
        ValueOnFile.Kind kind = new ValueOnFile.Kind(
                RenalRisk.NAME, Set.of(Concepts.CREATININE, Concepts.EGFR), chart.renal(), KidneyResults::isReadable);
        return ValueOnFile.of(chart, kind, when -> isWithin(when, limits.checkedWithin(), chart));
    }

    private static boolean isReadable(Observation result) {
        return result.concept().equals(Concepts.EGFR)
                ? Egfr.isReadable(result)
                : Creatinine.umolPerLitre(result).isPresent();
    }

    private static boolean isWithin(When when, Period time, Chart chart) {
        return !when.day().isBefore(chart.today().minus(time));
    }

    private static LocalDate day(Observation result) {
        return result.when().map(When::day).orElse(LocalDate.MIN);
    }

    /** A result as a datum of a verdict. */
    static Input input(Observation result) {
        return result.concept().equals(Concepts.EGFR) ? ValueOnFile.input("eGFR", result) : Creatinine.input(result);
    }
}
