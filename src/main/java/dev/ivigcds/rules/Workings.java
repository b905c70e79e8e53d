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
     *     {@code tooFewCourses}, {@code tooEarly}, {@code notStarted}, {@code startUnknown}, {@code pastWindow}, {@code notChecked}
     * @param because one clause that says why, without its full stop
     * @param due the day from which the response is reviewed, if T0 was found
     * @param domains what was measured, and how it is judged
     */
    record Review(
            Optional<LocalDate> start,
            Optional<Basis> basis,
            int courses,
            String state,
            String because,
            Optional<LocalDate> due,
            List<Measured> domains)
            implements Workings {
        public Review {
            domains = List.copyOf(domains);
        }

        /** Sentences on what was measured. */
        public List<String> lines() {
            return domains.stream().flatMap(domain -> domain.lines().stream()).toList();
        }

        public enum Basis {
            ADMINISTRATION,
            ORDER
        }
    }

    /**
     * One thing measured for the review.
     *
     * @param name in a clinician's words
     * @param concept {@code tis}, {@code mmt8}, {@code ck}, {@code haqDi} or {@code cdasiActivity}
     * @param outcome what it says of the response
     * @param baseline the value before treatment, if one was found
     * @param latest the value that shows the response, if one was found
     * @param lines plain sentences: the comparison as it was made
     * @param counts what would count as improvement, by the numbers in force
     * @param limits names of the parameters that decide it
     * @param missing why there is nothing to compare, or could not be; empty if nothing is missing
     */
    record Measured(
            String name,
            String concept,
            Outcome outcome,
            Optional<Input> baseline,
            Optional<Input> latest,
            List<String> lines,
            String counts,
            List<String> limits,
            String missing) {
        public Measured {
            lines = List.copyOf(lines);
            limits = List.copyOf(limits);
        }

        /** In this order the strongest comes first. */
        public enum Outcome {
            IMPROVED,
            NOT_IMPROVED,
            NOT_JUDGED
        }
    }
}
