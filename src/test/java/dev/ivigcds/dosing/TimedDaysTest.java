package dev.ivigcds.dosing;

import static dev.ivigcds.facts.ChartFixture.every;
import static dev.ivigcds.facts.ChartFixture.everyDay;
import static dev.ivigcds.facts.ChartFixture.moments;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.DosageInstruction.Span;
import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimedDaysTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    @Test
    void aSeriesIsItsDaysFromTheEarliestOn() {
        assertThat(days(every(2, "d", 4).orElseThrow(), "2026-02-26"))
                .containsExactly(TODAY, LocalDate.parse("2026-03-04"));
    }

    @Test
    void listedTimesOfOneDayAreOneDay() {
        assertThat(days(
                        moments("2026-03-03T08:00+01:00", "2026-03-03T20:00+01:00")
                                .orElseThrow(),
                        "2026-03-02"))
                .containsExactly(LocalDate.parse("2026-03-03"));
    }

    @Test
    void withoutAnEndItIsLookedAtAsFarAheadAsAsked() {
        assertThat(days(daily(new Timing.Bounds.Open()), "2020-01-01"))
                .hasSize(14)
                .startsWith(TODAY);
    }

    @Test
    void whatDoesNotSayHowOftenIsItsFirstDay() {
        Timing.Bounds week = new Timing.Bounds.Between(
                Optional.of(When.on(LocalDate.parse("2026-03-04"))),
                Optional.of(When.on(LocalDate.parse("2026-03-11"))));
        assertThat(days(timing(week, ""), "2026-03-02")).containsExactly(LocalDate.parse("2026-03-04"));
    }

    @Test
    void theEndIsStatedByBoundsByANumberOrByAList() {
        Timing.Bounds until = new Timing.Bounds.Between(Optional.empty(), Optional.of(When.on(TODAY)));
        Timing.Bounds fiveDays = new Timing.Bounds.Lasting(new Span(BigDecimal.valueOf(5), "d"));
        assertThat(end(daily(until))).contains(TODAY);
        assertThat(end(timing(until, ""))).contains(TODAY);
        assertThat(end(daily(fiveDays))).contains(LocalDate.parse("2026-02-05"));
        assertThat(end(everyDay(3).orElseThrow())).contains(LocalDate.parse("2026-02-03"));
        assertThat(end(moments("2026-02-20", "2026-02-11").orElseThrow())).contains(LocalDate.parse("2026-02-20"));
    }

    @Test
    void aRhythmAloneAndAStartAloneStateNoEnd() {
        Timing.Bounds from = new Timing.Bounds.Between(Optional.of(When.on(TODAY)), Optional.empty());
        assertThat(end(daily(new Timing.Bounds.Open()))).isEmpty();
        assertThat(end(daily(from))).isEmpty();
        assertThat(end(timing(from, ""))).isEmpty();
        assertThat(end(new Timing(List.of(), Optional.empty(), "QD", ""))).isEmpty();
    }

    private static List<LocalDate> days(Timing timing, String start) {
        return TimedDays.of(timing, LocalDate.parse(start), TODAY, TODAY, Period.ofDays(14));
    }

    private static Optional<LocalDate> end(Timing timing) {
        return TimedDays.statedEnd(timing, LocalDate.parse("2026-02-01"), TODAY);
    }

    private static Timing daily(Timing.Bounds bounds) {
        return timing(bounds, "d");
    }

    private static Timing timing(Timing.Bounds bounds, String unit) {
        return new Timing(
                List.of(),
                Optional.of(new Timing.Repeat(
                        bounds,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        unit,
                        Set.of(),
                        List.of(),
                        Set.of())),
                "",
                "");
    }
}
