package dev.ivigcds.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates moved by a number of days; the time of day and its offset stay as written. A month or a year becomes the one that its moved first day is
 * nearest to.
 *
 * @param days whole weeks, so that weekdays stay
 */
record MovedDates(long days) {
    private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(.*))?)?");
    private static final Pattern TIME =
            Pattern.compile("(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:\\d{2})?)?");
    private static final Pattern IN_TEXT = Pattern.compile("(?<!\\d)\\d{4}-\\d{2}-\\d{2}(?!\\d)");

    /** Years outside are how record systems write "none"; they tell nothing. */
    private static final int FIRST_YEAR = 1850;

    private static final int LAST_YEAR = 2200;

    /** A FHIR date, dateTime or instant, moved; empty if it is none. */
    Optional<String> moved(String written) {
        Matcher date = DATE.matcher(written.strip());
        if (!date.matches()) {
            return Optional.empty();
        }
        try {
            return moved(date);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<String> moved(Matcher date) {
        String month = date.group(2);
        String day = date.group(3);
        LocalDate first = LocalDate.of(
                Integer.parseInt(String.valueOf(date.group(1))),
                month == null ? 1 : Integer.parseInt(month),
                day == null ? 1 : Integer.parseInt(day));
        boolean none = first.getYear() < FIRST_YEAR || first.getYear() > LAST_YEAR;
        LocalDate moved = none ? first : first.plusDays(days);
        if (month == null) {
            return Optional.of(String.valueOf(moved.plusMonths(6).getYear()));
        }
        if (day == null) {
            return Optional.of(moved.plusDays(15).toString().substring(0, "yyyy-MM".length()));
        }
        String time = String.valueOf(date.group(4));
        return TIME.matcher(time).matches() ? Optional.of(moved + time) : Optional.empty();
    }

    /** A text with every full date in it moved. */
    String movedWithin(String text) {
        return IN_TEXT.matcher(text).replaceAll(this::moved);
    }

    private String moved(MatchResult date) {
        return moved(date.group()).orElse(CleanText.GONE);
    }
}
