package dev.ivigcds.wire;

/** What a JSON text may ask of its reader, on the request and on what a FHIR server answers (R-08, T-17, T-18). */
public final class JsonLimits {
    /** Deepest nesting of objects and arrays. */
    public static final int DEPTH = 100;

    /** Most digits of one number; beyond this no clinical quantity is meant. */
    public static final int DIGITS = 100;

    /** Largest power of ten, either way: parsers of FHIR decimals take hours for what ten bytes can spell (T-18). */
    public static final int EXPONENT = 30;

    /** Longest string, in characters. FHIR ends a string at 1 MiB; a picture of the patient in base64 may take twice that. */
    public static final int STRING = 2 * 1024 * 1024;

    /**
     * Most elements of one array. A page of a search has hundreds of entries and no resource has as many of anything; to read more costs a
     * parser of FHIR seconds, and no one would look at them (T-19).
     */
    public static final int ELEMENTS = 10_000;

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
