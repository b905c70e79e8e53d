package dev.ivigcds.vignettes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Range;

/** How the shorthand writes days and amounts. */
final class Shorthand {
    private static final Pattern AGO = Pattern.compile("(\\d+) d ago");
    private static final Pattern AHEAD = Pattern.compile("in (\\d+) d");
    private static final Pattern AT = Pattern.compile("(.+) (\\d\\d:\\d\\d)");
    private static final Pattern AMOUNT = Pattern.compile("(<=|>=|<|>)?\\s*(-?\\d+(?:\\.\\d+)?)(?: (\\S.*))?");
    private static final Pattern RANGE = Pattern.compile("(\\d+(?:\\.\\d+)?)-(\\d+(?:\\.\\d+)?)(?: (\\S+))?");
    private static final String UCUM = "http://unitsofmeasure.org";
    /** Units whose UCUM code is not what people write. */
    private static final Map<String, String> CODES =
            Map.of("lb", "[lb_av]", "IU", "[IU]", "IU/mL", "[IU]/mL", "vial", "{vial}");

    private static final Set<String> TIME_UNITS = Set.of("s", "min", "h", "d", "wk", "mo", "a");

    private Shorthand() {}

    /** A date: {@code 2026-02-20}, {@code today}, {@code 84 d ago}, {@code in 3 d}. */
    static LocalDate day(String written, LocalDate today) {
        Matcher ago = AGO.matcher(written);
        if (ago.matches()) {
            return today.minusDays(Long.parseLong(ago.group(1)));
        }
        Matcher ahead = AHEAD.matcher(written);
        if (ahead.matches()) {
            return today.plusDays(Long.parseLong(ahead.group(1)));
        }
        return written.equals("today") ? today : LocalDate.parse(written);
    }

    /** A day, or with a clock time in the zone of the vignettes a moment: {@code 3 d ago 09:00}. */
    static DateTimeType moment(String written, LocalDate today) {
        Matcher at = AT.matcher(written);
        if (!at.matches()) {
            return new DateTimeType(day(written, today).toString());
        }
        var moment =
                day(at.group(1), today).atTime(LocalTime.parse(at.group(2))).atZone(Vignette.ZONE);
        return new DateTimeType(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment));
    }

    /** An amount: {@code <7 mg/dL}; the unit is a UCUM code, except in single quotes, where it is text alone. */
    static Quantity amount(String written) {
        Matcher parts = AMOUNT.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + written + "\" is not an amount such as \"<7 mg/dL\"");
        }
        Quantity quantity = new Quantity().setValue(new BigDecimal(parts.group(2)));
        if (parts.group(1) != null) {
            quantity.setComparator(QuantityComparator.fromCode(parts.group(1)));
        }
        return withUnit(quantity, parts.group(3));
    }

    static boolean isAmount(String written) {
        return AMOUNT.matcher(written).matches();
    }

    /** A range: {@code 70-90 g}. */
    static Range range(String written) {
        Matcher parts = RANGE.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + written + "\" is not a range such as \"70-90 g\"");
        }
        Range range = new Range();
        withUnit(range.getLow().setValue(new BigDecimal(parts.group(1))), parts.group(3));
        withUnit(range.getHigh().setValue(new BigDecimal(parts.group(2))), parts.group(3));
        return range;
    }

    static boolean isRange(String written) {
        return RANGE.matcher(written).matches();
    }

    /** A span of time: {@code 2 d}. */
    static Quantity span(String written) {
        Quantity span = amount(written);
        if (!TIME_UNITS.contains(span.getCode())) {
            throw new IllegalArgumentException("\"" + written + "\" has no unit of time out of " + TIME_UNITS);
        }
        return span;
    }

    private static Quantity withUnit(Quantity quantity, String unit) {
        if (unit == null) {
            return quantity;
        }
        if (unit.startsWith("'") && unit.endsWith("'")) {
            return quantity.setUnit(unit.substring(1, unit.length() - 1));
        }
        return quantity.setUnit(unit).setSystem(UCUM).setCode(CODES.getOrDefault(unit, unit));
    }
}
