package dev.ivigcds.dosing;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A course spread evenly over consecutive days.
 *
 * @param days number of days
 * @param gramsPerDay grams on each day, rounded half-up to 0.1 g
 * @param gramsPerKgPerDay g/kg on each day, two decimals, where the weight is known
 */
public record Split(int days, BigDecimal gramsPerDay, Optional<BigDecimal> gramsPerKgPerDay) {}
