package dev.ivigcds.dosing;

import static dev.ivigcds.dosing.OrderFixture.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.Timing;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How each form of timing falls on the calendar, counted in days from Monday 2 March 2026; "2x0" is twice on day 0. */
class ExpansionTest {
    private static final LocalDate DAY_0 = LocalDate.parse("2026-03-02");

    record Row(String what, OrderFixture order, String days) {
        @Override
        public String toString() {
            return what + ": " + days;
        }
    }

    static Stream<Row> understood() {
        return Stream.of(
                new Row("no timing", dose(), "0"),
                new Row("one event", dose().event("2026-03-05"), "3"),
                new Row("two events", dose().event("2026-03-05").event("2026-03-04"), "2 3"),
                new Row("an event keeps the day of its own offset", dose().event("2026-03-03T23:30:00-08:00"), "1"),
                new Row("UTC is an offset too", dose().event("2026-03-02T23:30:00Z"), "0"),
                new Row(
                        "two events of one local day, 22 hours apart as the clock is put forward",
                        dose().event("2026-03-29T00:30:00+01:00").event("2026-03-29T23:30:00+02:00"),
                        "2x27"),
                new Row(
                        "two events around midnight, half an hour apart",
                        dose().event("2026-03-28T23:45:00+01:00").event("2026-03-29T00:15:00+01:00"),
                        "26 27"),
                new Row(
                        "every 24 h keeps its clock time as the clock is put forward",
                        dose().starting("2026-03-28T23:30:00+01:00")
                                .every("24", "h")
                                .count(3),
                        "26 27 28"),
                new Row(
                        "every 12 h keeps its clock times as the clock is put back",
                        dose().starting("2026-03-31T08:00:00+02:00")
                                .every("12", "h")
                                .count(4),
                        "2x29 2x30"),
                new Row(
                        "daily from a local evening",
                        dose().starting("2026-03-28T23:30:00+01:00")
                                .every("1", "d")
                                .count(2),
                        "26 27"),
                new Row(
                        "an event starts a rhythm",
                        dose().event("2026-03-05").every("1", "d").count(2),
                        "3 4"),
                new Row("daily, count", dose().every("1", "d").count(3), "0 1 2"),
                new Row("count up to", dose().every("1", "d").count(2).orCount(3), "0 1 2"),
                new Row("twice a day", dose().times(2, "1", "d").count(4), "2x0 2x1"),
                new Row("frequency up to", dose().times(1, "1", "d").orTimes(2).lasting("1", "d"), "2x0"),
                new Row(
                        "the shorter period",
                        dose().every("1", "wk").orEvery("2").count(2),
                        "0 7"),
                new Row("every 12 h", dose().every("12", "h").count(4), "2x0 2x1"),
                new Row("every 24 h", dose().every("24", "h").count(2), "0 1"),
                new Row("every 36 h", dose().every("36", "h").count(3), "0 1 3"),
                new Row("half a day", dose().every("0.5", "d").count(2), "2x0"),
                new Row("clock times", dose().at("08:00", "20:00").count(4), "2x0 2x1"),
                new Row("BID", dose().code("BID").count(4), "2x0 2x1"),
                new Row("TID", dose().code("TID").lasting("1", "d"), "3x0"),
                new Row("QID", dose().code("QID").lasting("1", "d"), "4x0"),
                new Row("AM", dose().code("AM").count(2), "0 1"),
                new Row("PM", dose().code("PM").count(2), "0 1"),
                new Row("BED", dose().code("BED").count(2), "0 1"),
                new Row("Q1H", dose().code("Q1H").count(25), "24x0 1"),
                new Row("Q2H", dose().code("Q2H").count(13), "12x0 1"),
                new Row("Q3H", dose().code("Q3H").count(9), "8x0 1"),
                new Row("Q4H", dose().code("Q4H").count(7), "6x0 1"),
                new Row("Q6H", dose().code("Q6H").count(5), "4x0 1"),
                new Row("Q8H", dose().code("Q8H").count(4), "3x0 1"),
                new Row("WK", dose().code("WK").count(3), "0 7 14"),
                new Row("MO", dose().code("MO").count(2), "0 31"),
                new Row("BID without an end", dose().code("BID").lasting("2", "d"), "2x0 2x1"),
                new Row("a code alone is daily without an end", dose().code("WK"), "0 7 14 21 28"),
                new Row("in the morning", dose().when("MORN").count(2), "0 1"),
                new Row("morning and evening", dose().when("MORN", "EVE").count(4), "2x0 2x1"),
                new Row("QD", dose().code("QD").count(2), "0 1"),
                new Row("QOD", dose().code("QOD").count(2), "0 2"),
                new Row(
                        "a repeat beside a code wins",
                        dose().code("BID").every("1", "d").count(2),
                        "0 1"),
                new Row("twice in four weeks", dose().times(2, "4", "wk").count(4), "0 1 28 29"),
                new Row("monthly", dose().every("1", "mo").count(3), "0 31 61"),
                new Row(
                        "weekdays",
                        dose().on(DayOfWeek.MONDAY, DayOfWeek.THURSDAY).count(3),
                        "0 3 7"),
                new Row(
                        "weekday later in the week",
                        dose().on(DayOfWeek.WEDNESDAY).every("1", "wk").count(2),
                        "2 9"),
                new Row(
                        "weekday every second week",
                        dose().on(DayOfWeek.TUESDAY).every("2", "wk").count(2),
                        "1 15"),
                new Row(
                        "daily on weekdays",
                        dose().on(DayOfWeek.FRIDAY).every("1", "d").count(2),
                        "4 11"),
                new Row("for two days", dose().every("1", "d").lasting("2", "d"), "0 1"),
                new Row("for 48 hours", dose().every("1", "d").lasting("48", "h"), "0 1"),
                new Row("for one week", dose().every("2", "d").lasting("1", "wk"), "0 2 4 6"),
                new Row("for two to three days", dose().every("1", "d").bounds(twoToThreeDays()), "0 1 2"),
                new Row("bounds include both dates", dose().every("1", "d").from("2026-03-03", "2026-03-05"), "1 2 3"),
                new Row(
                        "an end before that day's infusion is the day before",
                        dose().every("24", "h").from("2026-03-03T05:00:00Z", "2026-03-05T04:59:59Z"),
                        "1 2"),
                new Row(
                        "an end at the time of that day's infusion includes it",
                        dose().every("1", "d").from("2026-03-03T05:00:00Z", "2026-03-05T05:00:00Z"),
                        "1 2 3"),
                new Row(
                        "an end after the clock time of the day includes it",
                        dose().every("1", "d").at("08:00").from("2026-03-03", "2026-03-05T09:00:00+01:00"),
                        "1 2 3"),
                new Row(
                        "an end before the clock time of the day does not",
                        dose().every("1", "d").at("08:00").from("2026-03-03", "2026-03-05T07:00:00+01:00"),
                        "1 2"),
                new Row(
                        "a start without a time has none to be too late",
                        dose().every("1", "d").from("2026-03-03", "2026-03-05T00:00:00+01:00"),
                        "1 2 3"),
                new Row(
                        "count before bounds",
                        dose().every("1", "d").lasting("5", "d").count(2),
                        "0 1"),
                new Row(
                        "bounds before count",
                        dose().every("1", "d").lasting("2", "d").count(5),
                        "0 1"),
                new Row("a start alone is once", dose().starting("2026-03-05"), "3"),
                new Row("open end, monthly", dose().every("4", "wk"), "0 28"),
                new Row("open end, weekly", dose().every("1", "wk"), "0 7 14 21 28"),
                new Row("count of one", dose().count(1), "0"),
                new Row("a missing unit with a small count", dose().period("1").count(3), "0 1 2"));
    }

