package dev.ivigcds.dosing;

import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimal arithmetic as the dose rules want it, and numbers as a clinician reads them. */
public final class Decimals {
    private static final int MOST_DIGITS = 24;
    private static final int DIVISION_SCALE = 12;

    private Decimals() {}

    /** Half-up to 0.1, as every weight-derived administration is (clinical.md 6-3). */
    public static BigDecimal tenth(BigDecimal value) {
        return value.setScale(1, RoundingMode.HALF_UP);
    }

    /** A quotient to twelve decimals, half-up: far finer than any limit is written. */
    public static BigDecimal quotient(BigDecimal value, BigDecimal by) {
        return value.divide(by, DIVISION_SCALE, RoundingMode.HALF_UP);
    }

    /** Whether a value lies above a limit; a difference below one millionth is the division's, not the order's. */
    public static boolean above(BigDecimal value, BigDecimal limit) {
        return value.setScale(6, RoundingMode.HALF_UP).compareTo(limit) > 0;
    }

    /** Without needless zeros: 90, 80.5, 0.4. */
    public static String shown(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.toPlainString();
    }

    /** A body weight, to three decimals at most: {@code 79.832 kg}. */
    static String kilograms(BigDecimal kg) {
        return shown(kg.setScale(3, RoundingMode.HALF_UP)) + " kg";
    }

    /** At least one decimal: 90.0, 80.5. */
    public static BigDecimal atLeastTenths(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 1 ? stripped.setScale(1, RoundingMode.UNNECESSARY) : stripped;
    }

    /** Two decimals; a value above its limit is never rounded down onto it. */
    public static String hundredths(BigDecimal value, BigDecimal limit) {
        BigDecimal rounded = value.setScale(2, RoundingMode.HALF_UP);
        boolean hidden = above(value, limit) && rounded.compareTo(limit) <= 0;
        return (hidden ? value.setScale(2, RoundingMode.UP) : rounded).toPlainString();
    }

    /** Whether a number is one that a person could have meant; keeps {@code 1E+999999999} from being written out. */
    static boolean writable(BigDecimal value) {
        return value.precision() <= MOST_DIGITS && Math.abs((long) value.scale()) <= MOST_DIGITS;
    }

    /** Number and unit as written. */
    public static String shown(Quantity quantity) {
        if (!writable(quantity.value())) {
            return "a number out of bounds";
        }
        return clip(shown(quantity.value()) + " " + unit(quantity, 40), 40).strip();
    }

    /** The unit as written; the braces of UCUM's annotations become brackets, for braces are placeholders in our texts. */
    static String unit(Quantity quantity, int longest) {
        return clip(quantity.unit().replace('{', '(').replace('}', ')'), longest);
    }

    static String clip(String words, int longest) {
        return words.length() <= longest ? words : words.substring(0, longest - 1) + "…";
    }
}
