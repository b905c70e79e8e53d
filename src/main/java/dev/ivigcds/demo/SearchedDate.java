package dev.ivigcds.demo;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DateTimeType;

/** The value of a date parameter, {@code ge2026-01} for example: what R4 "Search", section "date", says it finds. */
record SearchedDate(String prefix, Span span) {
    private static final Pattern WRITTEN = Pattern.compile("(eq|ne|gt|lt|ge|le|sa|eb)?(\\d{4}.*)");

    /**
     * Reads it.
     *
     * @throws InvalidRequestException if it is no date, or its prefix is not known here
     */
    static SearchedDate read(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw unreadable(written);
        }
        String prefix = parts.group(1);
        try {
            // The + of an offset arrives as a space from clients that do not escape it.
            DateTimeType date = new DateTimeType(parts.group(2).replace(' ', '+'));
            return new SearchedDate(prefix == null ? "eq" : prefix, Span.written(date));
        } catch (DataFormatException | IllegalArgumentException e) {
            throw unreadable(written);
        }
    }

    private static InvalidRequestException unreadable(String written) {
        return new InvalidRequestException("\"" + written
                + "\" is no date: write 2026-03-02 or 2026-03-02T08:00:00Z after eq, ne, gt, lt, ge, le, sa or eb");
    }

    boolean finds(Span found) {
        return switch (prefix) {
            case "ne" -> !span.contains(found);
            case "gt" -> found.endsAfter(span);
            case "ge" -> found.endsAfter(span) || span.contains(found);
            case "lt" -> found.beginsBefore(span);
            case "le" -> found.beginsBefore(span) || span.contains(found);
            case "sa" -> !found.from().isBefore(span.until());
            case "eb" -> !found.until().isAfter(span.from());
            default -> span.contains(found);
        };
    }
}
