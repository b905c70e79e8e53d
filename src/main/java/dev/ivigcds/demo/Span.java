package dev.ivigcds.demo;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Timing;

/**
 * The stretch of time that a FHIR date stands for: {@code 2026-03} is all of March.
 *
 * @param from  its first instant
 * @param until the first instant after it
 */
record Span(Instant from, Instant until) {

    /** The spans of an element: of a Timing one for each event and one for its bounds; none if it says no time. */
    static Stream<Span> of(IBase value) {
        return switch (value) {
            case BaseDateTimeType date -> date.hasValue() ? Stream.of(written(date)) : Stream.empty();
            case Period period -> of(period);
            case Timing timing ->
                Stream.concat(
                        timing.getEvent().stream().flatMap(Span::of),
                        timing.getRepeat().hasBoundsPeriod()
                                ? of(timing.getRepeat().getBoundsPeriod())
                                : Stream.empty());
            default -> Stream.empty();
        };
    }

    private static Stream<Span> of(Period period) {
        if (!period.hasStart() && !period.hasEnd()) {
            return Stream.empty();
        }
        Instant from = period.hasStart() ? written(period.getStartElement()).from() : Instant.MIN;
        Instant until = period.hasEnd() ? written(period.getEndElement()).until() : Instant.MAX;
        return Stream.of(new Span(from, until));
    }

    static Span written(BaseDateTimeType date) {
        Instant from = date.getValue().toInstant();
        return new Span(
                from, after(from.atZone(zone(date)), date.getPrecision()).toInstant());
    }

    private static ZonedDateTime after(ZonedDateTime from, TemporalPrecisionEnum precision) {
        return switch (precision) {
            case YEAR -> from.plusYears(1);
            case MONTH -> from.plusMonths(1);
            case DAY -> from.plusDays(1);
            case MINUTE -> from.plusMinutes(1);
            case SECOND -> from.plusSeconds(1);
            case MILLI -> from.plusNanos(1_000_000);
        };
    }

    private static ZoneId zone(BaseDateTimeType date) {
        TimeZone written = date.getTimeZone();
        return written == null ? ZoneId.systemDefault() : written.toZoneId();
    }

    boolean contains(Span other) {
        return !other.from.isBefore(from) && !other.until.isAfter(until);
    }

    /** Whether it reaches to before the other begins. */
    boolean beginsBefore(Span other) {
        return from.isBefore(other.from);
    }

    /** Whether it reaches to after the other ends. */
    boolean endsAfter(Span other) {
        return until.isAfter(other.until);
    }
}
