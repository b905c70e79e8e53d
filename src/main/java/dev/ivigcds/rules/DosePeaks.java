package dev.ivigcds.rules;

import dev.ivigcds.dosing.Decimals;
import dev.ivigcds.dosing.DosePlan;
import dev.ivigcds.dosing.Stretch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The heaviest stretches of a plan in which the call has a part; empty where nothing of it is known.
 *
 * @param day the day with most grams
 * @param perKgDay the day with most g/kg
 * @param load the course, or failing one the window, with most g/kg
 * @param course the course with most grams or, where no course has its grams, with most g/kg
 * @param window the window with most g/kg or, without a weight, with most grams
 * @param limits what they are held against
 */
record DosePeaks(
        Optional<Stretch> day,
        Optional<Stretch> perKgDay,
        Optional<Stretch> load,
        Optional<Stretch> course,
        Optional<Stretch> window,
        InfusionDose limits) {

    static DosePeaks of(DosePlan plan, InfusionDose limits) {
        List<Stretch> days = plan.days();
        List<Stretch> courses = plan.courses(limits.courseGap());
        List<Stretch> windows = plan.windows(limits.courseWindow());
        Stream<Stretch> loads = Stream.concat(courses.stream(), windows.stream());
        return new DosePeaks(
                heaviest(days.stream(), Stretch::knownGrams),
                heaviest(days.stream(), Stretch::knownGramsPerKg),
                heaviest(loads, Stretch::knownGramsPerKg),
                heaviest(courses.stream().filter(c -> c.grams().isPresent()), Stretch::knownGrams)
                        .or(() -> heaviest(courses.stream(), Stretch::knownGramsPerKg)),
                heaviest(windows.stream(), Stretch::knownGramsPerKg)
                        .or(() -> heaviest(windows.stream(), Stretch::knownGrams)),
                limits);
    }

    /** The first of the heaviest, so that equal ones are told by the earliest. */
    private static Optional<Stretch> heaviest(Stream<Stretch> stretches, Function<Stretch, BigDecimal> by) {
        Optional<Stretch> heaviest = Optional.empty();
        BigDecimal most = BigDecimal.ZERO;
        for (Stretch stretch : stretches.filter(Stretch::inFocus).toList()) {
            BigDecimal amount = by.apply(stretch);
            if (amount.compareTo(most) > 0) {
                heaviest = Optional.of(stretch);
                most = amount;
            }
        }
        return heaviest;
    }

    BigDecimal grams() {
        return day.map(Stretch::knownGrams).orElse(BigDecimal.ZERO);
    }

    BigDecimal perKg() {
        return perKgDay.map(Stretch::knownGramsPerKg).orElse(BigDecimal.ZERO);
    }

    BigDecimal loadPerKg() {
        return load.map(Stretch::knownGramsPerKg).orElse(BigDecimal.ZERO);
    }

    /** Course, window and day in one line, as far as they are known: {@code Course: 180 g, 2.00 g/kg; …}. */
    Optional<String> totals() {
        List<String> totals = Stream.of(
                        course.flatMap(c -> amount("Course: ", c)),
                        window.flatMap(w -> amount("most within " + limits.windowDays() + " days: ", w)),
                        perKgDay.map(d -> "most on one day: " + hundredths(d.knownGramsPerKg()) + " g/kg"))
                .flatMap(Optional::stream)
                .toList();
        return totals.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", totals) + ".");
    }

    private static Optional<String> amount(String what, Stretch stretch) {
        List<String> amounts = Stream.of(
                        stretch.grams().map(g -> Decimals.shown(g) + " g"),
                        stretch.gramsPerKg().map(k -> hundredths(k) + " g/kg"))
                .flatMap(Optional::stream)
                .toList();
        return amounts.isEmpty() ? Optional.empty() : Optional.of(what + String.join(", ", amounts));
    }

    private static String hundredths(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    boolean tooManyGrams() {
        return grams().compareTo(limits.dailyLimit().value()) > 0;
    }

    boolean tooMuchPerKg() {
        return Decimals.above(perKg(), limits.dailyPerKg().value());
    }

    boolean tooHighALoad() {
        return Decimals.above(loadPerKg(), limits.coursePerKg().value());
    }

    /** Above what a slip of unit, weight or total explains better than intent (clinical.md S-03). */
    boolean looksLikeAnError() {
        return grams().compareTo(limits.errorGrams().value()) > 0
                || Decimals.above(perKg(), limits.errorPerKg().value());
    }

    boolean flagged() {
        return tooManyGrams() || tooMuchPerKg() || tooHighALoad();
    }
}
