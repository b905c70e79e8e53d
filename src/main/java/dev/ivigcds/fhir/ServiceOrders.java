package dev.ivigcds.fhir;

import dev.ivigcds.facts.ServiceOrder;
import dev.ivigcds.facts.When;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;

/**
 * ServiceRequests as orders of tests and procedures.
 *
 * @param recogniser codes as ideas
 * @param dates how dates are read
 */
record ServiceOrders(Recogniser recogniser, Dates dates) {
    private static final Set<String> OPEN = Set.of("draft", "active", "on-hold");

    Outcome<ServiceOrder> read(ServiceRequest request, String from) {
        return Primitives.code(request.getStatusElement()).equals("entered-in-error")
                ? Outcome.aside(LeftAside.STATUS)
                : Outcome.of(read(request, from, false));
    }

    ServiceOrder drafted(ServiceRequest request, String from) {
        return read(request, from, true);
    }

    private ServiceOrder read(ServiceRequest request, String from, boolean draft) {
        String status = Primitives.code(request.getStatusElement());
        boolean standing = OPEN.contains(status) || (draft && status.isEmpty());
        boolean forbidden = Primitives.code(request.getDoNotPerformElement()).equals("true");
        return new ServiceOrder(
                from,
                draft,
                standing && !forbidden,
                recogniser.recognise(request.getCode(), Recogniser.PROCEDURES),
                occurrence(request.getOccurrence()),
                dates.when(request.getAuthoredOnElement()));
    }

    private Optional<When> occurrence(Type occurrence) {
        if (occurrence instanceof Timing timing) {
            return timing.getEvent().stream()
                    .flatMap(event -> dates.when(event).stream())
                    .min(When::compareTo)
                    .or(() -> dates.start(timing.getRepeat().getBounds()));
        }
        return dates.start(occurrence);
    }
}
