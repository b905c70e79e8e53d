package dev.ivigcds.dosing;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Section;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The body weight to dose by (clinical.md 3.3, 6-13).
 *
 * @param used the latest valid weight by preference, if there is one
 * @param other a recent weight that disagrees with it
 * @param looksLikePounds whether the two are as far apart as pounds and kilograms
 * @param missing why there is no weight, a few words; empty if there is one
 * @param notes what was left out or is old
 */
public record BodyWeight(
        Optional<Weighing> used,
        Optional<Weighing> other,
        boolean looksLikePounds,
        String missing,
        List<String> notes) {

    /** Pounds in a kilogram, as clinical.md 3.3 names the ratio. */
    private static final BigDecimal POUNDS_PER_KG = new BigDecimal("2.205");

    public BodyWeight {
        notes = List.copyOf(notes);
    }

    /** Reads the weights of a chart. */
    public static BodyWeight of(Chart chart, WeightLimits limits) {
        LocalDate today = chart.today();
        boolean adult = chart.person()
                .ageOn(today)
                .map(years -> years >= limits.adultFrom().getYears())
                .orElse(true);
        boolean ageKnown = chart.person().born().isPresent();
        List<String> notes = new ArrayList<>();
        List<Weighing> believed = new ArrayList<>();
        chart.body().items().stream()
                .filter(o -> o.countsAt(chart.now(), chart.zone()))
                .map(Weighing::of)
                .flatMap(Optional::stream)
                .forEach(weight -> {
                    if (isPlausible(weight, limits, adult && ageKnown)) {
                        believed.add(weight);
                    } else {
                        notes.add("A weight of " + weight.written() + " is not plausible and was left out.");
                    }
                });
        LocalDate freshFrom = today.minus(adult ? limits.adultWindow() : limits.childWindow());
        Optional<Weighing> used = preferred(Weighing.latestFirst(believed), freshFrom);
        if (used.isEmpty()) {
            return new BodyWeight(used, Optional.empty(), false, missing(chart), notes);
        }
        if (used.get().day().isBefore(freshFrom)) {
            notes.add("The weight used, " + used.get().shown() + ", is not recent; weigh again before dosing.");
        }
        chart.body().gap().ifPresent(gap -> notes.add("Not all weights could be checked: " + gap + "."));
        Optional<Weighing> other = disagreeing(believed, used.get(), limits);
        boolean pounds = other.filter(o -> isPounds(used.get(), o, limits)).isPresent();
        return new BodyWeight(used, other, pounds, "", notes);
    }

    /** Kilograms of the weight used. */
    public Optional<BigDecimal> kg() {
        return used.map(Weighing::kg);
    }

    /** One sentence on the two weights, if they disagree. */
    public Optional<String> disagreement() {
        return other.map(o -> "Weights disagree: " + used.orElseThrow().shown() + " and " + o.shown()
                + (looksLikePounds ? "; one of them may be in pounds." : "."));
    }

    /** A weight that is there and cannot be read or believed is not "none on file". */
    private static String missing(Chart chart) {
        boolean unusable =
                chart.body().items().stream().anyMatch(o -> o.countsAt(chart.now(), chart.zone()) && Weighing.isOne(o));
        return switch (chart.body().completeness()) {
            case Section.Completeness.Complete complete ->
                unusable ? "the body weight on file cannot be used" : "no body weight on file";
            case Section.Completeness.NotChecked notChecked -> "body weight could not be checked";
            case Section.Completeness.Unavailable unavailable -> "body weight is not available";
        };
    }

    private static boolean isPlausible(Weighing weight, WeightLimits limits, boolean adult) {
        BigDecimal least = adult ? limits.lowestAdult() : limits.lowest();
        return weight.kg().compareTo(least) >= 0 && weight.kg().compareTo(limits.highest()) <= 0;
    }

    /** The latest fresh one of the most trusted kind that has one; else the latest of the most trusted kind at all. */
    private static Optional<Weighing> preferred(List<Weighing> latestFirst, LocalDate freshFrom) {
        return Arrays.stream(Weighing.Kind.values())
                .map(kind -> first(latestFirst, kind, freshFrom))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> Arrays.stream(Weighing.Kind.values())
                        .map(kind -> first(latestFirst, kind, LocalDate.MIN))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<Weighing> first(List<Weighing> latestFirst, Weighing.Kind kind, LocalDate from) {
        return latestFirst.stream()
                .filter(w -> w.kind() == kind && !w.day().isBefore(from))
                .findFirst();
    }

    /** The latest other weight that is too far from the one used. */
    private static Optional<Weighing> disagreeing(List<Weighing> believed, Weighing used, WeightLimits limits) {
        return Weighing.latestFirst(believed).stream()
                .filter(w -> !Objects.equals(w, used))
                .filter(w -> isNear(w, used, limits))
                .filter(w -> changed(w, used, limits) || isPounds(w, used, limits))
                .findFirst();
    }

    private static boolean isNear(Weighing one, Weighing other, WeightLimits limits) {
        if (one.when().isEmpty() || other.when().isEmpty()) {
            return false;
        }
        LocalDate earlier = one.day().isBefore(other.day()) ? one.day() : other.day();
        LocalDate later = one.day().isBefore(other.day()) ? other.day() : one.day();
        return !earlier.isBefore(later.minus(limits.changeWithin()));
    }

    private static boolean changed(Weighing one, Weighing other, WeightLimits limits) {
        Weighing earlier = other.day().isBefore(one.day()) ? other : one;
        BigDecimal change = one.kg().subtract(other.kg()).abs();
        return change.compareTo(earlier.kg().multiply(limits.change())) > 0;
    }

    private static boolean isPounds(Weighing one, Weighing other, WeightLimits limits) {
        BigDecimal ratio = Decimals.quotient(one.kg().max(other.kg()), one.kg().min(other.kg()));
        BigDecimal off = ratio.subtract(POUNDS_PER_KG).abs();
        return off.compareTo(POUNDS_PER_KG.multiply(limits.poundTolerance())) <= 0;
    }
}
