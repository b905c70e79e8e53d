package dev.ivigcds.facts;

import java.math.BigDecimal;

/**
 * A number with its unit, both as written.
 *
 * @param value exact decimal, scale as written
 * @param comparator how the value is bounded
 * @param unit the UCUM code if one was given, else the unit's text, else empty
 * @param ucum whether {@code unit} is a UCUM code (UCUM {@code G} is gauss; the text {@code G} may be gram)
 */
public record Quantity(BigDecimal value, Comparator comparator, String unit, boolean ucum) {
    /** FHIR Quantity.comparator. */
    public enum Comparator {
        EXACTLY(""),
        LESS("<"),
        AT_MOST("<="),
        AT_LEAST(">="),
        MORE(">");

        private final String sign;

        Comparator(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** A quantity with an exact value and a UCUM unit. */
    public static Quantity of(BigDecimal value, String ucumUnit) {
        return new Quantity(value, Comparator.EXACTLY, ucumUnit, true);
    }

    /**
     * The value of a parameter that must be written in one unit.
     *
     * @throws IllegalArgumentException if it is in another, naming both
     */
    public BigDecimal in(String expectedUnit) {
        if (!unit.equals(expectedUnit) || comparator != Comparator.EXACTLY) {
            throw new IllegalArgumentException("must be written in " + expectedUnit + ", not \"" + shown() + "\"");
        }
        return value;
    }

    /** As a person reads it: {@code <7 mg/dL}. */
    public String shown() {
        String number = comparator.sign() + value.toPlainString();
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
