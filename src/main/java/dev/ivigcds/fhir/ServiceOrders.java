package dev.ivigcds.fhir;

import dev.ivigcds.facts.PerformedProcedure;
import dev.ivigcds.facts.ServiceOrder;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * Tests and procedures, ordered or done.
 *
 * @param codes codes to ideas
 * @param dates how dates are read
 */
record ServiceOrders(Codes codes, Dates dates) {
    private static final Set<String> OPEN = Set.of("draft", "active", "on-hold", "unknown", "");
    private static final Set<String> NO_ORDER = Set.of("proposal", "option");
    private static final Set<String> DONE = Set.of("completed", "in-progress");

    /** An order, unless it is entered in error, a mere proposal, or an order not to do something. */
    Optional<ServiceOrder> of(Resource resource, String from, boolean draft) {
        if (!(resource instanceof ServiceRequest written)) {
            return Optional.empty();
        }
        String status = Quantities.nonNull(written.getStatusElement().getValueAsString());
        boolean meant = !status.equals("entered-in-error")
                && !NO_ORDER.contains(
                        Quantities.nonNull(written.getIntentElement().getValueAsString()))
                && !Boolean.TRUE.equals(written.getDoNotPerformElement().getValue());
        if (!meant) {
            return Optional.empty();
        }
        return Optional.of(new ServiceOrder(
                from,
                draft,
                OPEN.contains(status),
                codes.recognise(written.getCode(), Codes.NONE),
                dates.start(written.getOccurrence()),
                dates.of(written.getAuthoredOnElement())));
    }

    /** A procedure that is done or under way. */
    Optional<PerformedProcedure> performed(Resource resource) {
        if (!(resource instanceof Procedure written)
                || !DONE.contains(Quantities.nonNull(written.getStatusElement().getValueAsString()))) {
            return Optional.empty();
        }
        return Optional.of(new PerformedProcedure(
                References.of(written),
                codes.recognise(written.getCode(), Codes.PRODUCTS),
                dates.start(written.getPerformed()),
                dates.end(written.getPerformed())));
    }
}
