package dev.ivigcds.rules;

import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.everyDay;
import static dev.ivigcds.facts.ChartFixture.infusion;
import static dev.ivigcds.facts.ChartFixture.ivig;
import static dev.ivigcds.rules.RuleFixture.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * T-27: twelve weeks are 84 calendar days where the client is, at every offset there is and across every change of clocks; neither the hour of the
 * infusion nor that of the call moves them.
 */
class TwelveWeeksTest {
    private static final ZoneOffset WEST = ZoneOffset.ofHours(-12);
    private static final ZoneOffset EAST = ZoneOffset.ofHours(14);
    private static final int QUARTER = 15 * 60;

    /** Runs that begin in winter and summer and span both changes of clocks, on either hemisphere, and a leap day. */
    private static final String[] STARTS = {"2026-01-01", "2026-02-10", "2026-08-05", "2026-09-20", "2027-12-15"};

    static Stream<ZoneId> everyOffset() {
        int all = (EAST.getTotalSeconds() - WEST.getTotalSeconds()) / QUARTER;
        return IntStream.rangeClosed(0, all)
                .mapToObj(i -> ZoneOffset.ofTotalSeconds(WEST.getTotalSeconds() + i * QUARTER));
    }

    static Stream<ZoneId> everyRegion() {
        return ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of);
    }

    @ParameterizedTest
    @MethodSource({"everyOffset", "everyRegion"})
    void T27_theReviewBeginsWithTheFirstMinuteOfDayEightyFour(ZoneId zone) {
        for (String start : STARTS) {
            LocalDate first = LocalDate.parse(start);
            ZonedDateTime due = first.plusDays(84).atStartOfDay(zone);
            for (LocalTime hour : new LocalTime[] {LocalTime.MIN, LocalTime.of(23, 59)}) {
                OffsetDateTime given = first.atTime(hour).atZone(zone).toOffsetDateTime();
                assertThat(state(given, first, due.minusSeconds(1)))
                        .as("%s, given %s, a second before", zone, given)
                        .isEqualTo("tooEarly");
                assertThat(state(given, first, due))
                        .as("%s, given %s, at %s", zone, given, due)
                        .isEqualTo("missing");
            }
        }
    }

    private static String state(OffsetDateTime given, LocalDate first, ZonedDateTime now) {
        return review(chart().now(now)
                        .signing(ivig("1", "g/kg", everyDay(2)))
                        .with("given", at(given))
                        .with("given", infusion(first.plusDays(28).toString()))
                        .with("given", infusion(first.plusDays(56).toString())))
                .state();
    }

    private static Administration at(OffsetDateTime given) {
        Administration day = infusion(given.toLocalDate().toString());
        return new Administration(
                day.from(), day.kind(), day.ivig(), day.product(), Optional.of(When.at(given)), Optional.empty());
    }
}
