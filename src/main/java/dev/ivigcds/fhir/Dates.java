package dev.ivigcds.fhir;

import dev.ivigcds.facts.When;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;

/**
 * FHIR dates and times as written: whole or partial, with or without an offset. What is no date at all is none.
 *
 * @param zone where a time without an offset is read
 */
record Dates(ZoneId zone) {
    private static final int DATE_LENGTH = "2026-01-01".length();

    Optional<When> of(BaseDateTimeType element) {
        String written = element.getValueAsString();
        return written == null ? Optional.empty() : of(written.strip());
    }

    private Optional<When> of(String written) {
        try {
            if (written.length() > DATE_LENGTH) {
                return Optional.of(When.at(time(written)));
            }
            LocalDate day = switch (written.length()) {
                case 4 -> LocalDate.of(Integer.parseInt(written), 1, 1);
                case 7 -> YearMonth.parse(written).atDay(1);
                default -> LocalDate.parse(written);
            };
            return Optional.of(When.on(day));
        } catch (DateTimeException | NumberFormatException e) {
            return written.length() > DATE_LENGTH ? of(written.substring(0, DATE_LENGTH)) : Optional.empty();
        }
    }

    private OffsetDateTime time(String written) {
        int clock = written.indexOf('T');
        boolean offset = written.endsWith("Z") || written.indexOf('+', clock) > 0 || written.indexOf('-', clock) > 0;
        return offset
                ? OffsetDateTime.parse(written)
                : LocalDateTime.parse(written).atZone(zone).toOffsetDateTime();
    }

    Optional<When> start(Period period) {
        return of(period.getStartElement());
    }

    Optional<When> end(Period period) {
        return of(period.getEndElement());
    }

    /** When something that is dated or lasts began. */
    Optional<When> start(Type dateTimeOrPeriod) {
        return switch (dateTimeOrPeriod) {
            case BaseDateTimeType date -> of(date);
            case Period period -> start(period).or(() -> end(period));
            case null, default -> Optional.empty();
        };
    }

    /** When something that is dated or lasts ended; a point in time has no end of its own. */
    Optional<When> end(Type dateTimeOrPeriod) {
        return dateTimeOrPeriod instanceof Period period ? end(period) : Optional.empty();
    }

    static Optional<LocalTime> clock(String written) {
        try {
            return Optional.of(LocalTime.parse(written));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
