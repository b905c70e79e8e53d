package dev.ivigcds.fhir;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Medications by reference: contained ones first, then those that came in any Bundle. Immutable. */
final class Medications {
    private final Map<String, Medication> byReference;

    private Medications(Map<String, Medication> byReference) {
        this.byReference = byReference;
    }

    /** The Medications among resources of any type. */
    static Medications of(Collection<? extends Resource> resources) {
        return new Medications(Map.of()).with(resources);
    }

    /** These, and the Medications among more resources; a later one of the same id takes the place of an earlier one. */
    Medications with(Collection<? extends Resource> more) {
        Map<String, Medication> all = new LinkedHashMap<>(byReference);
        for (Resource resource : more) {
            if (resource instanceof Medication medication) {
                String id = Primitives.text(
                        medication.getIdElement().toUnqualifiedVersionless().getIdPart());
                if (!id.isEmpty()) {
                    all.put(id.startsWith("urn:") ? id : "Medication/" + id, medication);
                }
            }
        }
        return new Medications(all);
    }

    /** The Medication a reference in a resource points at, if it is at hand. */
    Optional<Medication> find(Reference reference, DomainResource owner) {
        String written = References.written(reference);
        if (written.startsWith("#")) {
            return References.contained(reference, owner).flatMap(Medications::medication);
        }
        String key = References.local(written).orElse(written);
        return Optional.ofNullable(byReference.get(key))
                .filter(found -> isOfSameBase(written, found))
                .or(() -> Optional.ofNullable(reference.getResource()).flatMap(Medications::medication));
    }

    /** A reference to another server than the one the Medication is known to come from does not mean it. */
    private static boolean isOfSameBase(String written, Medication found) {
        Optional<String> asked = References.base(written);
        Optional<String> has = Optional.ofNullable(found.getIdElement().getBaseUrl());
        return asked.isEmpty() || has.isEmpty() || asked.equals(has);
    }

    private static Optional<Medication> medication(Object resource) {
        return resource instanceof Medication medication ? Optional.of(medication) : Optional.empty();
    }
}
