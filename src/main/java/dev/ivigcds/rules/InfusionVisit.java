package dev.ivigcds.rules;

import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * The infusion that is planned, and the time in which a value belongs to it (S-06; clinical.md 6-6).
 *
 * @param start its first day: the next one the order names, else today
 * @param previous when the infusion before it ended, if that is on record
 * @param from first day on which a value is fresh enough
 * @param until last day on which a value belongs to it
 */
record InfusionVisit(LocalDate start, Optional<When> previous, LocalDate from, LocalDate until) {

    static InfusionVisit of(Chart chart, InfusionReadiness limits) {
        LocalDate start = chart.ivigInFocus().stream()
                .map(order -> start(order, chart.today()))
                .min(LocalDate::compareTo)
                .orElse(chart.today());
        Optional<When> previous = TreatmentRun.given(chart).stream()
                .flatMap(given -> end(given).stream())
                .max(When::compareTo);
        return new InfusionVisit(start, previous, start.minus(limits.freshFor()), start.plus(limits.after()));
    }

    private static Optional<When> end(Administration given) {
        return given.end().or(given::start);
    }

    /** A day the order names, from today on; the day an order was written is no plan. */
    private static LocalDate start(MedicationOrder order, LocalDate today) {
        return DueDays.named(order)
                .flatMap(named -> Optional.ofNullable(DueDays.of(order, today).ceiling(today)))
                .orElse(today);
    }

    /** Whether the infusion before belongs to the same course, so that this one has begun (clinical.md 6-4). */
    boolean hasBegun(Period courseGap) {
        return previous.filter(end -> start.isBefore(end.day().plus(courseGap))).isPresent();
    }

    /** Whether a value belongs to the planned infusion: fresh, and not from before the end of the one before. */
    boolean holds(When when) {
        return !when.day().isBefore(from) && !when.day().isAfter(until) && isSincePrevious(when);
    }

    /** Instants where both have times, else whole days (clinical.md 6-19). */
    boolean isSincePrevious(When when) {
        return previous.map(end -> !isBefore(when, end)).orElse(true);
    }

    private static boolean isBefore(When when, When end) {
        boolean timed = when.at().isPresent() && end.at().isPresent();
        return timed ? when.at().get().isBefore(end.at().get()) : when.day().isBefore(end.day());
    }
}
