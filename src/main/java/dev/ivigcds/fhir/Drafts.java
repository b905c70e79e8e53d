package dev.ivigcds.fhir;

import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.ServiceOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The drafted orders of a call.
 *
 * @param inFocus medication orders the call is about
 * @param besides order-select: other drafted ones
 * @param services drafted ServiceRequests
 * @param unresolvedMedications {@code Medication/id} references that nothing at hand answers
 * @param reasonReferences {@code Condition/id} references by order, to be read once diagnoses are at hand
 */
record Drafts(
        List<MedicationOrder> inFocus,
        List<MedicationOrder> besides,
        List<ServiceOrder> services,
        Set<String> unresolvedMedications,
        Map<String, List<String>> reasonReferences) {
    Drafts {
        inFocus = List.copyOf(inFocus);
        besides = List.copyOf(besides);
        services = List.copyOf(services);
        unresolvedMedications = Set.copyOf(unresolvedMedications);
        reasonReferences = Map.copyOf(reasonReferences);
    }
}
