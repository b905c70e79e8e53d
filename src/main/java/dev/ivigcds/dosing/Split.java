package dev.ivigcds.dosing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A course spread evenly over consecutive days.
 *
 * @param days number of days
 * @param gramsPerDay grams on each day, rounded half-up to 0.1 g
 * @param gramsPerKgPerDay g/kg on each day, two decimals, where the weight is known
 */
public record Split(int days, BigDecimal gramsPerDay, Optional<BigDecimal> gramsPerKgPerDay) {

    /**
     * What a split has to keep to.
     *
     * @param dailyGrams most grams on one day
     * @param dailyPerKg most g/kg on one day
     * @param fewestDays smallest number of days offered
     * @param mostDays greatest number of days offered
     */
    public record Limits(BigDecimal dailyGrams, BigDecimal dailyPerKg, int fewestDays, int mostDays) {}

    /** The smallest number of days over which a total stays within the limits, if one does (clinical.md 6-2). */
    public static Optional<Split> of(BigDecimal totalGrams, Optional<BigDecimal> kg, Limits limits) {
        return IntStream.rangeClosed(limits.fewestDays(), limits.mostDays())
                .filter(days -> fits(totalGrams, BigDecimal.valueOf(days), kg, limits))
                .boxed()
                .findFirst()
                .map(days -> {
                    BigDecimal daily = totalGrams.divide(BigDecimal.valueOf(days), 1, RoundingMode.HALF_UP);
                    return new Split(days, daily, kg.map(weight -> daily.divide(weight, 2, RoundingMode.HALF_UP)));
                });
    }

    /** Compared as products, so that no quotient is rounded. */
    private static boolean fits(BigDecimal total, BigDecimal days, Optional<BigDecimal> kg, Limits limits) {
        boolean within = total.compareTo(limits.dailyGrams().multiply(days)) <= 0;
        return within
                && kg.map(weight -> total.compareTo(
                                        limits.dailyPerKg().multiply(weight).multiply(days))
                                <= 0)
                        .orElse(true);
    }

    /** Grams of all days together; the rounding may set it up to 0.05 g a day apart from the total ordered. */
    public BigDecimal totalGrams() {
        return gramsPerDay.multiply(BigDecimal.valueOf(days));
    }
}
