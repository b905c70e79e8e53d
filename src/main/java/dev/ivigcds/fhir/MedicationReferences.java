package dev.ivigcds.fhir;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** References of Medications that are not at hand and that the patient's own FHIR server may know. */
final class MedicationReferences {
    private MedicationReferences() {}

    /**
     * {@code Medication/id} of each. An absolute reference counts only if the resource it stands in comes from the same base; a foreign base is
     * never among them (T-05).
     */
    static Set<String> unresolved(Collection<? extends Resource> resources, Medications shelf) {
        return resources.stream().flatMap(r -> unresolved(r, shelf).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> unresolved(Resource resource, Medications shelf) {
        if (!(medication(resource) instanceof Reference reference)
                || shelf.find(reference, (DomainResource) resource).isPresent()) {
            return Optional.empty();
        }
        Optional<String> base = References.base(References.written(reference));
        Optional<String> own = Optional.ofNullable(resource.getIdElement().getBaseUrl());
        return References.local(reference)
                .filter(local -> local.startsWith("Medication/"))
                .filter(local -> base.isEmpty() || base.equals(own));
    }

    /** What names the drug of a resource, if it is one that has a drug. */
    static @Nullable Object medication(@Nullable Resource resource) {
        return switch (resource) {
            case MedicationRequest order -> order.getMedication();
            case MedicationAdministration given -> given.getMedication();
            case MedicationDispense dispense -> dispense.getMedication();
            case MedicationStatement statement -> statement.getMedication();
            case null, default -> null;
        };
    }
}
