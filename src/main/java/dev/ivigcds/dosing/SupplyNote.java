package dev.ivigcds.dosing;

import dev.ivigcds.facts.MedicationOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The amount to dispense held against what an order gives: a supply is never a dose, but one that does not fit is worth a line
 * (clinical.md 3.1).
 */
public final class SupplyNote {
    private SupplyNote() {}

    /**
     * A sentence where one fill fits neither a course of the order nor all of it.
     *
     * @param order the order
     * @param courses its own courses
     * @param tolerance difference that is rounding, as a fraction
     */
    public static Optional<String> of(MedicationOrder order, List<Stretch> courses, BigDecimal tolerance) {
        DoseArithmetic arithmetic = new DoseArithmetic(order.product(), Optional.empty());
        DoseChoice choice = new DoseChoice(arithmetic, tolerance);
        Optional<BigDecimal> fill = order.remarks()
                .toDispense()
                .flatMap(quantity -> arithmetic.exactly(quantity) instanceof Outcome.Known<Portion>(Portion portion)
                        ? portion.grams()
                        : Optional.empty());
        boolean known =
                !courses.isEmpty() && courses.stream().allMatch(c -> c.grams().isPresent());
        if (fill.isEmpty() || !known) {
            return Optional.empty();
        }
        BigDecimal supplied = fill.get();
        BigDecimal all = courses.stream().map(Stretch::knownGrams).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean fits = Stream.concat(courses.stream().map(Stretch::knownGrams), Stream.of(all))
                .anyMatch(grams -> !choice.differ(supplied, grams));
        return fits
                ? Optional.empty()
                : Optional.of("The amount to dispense, " + Decimals.shown(supplied) + " g, does not fit the course of "
                        + Decimals.shown(courses.getFirst().knownGrams()) + " g; a supply is not taken for a dose.");
    }
}
