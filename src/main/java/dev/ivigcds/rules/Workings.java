package dev.ivigcds.rules;

import dev.ivigcds.dosing.Split;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What a rule worked out on its way, for the decision record and the card's arithmetic. */
public sealed interface Workings {
    /** Earlier infusions (clinical.md 0.4). */
    record Earlier(Exposure exposure) implements Workings {}

    /**
     * The dose arithmetic (clinical.md 3).
     *
     * @param gramsByDay grams that start on each local calendar day
     * @param courseGrams the largest course, if the grams are known
     * @param maxGramsPerKgPerDay greatest g/kg on one day, if known
     * @param weightKg the weight used, if one was
     * @param split the split that the dose can be spread to, if one fits
     */
    record Dose(
            SortedMap<LocalDate, BigDecimal> gramsByDay,
            Optional<BigDecimal> courseGrams,
            Optional<BigDecimal> maxGramsPerKgPerDay,
            Optional<BigDecimal> weightKg,
            Optional<Split> split)
            implements Workings {}

    /**
     * The 12-week review (clinical.md S-07 … S-12).
     *
     * @param start T0, if one was found
     * @param basis whether T0 comes from something given or from an order
     * @param courses courses given, or ordered and due by now
     * @param state where the review stands, a short camel-case word: {@code responded}, {@code biochemicalOnly}, {@code none}, {@code missing},
     *     {@code tooFewCourses}, {@code tooEarly}, {@code notStarted}, {@code notChecked}
     */
    record Review(Optional<LocalDate> start, Optional<Basis> basis, int courses, String state, List<String> lines)
            implements Workings {
        public Review {
            lines = List.copyOf(lines);
        }

        public enum Basis {
            ADMINISTRATION,
            ORDER
        }
    }
}
