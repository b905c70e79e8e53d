package dev.ivigcds.fhir;

import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.StatusReason;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;

/**
 * MedicationRequests as orders.
 *
 * @param products how medications are read
 * @param reasons what they are for
 * @param dosages how dosage is read
 * @param dates how dates are read
 */
record MedicationOrders(Products products, Reasons reasons, Dosages dosages, Dates dates) {
    private static final String STATUS_REASON = "http://terminology.hl7.org/CodeSystem/medicationrequest-status-reason";

    MedicationOrder read(MedicationRequest request, String from, boolean draft) {
        return new MedicationOrder(
                from,
                draft,
                status(Primitives.code(request.getStatusElement())),
                Primitives.code(request.getIntentElement()),
                Primitives.code(request.getDoNotPerformElement()).equals("true"),
                products.of(request.getMedication(), request),
                reasons.read(request.getReasonCode(), request.getReasonReference(), request),
                request.getDosageInstruction().stream().map(dosages::read).toList(),
                dates.when(request.getAuthoredOnElement()),
                identifiers(request.getIdentifier()),
                OrderRemarks.replaces(request),
                References.shared(request.getBasedOn()),
                statusReason(request.getStatusReason()),
                OrderRemarks.of(request));
    }

    /** The same order with more reasons. */
    static MedicationOrder with(MedicationOrder order, List<Recognition> more) {
        return new MedicationOrder(
                order.from(),
                order.draft(),
                order.status(),
                order.intent(),
                order.doNotPerform(),
                order.product(),
                Stream.concat(order.reasons().stream(), more.stream()).toList(),
                order.dosage(),
                order.authoredOn(),
                order.identifiers(),
                order.replaces(),
                order.basedOn(),
                order.statusReason(),
                order.remarks());
    }

    private static Status status(String code) {
        return switch (code) {
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

    /** Only those with a system: a bare number does not make two orders one. */
    private static Set<String> identifiers(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(i -> !Primitives.text(i.getSystem()).isEmpty()
                        && !Primitives.text(i.getValue()).isEmpty())
                .map(i -> Primitives.text(i.getSystem()) + "|" + Primitives.text(i.getValue()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static StatusReason statusReason(CodeableConcept reason) {
        Set<String> codes = reason.getCoding().stream()
                .filter(c -> STATUS_REASON.equals(c.getSystem()))
                .map(c -> Primitives.code(c.getCodeElement()))
                .collect(Collectors.toUnmodifiableSet());
        String text = Stream.concat(
                        Stream.of(Primitives.text(reason.getText())),
                        reason.getCoding().stream().map(Coding::getDisplay).map(Primitives::text))
                .filter(words -> !words.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        return new StatusReason(codes, text);
    }
}
