package dev.ivigcds.fhir;

import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.ServiceOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Reference;

/**
 * The drafted orders, read.
 *
 * @param inFocus what the call is about: all of them, or under order-select the selected ones
 * @param besides the others
 * @param services drafted ServiceRequests
 * @param unresolvedMedications references such as {@code Medication/m1} that are worth a fetch
 * @param openReasons reasons that only point at a Condition not read yet, by {@link MedicationOrder#from()}
 */
record Drafts(
        List<MedicationOrder> inFocus,
        List<MedicationOrder> besides,
        List<ServiceOrder> services,
        Set<String> unresolvedMedications,
        Map<String, List<Reference>> openReasons) {

    Drafts {
        inFocus = List.copyOf(inFocus);
        besides = List.copyOf(besides);
        services = List.copyOf(services);
        unresolvedMedications = Set.copyOf(unresolvedMedications);
        openReasons = Map.copyOf(openReasons);
    }
}
