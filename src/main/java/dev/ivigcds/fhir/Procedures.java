package dev.ivigcds.fhir;

import dev.ivigcds.facts.PerformedProcedure;
import java.util.Set;
import org.hl7.fhir.r4.model.Procedure;

/**
 * Procedures that were completed or are in progress.
 *
 * @param recogniser codes as ideas
 * @param dates how dates are read
 */
record Procedures(Recogniser recogniser, Dates dates) {
    private static final String UNDER_WAY = "in-progress";
    private static final Set<String> DONE = Set.of("completed", UNDER_WAY);

    Outcome<PerformedProcedure> read(Procedure procedure, String from) {
        String status = Primitives.code(procedure.getStatusElement());
        if (!DONE.contains(status)) {
            return Outcome.aside(LeftAside.STATUS);
        }
        return Outcome.of(new PerformedProcedure(
                from,
                status.equals(UNDER_WAY),
                recogniser.recognise(procedure.getCode(), Recogniser.PROCEDURES),
                dates.start(procedure.getPerformed()),
                dates.end(procedure.getPerformed())));
    }
}