    @ParameterizedTest
    @MethodSource("understood")
    void aTimingFallsOnItsDays(Row row) {
        Outcome<Days> days = expand(row.order().instruction());

        assertThat(days)
                .isInstanceOfSatisfying(
                        Outcome.Known.class,
                        known -> assertThat(shown((Days) known.value())).isEqualTo(row.days()));
    }

    @Test
    void aDosePerDayIsGivenEveryDayOfItsBounds() {
        Horizon horizon = new Horizon(DAY_0, Period.ofDays(35), LocalDate.MIN, false);
        Outcome<Days> days = new Expansion(DAY_0, horizon)
                .of(dose().lasting("5", "d").instruction().timing(), true);

        assertThat(days).isInstanceOfSatisfying(Outcome.Known.class, known -> {
            assertThat(shown((Days) known.value())).isEqualTo("0 1 2 3 4");
            assertThat(((Days) known.value()).notes())
                    .contains("The dose is written per day; it was read as given every day.");
        });
    }

    static Stream<Row> notUnderstood() {
        return Stream.of(
                new Row("a second", dose().every("1", "s"), "too many infusions to list"),
                new Row("a minute", dose().every("1", "min").lasting("30", "d"), "too many infusions to list"),
                new Row("a million", dose().every("1", "d").count(1_000_000), "too many infusions to list"),
                new Row(
                        "a huge frequency",
                        dose().times(Integer.MAX_VALUE, "1", "d"),
                        "the numbers of the timing are not valid"),
                new Row("a huge period", dose().every("1E+9", "d"), "the numbers of the timing are not valid"),
                new Row("no frequency", dose().times(0, "1", "d"), "the numbers of the timing are not valid"),
                new Row("no period", dose().every("0", "d"), "the numbers of the timing are not valid"),
                new Row("no count", dose().every("1", "d").count(0), "the numbers of the timing are not valid"),
                new Row("no unit, many", dose().period("1").count(6), "how often it is given is not stated"),
                new Row("bounds without a rhythm", dose().lasting("5", "d"), "how often it is given is not stated"),
                new Row(
                        "an unknown unit",
                        dose().every("1", "fortnight"),
                        "period unit \"fortnight\" is not understood"),
                new Row("half a month", dose().every("0.5", "mo"), "the period of the timing is not understood"),
                new Row("an unknown code", dose().code("PRNX"), "the timing is not understood"),
                new Row(
                        "an end before the start",
                        dose().every("1", "d").from("2026-03-05", "2026-03-03"),
                        "the dates of the timing are not valid"),
                new Row(
                        "a length of nothing",
                        dose().every("1", "d").lasting("0", "d"),
                        "the dates of the timing are not valid"),
                new Row(
                        "no such day",
                        dose().on(DayOfWeek.SUNDAY).from("2026-03-02", "2026-03-05"),
                        "no day fits the dates of the timing"));
    }

    @ParameterizedTest
    @MethodSource("notUnderstood")
    void aTimingThatIsNotUnderstoodSaysWhy(Row row) {
        assertThat(expand(row.order().instruction())).isEqualTo(Outcome.unknown(row.days()));
    }

    private static Timing.Bounds twoToThreeDays() {
        return new Timing.Bounds.LastingBetween(
                Optional.of(OrderFixture.span("2", "d")), Optional.of(OrderFixture.span("3", "d")));
    }

    private static OrderFixture dose() {
        return given("40", "g");
    }

    private static Outcome<Days> expand(DosageInstruction instruction) {
        Horizon horizon = new Horizon(DAY_0, Period.ofDays(35), LocalDate.MIN, false);
        return new Expansion(DAY_0, horizon).of(instruction.timing(), false);
    }

    private static String shown(Days days) {
        List<LocalDate> distinct = days.each().stream().distinct().toList();
        return distinct.stream()
                .map(day -> {
                    long times = days.each().stream().filter(day::equals).count();
                    long number = DAY_0.until(day, java.time.temporal.ChronoUnit.DAYS);
                    return times == 1 ? Long.toString(number) : times + "x" + number;
                })
                .collect(Collectors.joining(" "));
    }
}
