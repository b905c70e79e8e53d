package dev.ivigcds.fhir;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The Medications at hand: what orders and records of giving point at. */
final class Medications {
    private final Map<String, Medication> byId;

    private Medications(Map<String, Medication> byId) {
        this.byId = Map.copyOf(byId);
    }

    static Medications of(Collection<? extends Resource> resources) {
        return new Medications(Map.of()).with(resources);
    }

    /** These and the Medications among more resources. */
    Medications with(Collection<? extends Resource> more) {
        Map<String, Medication> all = new HashMap<>(byId);
        for (Resource resource : more) {
            if (resource instanceof Medication medication
                    && medication.getIdElement().hasIdPart()) {
                all.put(medication.getIdElement().getIdPart(), medication);
            }
        }
        return new Medications(all);
    }

    /** What a reference means: contained in its owner first, then one at hand with that id. */
    Optional<Medication> find(Reference reference, DomainResource owner) {
        String written = reference.getReference() == null ? "" : reference.getReference();
        if (written.startsWith("#")) {
            return owner.getContained().stream()
                    .filter(Medication.class::isInstance)
                    .map(Medication.class::cast)
                    .filter(m -> References.sameContained(m, written))
                    .findFirst();
        }
        if (reference.getResource() instanceof Medication resolved) {
            return Optional.of(resolved);
        }
        return References.idOf(written, "Medication").flatMap(id -> Optional.ofNullable(byId.get(id)));
    }
}
