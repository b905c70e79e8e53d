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
     * @param courseGramsPerKg the same in g/kg, if known
     * @param maxGramsPerKgPerDay greatest g/kg on one day, if known
     * @param weightKg the weight used, if one was
     * @param split the split that the dose can be spread to, if one fits
     * @param window the heaviest window of consecutive days, if everything in it is understood
     * @param arithmetic how each day comes to its grams
     * @param notes what was assumed, what disagrees, what could not be checked
     */
    record Dose(
            SortedMap<LocalDate, BigDecimal> gramsByDay,
            Optional<BigDecimal> courseGrams,
            Optional<BigDecimal> courseGramsPerKg,
            Optional<BigDecimal> maxGramsPerKgPerDay,
            Optional<BigDecimal> weightKg,
            Optional<Split> split,
            Optional<Window> window,
            List<String> arithmetic,
            List<String> notes)
            implements Workings {
        public Dose {
            arithmetic = List.copyOf(arithmetic);
            notes = List.copyOf(notes);
        }
    }

    /**
     * What is given within a number of consecutive days.
     *
     * @param days length of the window
     * @param from first day on which something is given in it
     * @param to last such day
     * @param grams grams of all of it, if known
     * @param gramsPerKg g/kg of all of it, two decimals, if known
     */
    record Window(
            int days, LocalDate from, LocalDate to, Optional<BigDecimal> grams, Optional<BigDecimal> gramsPerKg) {}

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
