package dev.ivigcds.fhir;

import dev.ivigcds.facts.DosageInstruction.Span;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;

/** Lengths of time in UCUM units, also where a record writes the unit as a word. */
final class TimeUnits {
    private static final Map<String, String> UCUM = Map.ofEntries(
            Map.entry("s", "s"),
            Map.entry("sec", "s"),
            Map.entry("second", "s"),
            Map.entry("min", "min"),
            Map.entry("minute", "min"),
            Map.entry("h", "h"),
            Map.entry("hr", "h"),
            Map.entry("hour", "h"),
            Map.entry("d", "d"),
            Map.entry("day", "d"),
            Map.entry("wk", "wk"),
            Map.entry("week", "wk"),
            Map.entry("mo", "mo"),
            Map.entry("month", "mo"),
            Map.entry("a", "a"),
            Map.entry("yr", "a"),
            Map.entry("year", "a"));

    private TimeUnits() {}

    /** {@code s min h d wk mo a} for a code or a word; empty if it is none of them. */
    static Optional<String> ucum(String unit) {
        String word = unit.toLowerCase(Locale.ROOT);
        boolean plural = word.length() > 2 && word.endsWith("s");
        return Optional.ofNullable(UCUM.get(word))
                .or(() -> Optional.ofNullable(plural ? UCUM.get(word.substring(0, word.length() - 1)) : null));
    }

    static Optional<Span> span(Optional<BigDecimal> value, String unit) {
        return value.flatMap(number -> ucum(unit).map(known -> new Span(number, known)));
    }

    /** A Duration, or another quantity of time. */
    static Optional<Span> span(Quantity quantity) {
        Optional<BigDecimal> value = Primitives.decimal(quantity.getValueElement());
        return span(value, Primitives.text(quantity.getCode()))
                .or(() -> span(value, Primitives.text(quantity.getUnit())));
    }

    static Optional<Span> low(Range range) {
        return span(range.getLow());
    }

    static Optional<Span> high(Range range) {
        return span(range.getHigh());
    }
}
