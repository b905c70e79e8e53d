package dev.ivigcds.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates that are written as a distance from now, so that demo patients never age: <code>{{today-91d}}</code> is the date 91 days ago,
 * <code>{{now-2h}}</code> the instant two hours ago with its offset.
 *
 * @param clock whose time and zone count
 */
record RelativeDates(Clock clock) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(?:today-(\\d{1,5})d|now-(\\d{1,5})h)}}");
    private static final String OPENING = "{{";

    /**
     * The text with real dates in it.
     *
     * @throws IllegalArgumentException if a placeholder is of neither kind
     */
    String in(String text) {
        String dated = PLACEHOLDER.matcher(text).replaceAll(placeholder -> Matcher.quoteReplacement(date(placeholder)));
        int left = dated.indexOf(OPENING);
        if (left >= 0) {
            String found = dated.substring(left, Math.min(dated.length(), left + 30));
            throw new IllegalArgumentException(
                    "\"" + found + "\" is no date: write {{today-91d}} or {{now-2h}}, a whole number of days or hours");
        }
        return dated;
    }

    private String date(MatchResult placeholder) {
        OffsetDateTime now = clock.instant().atZone(clock.getZone()).toOffsetDateTime();
        String days = placeholder.group(1);
        if (days != null) {
            LocalDate day = now.toLocalDate().minusDays(Long.parseLong(days));
            return day.toString();
        }
        OffsetDateTime then = now.minus(Duration.ofHours(Long.parseLong(placeholder.group(2))));
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(then.truncatedTo(ChronoUnit.SECONDS));
    }
}
