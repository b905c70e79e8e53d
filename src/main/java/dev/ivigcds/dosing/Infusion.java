package dev.ivigcds.dosing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One administration on the calendar.
 *
 * @param order reference of its order
 * @param instruction index of its instruction within the order
 * @param inFocus whether the call is about its order
 * @param standing whether its order already stands in the record
 * @param day the local day it starts on
 * @param grams grams, unless they need a weight and none is known
 * @param gramsPerKg g/kg, as written or from the weight; empty if neither is known
 * @param kg the body weight used for its order, in kilograms, if known
 * @param byWeight whether the grams rest on the body weight
 * @param how one line of arithmetic
 */
public record Infusion(
        String order,
        int instruction,
        boolean inFocus,
        boolean standing,
        LocalDate day,
        Optional<BigDecimal> grams,
        Optional<BigDecimal> gramsPerKg,
        Optional<BigDecimal> kg,
        boolean byWeight,
        String how) {}
