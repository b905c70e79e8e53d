package dev.ivigcds.fhir;

import dev.ivigcds.facts.ServiceOrder;
import dev.ivigcds.facts.ServiceOrder.Status;
import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.When;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Type;

/**
 * ServiceRequests as orders of tests and procedures.
 *
 * @param recogniser codes as ideas
 * @param dates how dates are read
 */
record ServiceOrders(Recogniser recogniser, Dates dates) {
    /** As of a medication order: what is only proposed is not ordered (clinical.md 3.2-9). */
    private static final Set<String> NO_ORDER = Set.of("proposal", "option");

    Outcome<ServiceOrder> read(ServiceRequest request, String from) {
        return Primitives.code(request.getStatusElement()).equals("entered-in-error")
                ? Outcome.aside(LeftAside.STATUS)
                : Outcome.of(read(request, from, false, false));
    }

    ServiceOrder drafted(ServiceRequest request, String from, boolean inFocus) {
        return read(request, from, true, inFocus);
    }

    private ServiceOrder read(ServiceRequest request, String from, boolean draft, boolean inFocus) {
        return new ServiceOrder(
                from,
                draft,
                inFocus,
                status(request, draft),
                recogniser.recognise(request.getCode(), Recogniser.PROCEDURES),
                timing(request.getOccurrence()),
                dates.when(request.getAuthoredOnElement()));
    }

    private static Status status(ServiceRequest request, boolean draft) {
        boolean forbidden = Primitives.code(request.getDoNotPerformElement()).equals("true");
        if (forbidden || NO_ORDER.contains(Primitives.code(request.getIntentElement()))) {
            return Status.CLOSED;
        }
        return switch (Primitives.code(request.getStatusElement())) {
            case "draft" -> Status.DRAFT;
            case "active" -> Status.ACTIVE;
            case "on-hold" -> Status.ON_HOLD;
            case "" -> draft ? Status.DRAFT : Status.CLOSED;
            default -> Status.CLOSED;
        };
    }

    private Optional<Timing> timing(Type occurrence) {
        if (occurrence instanceof org.hl7.fhir.r4.model.Timing timing) {
            return Optional.of(new Timings(dates).read(timing));
        }
        Optional<When> start = dates.start(occurrence);
        Optional<When> later = occurrence instanceof Period period
                ? dates.end(period)
                        .filter(end ->
                                start.filter(s -> end.day().isAfter(s.day())).isPresent())
                : Optional.empty();
        List<When> events = Stream.concat(start.stream(), later.stream()).toList();
        return events.isEmpty() ? Optional.empty() : Optional.of(new Timing(events, Optional.empty(), "", ""));
    }
}
