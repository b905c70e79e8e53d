package dev.ivigcds.fhir;

import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.ServiceOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;

/** The drafted orders of one call. */
final class DraftReader {
    private final Readers readers;
    private final Set<String> selected;
    private final boolean onlySelected;
    private final List<MedicationOrder> inFocus = new ArrayList<>();
    private final List<MedicationOrder> besides = new ArrayList<>();
    private final List<ServiceOrder> services = new ArrayList<>();
    private final Set<String> unresolved = new HashSet<>();
    private final Map<String, List<String>> reasons = new HashMap<>();

    DraftReader(Readers readers, List<String> selections, Occasion occasion) {
        this.readers = readers;
        this.onlySelected = occasion == Occasion.ORDER_SELECT;
        this.selected = selections.stream()
                .map(References::local)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    Drafts read(List<Resource> drafts) {
        for (int i = 0; i < drafts.size(); i++) {
            Resource draft = drafts.get(i);
            String from = name(draft, i);
            if (draft instanceof MedicationRequest request) {
                take(request, from);
            } else {
                readers.services().of(draft, from, true).ifPresent(services::add);
            }
        }
        return new Drafts(inFocus, besides, services, unresolved, reasons);
    }

    /** Two drafts without an id are two orders. */
    private static String name(Resource draft, int index) {
        return draft.getIdElement().hasIdPart()
                ? References.of(draft)
                : draft.fhirType() + " (draft " + (index + 1) + ")";
    }

    private void take(MedicationRequest request, String from) {
        MedicationOrder order = readers.orders().of(request, from, true);
        (onlySelected && !selected.contains(from) ? besides : inFocus).add(order);
        readers.products().unresolved(request.getMedication(), request).ifPresent(unresolved::add);
        List<String> references = MedicationOrders.reasonReferences(request);
        if (!references.isEmpty()) {
            reasons.put(from, references);
        }
    }
}
