package dev.ivigcds.facts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One dosageInstruction of an order, as written.
 *
 * @param sequence order among the instructions; equal (or absent) means concurrent
 * @param text the instruction in words, empty if none
 * @param timing when it is given; empty means one administration (clinical.md 6-12)
 * @param asNeeded given only when needed; judged as if given
 * @param route what the route was recognised as
 * @param doses the doseAndRate entries: one dose written several times, never to be summed
 * @param maxPerAdministration cap on each dose
 * @param maxPerPeriod cap on a period
 */
public record DosageInstruction(
        Optional<Integer> sequence,
        String text,
        Optional<Timing> timing,
        boolean asNeeded,
        Recognition route,
        List<Dose> doses,
        Optional<Quantity> maxPerAdministration,
        Optional<MaxPerPeriod> maxPerPeriod) {

    public DosageInstruction {
        doses = List.copyOf(doses);
    }

    /**
     * One doseAndRate entry.
     *
     * @param kind its type code in lower case: {@code ordered}, {@code calculated}, another, or empty
     * @param amount the dose
     * @param rate rateQuantity, or rateRatio as a quantity per time; a rate alone is never a dose
     */
    public record Dose(String kind, Amount amount, Optional<Quantity> rate) {}

    /** How much, as written. */
    public sealed interface Amount {
        record Exactly(Quantity quantity) implements Amount {}

        record Between(Optional<Quantity> low, Optional<Quantity> high) implements Amount {}

        record NotStated() implements Amount {}
    }

    /**
     * maxDosePerPeriod.
     *
     * @param numerator the amount
     * @param denominator the period; a cap on the day only where it is 1 d
     */
    public record MaxPerPeriod(Quantity numerator, Optional<Quantity> denominator) {}

    /** A plain number with a UCUM time unit ({@code s min h d wk mo a}). */
    public record Span(BigDecimal value, String unit) {}
}
