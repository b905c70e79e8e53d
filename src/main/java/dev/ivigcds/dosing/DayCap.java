package dev.ivigcds.dosing;

import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The most that an instruction lets a day have: {@code maxDosePerPeriod} where its period is one day (clinical.md 3.1).
 *
 * @param grams the most on one day, if the order says so and it can be read
 */
record DayCap(Optional<BigDecimal> grams) {

    /** A portion on its day. */
    record Placed(LocalDate day, Portion portion) {}

    static DayCap of(DosageInstruction instruction, DoseArithmetic arithmetic) {
        return new DayCap(instruction
                .maxPerPeriod()
                .filter(max -> max.denominator().filter(DayCap::isOneDay).isPresent())
                .flatMap(max -> arithmetic.exactly(max.numerator()) instanceof Outcome.Known<Portion> known
                        ? known.value().grams()
                        : Optional.empty()));
    }

    /** Whether the instruction names a maximum for a day that could not be read. */
    static boolean isUnreadable(DosageInstruction instruction, DayCap cap) {
        return cap.grams().isEmpty()
                && instruction
                        .maxPerPeriod()
                        .filter(max ->
                                max.denominator().filter(DayCap::isOneDay).isPresent())
                        .isPresent();
    }

    private static boolean isOneDay(Quantity period) {
        return Decimals.writable(period.value())
                && DoseUnit.seconds(UnitWords.code(period.unit()))
                        .map(period.value()::multiply)
                        .filter(seconds -> seconds.compareTo(DoseUnit.DAY) == 0)
                        .isPresent();
    }

    /** Puts a portion on its days: once a day where it is per day, and no day above the cap. */
    List<Placed> place(Portion portion, List<LocalDate> each) {
        SortedMap<LocalDate, Integer> times = new TreeMap<>();
        each.forEach(day -> times.merge(day, 1, (a, b) -> portion.perDay() ? 1 : a + b));
        List<Placed> placed = new ArrayList<>();
        times.forEach((day, n) -> {
            Optional<BigDecimal> asked = portion.grams().map(g -> g.multiply(BigDecimal.valueOf(n)));
            Optional<BigDecimal> most =
                    grams.filter(cap -> asked.filter(a -> a.compareTo(cap) > 0).isPresent());
            most.ifPresentOrElse(cap -> placed.add(new Placed(day, portion.cappedAt(cap))), () -> {
                for (int i = 0; i < n; i++) {
                    placed.add(new Placed(day, portion));
                }
            });
        });
        return placed;
    }
}
