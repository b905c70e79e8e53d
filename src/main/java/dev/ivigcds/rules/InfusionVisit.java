package dev.ivigcds.rules;

import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.Optional;

/**
 * The infusion that is planned, and the time in which a value belongs to it (S-06; clinical.md 6-6).
 *
 * @param start its first day: the next one the order names, else today
 * @param previous the infusion before it, if that is on record with a date
 * @param from first day on which a value is fresh enough
 */
record InfusionVisit(LocalDate start, Optional<Last> previous, LocalDate from) {

    /**
     * An infusion that was given.
     *
     * @param name what was given, in the record's words
     * @param end when it ended, or began if that is all that is known
     * @param from the record of it
     */
    record Last(String name, When end, String from) {}

    static InfusionVisit of(Chart chart, InfusionReadiness limits) {
        LocalDate start = chart.ivigInFocus().stream()
                .map(order -> start(order, chart.today()))
                .min(LocalDate::compareTo)
                .orElse(chart.today());
        Optional<Last> previous = TreatmentRun.given(chart).stream()
                .flatMap(given -> last(given).stream())
                .max(Comparator.comparing(Last::end));
        return new InfusionVisit(start, previous, start.minus(limits.freshFor()));
    }

    private static Optional<Last> last(Administration given) {
        return given.end().or(given::start).map(end -> new Last(given.product().name(), end, given.from()));
    }

    /** A day the order names, from today on; the day an order was written is no plan. */
    private static LocalDate start(MedicationOrder order, LocalDate today) {
        return DueDays.named(order)
                .flatMap(named -> Optional.ofNullable(DueDays.of(order, today).ceiling(today)))
                .orElse(today);
    }

    /** Whether the infusion before belongs to the same course, so that this one has begun (clinical.md 6-4). */
    boolean hasBegun(Period courseGap) {
        return previous.filter(last -> start.isBefore(last.end().day().plus(courseGap)))
                .isPresent();
    }

    /**
     * Whether a value belongs to the planned infusion: fresh, and not from before the end of the one before. Values dated more than a day ahead
     * never get here (clinical.md 0.3).
     */
    boolean holds(When when) {
        return !when.day().isBefore(from) && isSincePrevious(when);
    }

    /** Instants where both have times, else whole days (clinical.md 6-19). */
    boolean isSincePrevious(When when) {
        return previous.map(last -> !isBefore(when, last.end())).orElse(true);
    }

    private static boolean isBefore(When when, When end) {
        boolean timed = when.at().isPresent() && end.at().isPresent();
        return timed ? when.at().get().isBefore(end.at().get()) : when.day().isBefore(end.day());
    }
}
