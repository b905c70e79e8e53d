package dev.ivigcds.facts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A point in the record: a local calendar day and, where the record has it, the exact time. A date alone is its whole local day; a
 * month or a year alone is read as its first day.
 *
 * @param day the local calendar day as written (an instant keeps the day of its own offset)
 * @param at the exact time, if one was written
 */
public record When(LocalDate day, Optional<OffsetDateTime> at) implements Comparable<When> {

    public static When on(LocalDate day) {
        return new When(day, Optional.empty());
    }

    public static When at(OffsetDateTime at) {
        return new When(at.toLocalDate(), Optional.of(at));
    }

    /** First instant this can mean. */
    public Instant earliest(ZoneId zone) {
        return at.map(OffsetDateTime::toInstant)
                .orElseGet(() -> day.atStartOfDay(zone).toInstant());
    }

    /** Last instant this can mean. */
    public Instant latest(ZoneId zone) {
        return at.map(OffsetDateTime::toInstant)
                .orElseGet(() -> day.plusDays(1).atStartOfDay(zone).toInstant().minus(Duration.ofMillis(1)));
    }

    /** By day, then by time; a day without a time comes before its times. */
    @Override
    public int compareTo(When other) {
        int byDay = day.compareTo(other.day);
        if (byDay != 0) {
            return byDay;
        }
        return at.map(OffsetDateTime::toInstant)
                .orElse(Instant.MIN)
                .compareTo(other.at.map(OffsetDateTime::toInstant).orElse(Instant.MIN));
    }
}
