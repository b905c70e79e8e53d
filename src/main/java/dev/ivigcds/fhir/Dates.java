package dev.ivigcds.fhir;

import dev.ivigcds.facts.When;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * FHIR date, dateTime and instant as points in the record. A partial date is its first day, the offset is kept as written, and what is not a
 * date is no date. A time without an offset, which FHIR does not allow, is read in the client's zone.
 *
 * @param zone where a time without an offset is read
 */
record Dates(ZoneId zone) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:[T ](.*))?)?)?");
    private static final Pattern TIME =
            Pattern.compile("(\\d{2}:\\d{2})(:\\d{2})?(?:\\.(\\d{1,9})\\d*)?(Z|[+-]\\d{2}:\\d{2})?");

    /** Years outside are how record systems write "none", such as 0001-01-01 and 9999-12-31. */
    private static final int FIRST_YEAR = 1850;

    private static final int LAST_YEAR = 2200;

    Optional<When> when(BaseDateTimeType element) {
        return when(Primitives.text(element));
    }

    /** A {@code xxx[x]} element that may be a dateTime, an instant or a period, of which the start is taken. */
    Optional<When> start(Type element) {
        return switch (element) {
            case BaseDateTimeType at -> when(at);
            case Period period -> when(period.getStartElement());
            case null, default -> Optional.empty();
        };
    }

    /** The end of a period; nothing for any other element. */
    Optional<When> end(Type element) {
        return element instanceof Period period ? when(period.getEndElement()) : Optional.empty();
    }

    Optional<When> when(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(number(written.group(1)), number(written.group(2)), number(written.group(3)));
            if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                return Optional.empty();
            }
            return Optional.of(Optional.ofNullable(written.group(4))
                    .flatMap(time -> at(day, time))
                    .map(When::at)
                    .orElseGet(() -> When.on(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    /** The time on a day; empty if it cannot be read, which leaves the day. */
    private Optional<OffsetDateTime> at(LocalDate day, String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        String seconds = Optional.ofNullable(time.group(2)).orElse(":00");
        String fraction = Optional.ofNullable(time.group(3)).map(f -> "." + f).orElse("");
        try {
            LocalDateTime local = day.atTime(LocalTime.parse(time.group(1) + seconds + fraction));
            return Optional.of(Optional.ofNullable(time.group(4))
                    .map(offset -> local.atOffset(ZoneOffset.of(offset)))
                    .orElseGet(() -> local.atZone(zone).toOffsetDateTime()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
