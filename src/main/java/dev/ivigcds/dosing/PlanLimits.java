package dev.ivigcds.dosing;

import java.math.BigDecimal;
import java.time.Period;

/**
 * How orders are laid out.
 *
 * @param openEnded how far an order without an end is looked at
 * @param lookBack how far back the days of a standing order still count
 * @param tolerance difference between two writings of one dose that is rounding, as a fraction
 * @param lowestWeight kilograms below which a dosing weight stated by an order is not believed
 * @param highestWeight kilograms above which it is not
 */
public record PlanLimits(
        Period openEnded, Period lookBack, BigDecimal tolerance, BigDecimal lowestWeight, BigDecimal highestWeight) {}
