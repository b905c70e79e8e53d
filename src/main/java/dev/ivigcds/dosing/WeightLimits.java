package dev.ivigcds.dosing;

import java.math.BigDecimal;
import java.time.Period;

/**
 * Which weights are believed (clinical.md 3.3, 6-13).
 *
 * @param adultWindow age of a weight that is still fresh in an adult
 * @param childWindow the same in a child
 * @param adultFrom age from which a patient is an adult
 * @param lowest kilograms below which no weight is plausible
 * @param highest kilograms above which no weight is plausible
 * @param lowestAdult the same lower end for an adult
 * @param change change between two weights that makes them disagree, as a fraction of the earlier one
 * @param changeWithin how far back a weight is compared
 * @param poundTolerance how near the ratio of two weights lies to that of pounds to kilograms, as a fraction
 */
public record WeightLimits(
        Period adultWindow,
        Period childWindow,
        Period adultFrom,
        BigDecimal lowest,
        BigDecimal highest,
        BigDecimal lowestAdult,
        BigDecimal change,
        Period changeWithin,
        BigDecimal poundTolerance) {}
