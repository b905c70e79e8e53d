package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.PerformedProcedure;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/** A note on an IgA result that was drawn soon after plasmapheresis and is not to be relied on (S-01, traps). */
final class IgaAfterPlasmapheresis {
    private IgaAfterPlasmapheresis() {}

    /** The note, if a plasmapheresis was done fewer days than the limit before the result was drawn. */
    static Optional<String> note(Chart chart, Observation iga, Period limit) {
        return iga.when()
                .flatMap(drawn -> Plasmapheresis.performed(chart).stream()
                        .flatMap(procedure -> before(procedure, drawn, chart).stream())
                        .filter(done -> drawn.day().isBefore(done.plus(limit)))
                        .max(Comparator.naturalOrder())
                        .map(done -> words(drawn.day(), done, limit)));
    }

    /** The last day of a plasmapheresis that may have come before the draw. */
    private static Optional<LocalDate> before(PerformedProcedure procedure, When drawn, Chart chart) {
        return procedure
                .end()
                .or(procedure::start)
                .filter(done -> !done.earliest(chart.zone()).isAfter(drawn.latest(chart.zone())))
                .map(When::day);
    }

    private static String words(LocalDate drawn, LocalDate done, Period limit) {
        return drawn.equals(done)
                ? "The IgA of " + drawn
                        + " was drawn on a day of plasmapheresis: if it was drawn after it, it is not reliable."
                : "The IgA of " + drawn + " was drawn fewer than " + ChronoUnit.DAYS.between(done, done.plus(limit))
                        + " days after plasmapheresis (" + done + "): it is not reliable.";
    }
}
