package dev.ivigcds.rules;

import dev.ivigcds.dosing.TimedDays;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.PerformedProcedure;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.ServiceOrder;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One plasmapheresis that is ordered, or under way (S-20). What was completed is past, whenever its code was entered.
 *
 * @param from the order or procedure
 * @param what what it was recognised as
 * @param how how it stands: drafted, ordered, under way
 * @param start when it begins
 * @param assumed whether the order names no time, so that it is taken to start now
 */
record PlasmapheresisSession(String from, Recognition what, String how, When start, boolean assumed) {
    private static final Period AHEAD = Period.ofDays(84);

    /**
     * All of them, the earliest first.
     *
     * @param earliest sessions before this day are left out
     * @param stale an active order that names no time and was written longer ago than this is not one that is still to be done
     */
    static List<PlasmapheresisSession> of(Chart chart, LocalDate earliest, Period stale) {
        Stream<PlasmapheresisSession> ordered = Plasmapheresis.ordered(chart).stream()
                .flatMap(order ->
                        order.timing().isPresent() ? timed(order, chart, earliest) : untimed(order, chart, stale));
        Stream<PlasmapheresisSession> underWay = Plasmapheresis.performed(chart).stream()
                .filter(PerformedProcedure::underWay)
                .map(procedure -> underWay(procedure, chart));
        return Stream.concat(ordered, underWay)
                .sorted(Comparator.comparing(PlasmapheresisSession::start))
                .toList();
    }

    private static Stream<PlasmapheresisSession> timed(ServiceOrder order, Chart chart, LocalDate earliest) {
        var timing = order.timing().orElseThrow();
        LocalDate today = chart.today();
        LocalDate written = order.authoredOn().map(When::day).orElse(today);
        return TimedDays.of(timing, written, earliest, today, AHEAD).stream()
                .filter(day -> !day.isBefore(earliest) && !isDone(day, chart))
                .flatMap(day -> ClockTimes.on(day, timing, chart.zone()).stream())
                .map(start -> session(order, start, false));
    }

    /** Its order often stays active. */
    private static boolean isDone(LocalDate day, Chart chart) {
        return Plasmapheresis.performed(chart).stream()
                .filter(procedure -> !procedure.underWay())
                .flatMap(procedure -> procedure.start().or(procedure::end).stream())
                .anyMatch(done -> done.day().equals(day));
    }

    private static Stream<PlasmapheresisSession> untimed(ServiceOrder order, Chart chart, Period stale) {
        boolean current = order.draft()
                || order.authoredOn()
                        .map(written -> !written.day().isBefore(chart.today().minus(stale)))
                        .orElse(true);
        return current ? Stream.of(session(order, now(chart), true)) : Stream.empty();
    }

    private static When now(Chart chart) {
        return When.at(chart.now().atZone(chart.zone()).toOffsetDateTime());
    }

    private static PlasmapheresisSession session(ServiceOrder order, When start, boolean assumed) {
        return new PlasmapheresisSession(
                order.from(), order.what(), order.draft() ? "drafted" : "ordered", start, assumed);
    }

    private static PlasmapheresisSession underWay(PerformedProcedure procedure, Chart chart) {
        When start =
                procedure.start().filter(s -> !s.day().isBefore(chart.today())).orElse(When.on(chart.today()));
        return new PlasmapheresisSession(procedure.from(), procedure.what(), "under way", start, false);
    }

    boolean byName() {
        return what.by() == Recognition.By.NAME;
    }

    Input input() {
        String when = assumed ? ", no time named" : InfusionInTime.clock(start);
        return new Input("plasmapheresis, " + how, what.text() + when, Optional.of(start.day()), from);
    }
}
