package dev.ivigcds.fhir;

import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.ServiceOrder;
import dev.ivigcds.facts.StatusReason;
import dev.ivigcds.wire.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** One reading of the drafted orders. None of them is ever passed over in silence: one that cannot be read is an order of nothing known. */
final class DraftReading {
    private final List<Resource> resources;
    private final Subjects subjects;
    private final Medications shelf;
    private final Occasion occasion;
    private final Reasons reasons;
    private final MedicationOrders orders;
    private final ServiceOrders services;
    private final List<MedicationOrder> inFocus = new ArrayList<>();
    private final List<MedicationOrder> besides = new ArrayList<>();
    private final List<ServiceOrder> tests = new ArrayList<>();
    private final Map<String, List<Reference>> openReasons = new HashMap<>();

    DraftReading(Recogniser recogniser, List<Resource> resources, Medications shelf, Circumstances circumstances) {
        Dates dates = new Dates(circumstances.zone());
        this.resources = resources;
        this.shelf = shelf;
        this.occasion = circumstances.occasion();
        this.subjects = new Subjects(circumstances.patientId());
        this.reasons = new Reasons(recogniser, subjects, resources);
        this.orders = new MedicationOrders(
                new Products(recogniser, shelf), reasons, new Dosages(recogniser, new Timings(dates)), dates);
        this.services = new ServiceOrders(recogniser, dates);
    }

    /**
     * Reads them.
     *
     * @param selections order-select: references of the selected ones, as sent
     * @throws Refusal.WrongPatient if one is about another patient (clinical.md 6-31)
     * @throws Refusal.FhirVersion if one that may be IVIG has its dose where another FHIR version has it
     */
    Drafts read(List<String> selections) {
        refuseAnotherPatient();
        Selections selected = new Selections(selections, resources);
        int number = 0;
        for (Resource resource : resources) {
            String from = Citations.of(resource, ++number, "draftOrders");
            boolean focus = occasion != Occasion.ORDER_SELECT || selected.include(resource);
            if (resource instanceof MedicationRequest request) {
                MedicationOrder order = order(request, from);
                refuseAnotherVersion(request, order);
                (focus ? inFocus : besides).add(order);
                noteOpenReasons(request, from);
            } else if (resource instanceof ServiceRequest request) {
                service(request, from, focus).ifPresent(tests::add);
            }
        }
        return new Drafts(inFocus, besides, tests, MedicationReferences.unresolved(resources, shelf), openReasons);
    }

    private void refuseAnotherPatient() {
        if (resources.stream().anyMatch(r -> subjects.of(r) == Subjects.Whose.ANOTHER_PATIENT)) {
            throw new Refusal.WrongPatient(
                    "A drafted order is about another patient than the one in context.",
                    "context.draftOrders",
                    "context.patientId");
        }
    }

    private static void refuseAnotherVersion(MedicationRequest request, MedicationOrder order) {
        if (order.ivig().maybe()) {
            DraftOrders.refusal(request).ifPresent(refusal -> {
                throw refusal;
            });
        }
    }

    private MedicationOrder order(MedicationRequest request, String from) {
        try {
            return orders.read(request, from, true);
        } catch (RuntimeException e) {
            return unread(from);
        }
    }

    private Optional<ServiceOrder> service(ServiceRequest request, String from, boolean inFocus) {
        try {
            return Optional.of(services.drafted(request, from, inFocus));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private void noteOpenReasons(MedicationRequest request, String from) {
        List<Reference> open = request.getReasonReference().stream()
                .filter(reference -> References.local(reference).isPresent())
                .filter(reference -> reasons.resolve(reference).isEmpty())
                .toList();
        if (!open.isEmpty()) {
            openReasons.put(from, open);
        }
    }

    private static MedicationOrder unread(String from) {
        return new MedicationOrder(
                from,
                true,
                MedicationOrder.Status.UNKNOWN,
                "",
                false,
                new Product("", Recognition.NONE, Product.Contents.UNKNOWN, false),
                List.of(),
                List.of(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of(),
                StatusReason.NONE);
    }
}
