package dev.ivigcds.wire;

/** What a JSON text may ask of its reader, on the request and on what a FHIR server answers (R-08, T-17, T-18). */
public final class JsonLimits {
    /** Deepest nesting of objects and arrays. */
    public static final int DEPTH = 100;

    /** Most digits of one number; beyond this no clinical quantity is meant. */
    public static final int DIGITS = 100;

    /** Largest power of ten, either way: parsers of FHIR decimals take hours for what ten bytes can spell (T-18). */
    public static final int EXPONENT = 30;

    private JsonLimits() {}

    /**
     * Whether a JSON number is short and small enough to be handed on.
     *
     * @param number the number as written, for example {@code -1.50e3}
     */
    public static boolean fits(String number) {
        int e = Math.max(number.indexOf('e'), number.indexOf('E'));
        String digits = e < 0 ? number : number.substring(0, e);
        if (digits.length() > DIGITS) {
            return false;
        }
        return e < 0 || smallExponent(number.substring(e + 1));
    }

    private static boolean smallExponent(String exponent) {
        int value = 0;
        for (int i = 0; i < exponent.length(); i++) {
            char c = exponent.charAt(i);
            if (c != '+' && c != '-') {
                value = value * 10 + (c - '0');
            }
            if (value > EXPONENT) {
                return false;
            }
        }
        return true;
    }
}
