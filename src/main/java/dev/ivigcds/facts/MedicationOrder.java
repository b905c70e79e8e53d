package dev.ivigcds.facts;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A MedicationRequest: drafted and about to be signed, or standing in the record.
 *
 * @param from where it was read, for example {@code MedicationRequest/mr1}
 * @param draft whether it came in the hook's draftOrders
 * @param status as written
 * @param intent as written, lower case; empty if absent
 * @param doNotPerform an order not to give
 * @param product what is ordered
 * @param reasons reasonCode and resolved reasonReference
 * @param dosage the instructions, in the order written
 * @param authoredOn when it was written, if known
 * @param identifiers business identifiers, {@code system|value}
 * @param replaces references of the orders this one continues or replaces (priorPrescription, replaces)
 * @param basedOn references of the plans it carries out
 * @param statusReason why it was stopped or cancelled
 * @param remarks what it says besides its dosage
 */
public record MedicationOrder(
        String from,
        boolean draft,
        Status status,
        String intent,
        boolean doNotPerform,
        Product product,
        List<Recognition> reasons,
        List<DosageInstruction> dosage,
        Optional<When> authoredOn,
        Set<String> identifiers,
        Set<String> replaces,
        Set<String> basedOn,
        StatusReason statusReason,
        Remarks remarks) {

    public enum Status {
        ACTIVE,
        ON_HOLD,
        CANCELLED,
        COMPLETED,
        ENTERED_IN_ERROR,
        STOPPED,
        DRAFT,
        UNKNOWN
    }

    public MedicationOrder {
        reasons = List.copyOf(reasons);
        dosage = List.copyOf(dosage);
        identifiers = Set.copyOf(identifiers);
        replaces = Set.copyOf(replaces);
        basedOn = Set.copyOf(basedOn);
    }

    /** An order that says nothing besides its dosage. */
    public MedicationOrder(
            String from,
            boolean draft,
            Status status,
            String intent,
            boolean doNotPerform,
            Product product,
            List<Recognition> reasons,
            List<DosageInstruction> dosage,
            Optional<When> authoredOn,
            Set<String> identifiers,
            Set<String> replaces,
            Set<String> basedOn,
            StatusReason statusReason) {
        this(
                from,
                draft,
                status,
                intent,
                doNotPerform,
                product,
                reasons,
                dosage,
                authoredOn,
                identifiers,
                replaces,
                basedOn,
                statusReason,
                Remarks.NONE);
    }

    /** Whether this is IVIG, by product and by the route of any instruction (clinical.md 0.1). */
    public Ivig ivig() {
        if (dosage.isEmpty()) {
            return Ivig.of(product, Recognition.NONE);
        }
        boolean excluded = dosage.stream().anyMatch(d -> d.route().is(Concepts.ROUTE_SC_OR_IM));
        if (excluded) {
            return Ivig.NO;
        }
        return dosage.stream()
                .map(d -> Ivig.of(product, d.route()))
                .min(Enum::compareTo)
                .orElse(Ivig.NO);
    }

    /** About to be given if signed: neither ended nor on hold, and an order rather than a proposal (clinical.md 3.2-9). */
    public boolean toBeGiven() {
        boolean standing = status == Status.DRAFT || status == Status.ACTIVE || status == Status.UNKNOWN;
        return standing && !doNotPerform && !intent.equals("proposal") && !intent.equals("option");
    }

    /** What is meant to be ordered, and is carried out by orders of its own. */
    public boolean isPlan() {
        return intent.equals("plan");
    }

    /** How a pharmacy, or a schedule, carries out another order that it is based on. */
    public boolean isPartOfAnother() {
        return intent.equals("filler-order") || intent.equals("instance-order");
    }

    /** Stopped, cancelled or put on hold (clinical.md S-12). */
    public boolean isEnded() {
        return status == Status.STOPPED || status == Status.CANCELLED || status == Status.ON_HOLD;
    }
}
