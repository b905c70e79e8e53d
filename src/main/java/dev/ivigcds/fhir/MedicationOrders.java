package dev.ivigcds.fhir;

import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.StatusReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;

/**
 * MedicationRequests, drafted or on record.
 *
 * @param codes codes to ideas
 * @param products how products are read
 * @param dosages how instructions are read
 * @param dates how dates are read
 */
record MedicationOrders(Codes codes, Products products, Dosages dosages, Dates dates) {
    private static final String STATUS_REASON = "http://terminology.hl7.org/CodeSystem/medicationrequest-status-reason";

    /**
     * Reads one.
     *
     * @param written the resource
     * @param from how it is named in the chart
     * @param draft whether it came in draftOrders
     */
    MedicationOrder of(MedicationRequest written, String from, boolean draft) {
        return new MedicationOrder(
                from,
                draft,
                status(written),
                Quantities.nonNull(written.getIntentElement().getValueAsString())
                        .toLowerCase(Locale.ROOT),
                Boolean.TRUE.equals(written.getDoNotPerformElement().getValue()),
                products.of(written.getMedication(), written),
                reasons(written),
                written.getDosageInstruction().stream().map(dosages::of).toList(),
                dates.of(written.getAuthoredOnElement()),
                written.getIdentifier().stream()
                        .filter(i -> i.hasValue())
                        .map(i -> Quantities.nonNull(i.getSystem()) + "|" + i.getValue())
                        .collect(Collectors.toSet()),
                References.local(written.getPriorPrescription()).stream().collect(Collectors.toSet()),
                written.getBasedOn().stream()
                        .map(References::local)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()),
                statusReason(written));
    }

    private static Status status(MedicationRequest written) {
        return switch (Quantities.nonNull(written.getStatusElement().getValueAsString())) {
            case "active" -> Status.ACTIVE;
            case "on-hold" -> Status.ON_HOLD;
            case "cancelled" -> Status.CANCELLED;
            case "completed" -> Status.COMPLETED;
            case "entered-in-error" -> Status.ENTERED_IN_ERROR;
            case "stopped" -> Status.STOPPED;
            case "draft" -> Status.DRAFT;
            default -> Status.UNKNOWN;
        };
    }

    /** Reasons that the order itself carries: codes, contained diagnoses, and the words of references. */
    private List<Recognition> reasons(MedicationRequest written) {
        List<Recognition> reasons = new ArrayList<>();
        written.getReasonCode().forEach(code -> reasons.add(codes.recognise(code, Codes.DIAGNOSES)));
        for (Reference reference : written.getReasonReference()) {
            Optional<Condition> contained = contained(written, reference);
            if (contained.isPresent()) {
                reasons.add(codes.recognise(contained.get().getCode(), Codes.DIAGNOSES));
            } else if (reference.hasDisplay()) {
                reasons.add(codes.recogniseWords(reference.getDisplay(), Codes.DIAGNOSES));
            }
        }
        return reasons;
    }

    private static Optional<Condition> contained(MedicationRequest written, Reference reference) {
        String name = Quantities.nonNull(reference.getReference());
        return written.getContained().stream()
                .filter(r -> r instanceof Condition && References.sameContained(r, name))
                .map(Condition.class::cast)
                .findFirst();
    }

    /** The diagnoses an order points at, {@code Condition/id}. */
    static List<String> reasonReferences(MedicationRequest written) {
        return written.getReasonReference().stream()
                .map(References::local)
                .flatMap(Optional::stream)
                .filter(reference -> reference.startsWith("Condition/"))
                .toList();
    }

    /** An order with the diagnoses it points at, as far as they can be looked up. */
    static MedicationOrder withReasons(
            MedicationOrder order, List<String> references, Function<String, Optional<Recognition>> diagnosis) {
        List<Recognition> reasons = new ArrayList<>(order.reasons());
        references.forEach(reference -> diagnosis.apply(reference).ifPresent(reasons::add));
        return new MedicationOrder(
                order.from(),
                order.draft(),
                order.status(),
                order.intent(),
                order.doNotPerform(),
                order.product(),
                reasons,
                order.dosage(),
                order.authoredOn(),
                order.identifiers(),
                order.replaces(),
                order.basedOn(),
                order.statusReason());
    }

    private static StatusReason statusReason(MedicationRequest written) {
        Set<String> reasons = written.getStatusReason().getCoding().stream()
                .filter(c -> STATUS_REASON.equals(c.getSystem()))
                .map(c -> Quantities.nonNull(c.getCode()))
                .collect(Collectors.toSet());
        return new StatusReason(reasons, Codes.shown(written.getStatusReason()));
    }
}
