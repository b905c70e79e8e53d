package dev.ivigcds.dosing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** How often a Timing.code means: times per period. Every code of FHIR's value set "timing-abbreviation" is here. */
record TimingCode(int frequency, BigDecimal period, String unit) {
    private static final Map<String, TimingCode> KNOWN = Map.ofEntries(
            code("QD", 1, 1, "d"),
            code("BID", 2, 1, "d"),
            code("TID", 3, 1, "d"),
            code("QID", 4, 1, "d"),
            code("AM", 1, 1, "d"),
            code("PM", 1, 1, "d"),
            code("BED", 1, 1, "d"),
            code("QOD", 1, 2, "d"),
            code("WK", 1, 1, "wk"),
            code("MO", 1, 1, "mo"),
            code("Q1H", 1, 1, "h"),
            code("Q2H", 1, 2, "h"),
            code("Q3H", 1, 3, "h"),
            code("Q4H", 1, 4, "h"),
            code("Q6H", 1, 6, "h"),
            code("Q8H", 1, 8, "h"));

    static Optional<TimingCode> of(String code) {
        return Optional.ofNullable(KNOWN.get(code));
    }

    private static Map.Entry<String, TimingCode> code(String code, int frequency, int period, String unit) {
        return Map.entry(code, new TimingCode(frequency, BigDecimal.valueOf(period), unit));
    }
}
