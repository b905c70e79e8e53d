package dev.ivigcds.fhir;

import java.util.HashMap;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Gives resources the ids that HAPI's parser gives them: with type, version and, in a Bundle, the base of their {@code fullUrl}. */
final class BundleIds {
    private BundleIds() {}

    /** The resource under its type and version. */
    static Resource typed(Resource resource) {
        String id = resource.getIdElement().getValue();
        if (id != null && !id.startsWith("urn:")) {
            IdType plain = resource.getIdElement();
            plain.setParts(null, resource.fhirType(), plain.getIdPart(), version(resource));
        }
        return resource;
    }

    private static @Nullable String version(Resource resource) {
        String version = resource.hasMeta() ? resource.getMeta().getVersionId() : null;
        return version == null || version.isBlank() ? null : version;
    }

    /** Every resource of a Bundle under its {@code fullUrl}, and each drug that is named by one. */
    static void of(Bundle bundle) {
        Map<String, Medication> drugs = new HashMap<>();
        for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
            if (entry.hasFullUrl() && entry.hasResource()) {
                place(entry.getResource(), entry.getFullUrl());
                if (entry.getResource() instanceof Medication drug) {
                    drugs.put(entry.getFullUrl(), drug);
                }
            }
        }
        if (!drugs.isEmpty()) {
            bundle.getEntry().forEach(entry -> name(entry.getResource(), drugs));
        }
    }

    private static void place(Resource resource, String fullUrl) {
        IdType id = resource.getIdElement();
        if (id.getValue() == null || id.getValue().isBlank()) {
            id.setValue(fullUrl);
        } else if (fullUrl.startsWith("urn:")) {
            if (fullUrl.endsWith(":" + id.getIdPart())) {
                id.setValue(fullUrl);
            }
        } else if (fullUrl.endsWith("/" + id.getIdPart())) {
            IdType full = new IdType(fullUrl);
            if (full.hasBaseUrl() && id.getIdPart().equals(full.getIdPart())) {
                id.setValue(id.withServerBase(full.getBaseUrl(), id.getResourceType())
                        .getValue());
            }
        }
    }

    private static void name(Resource resource, Map<String, Medication> drugs) {
        if (MedicationReferences.medication(resource) instanceof Reference reference
                && drugs.containsKey(reference.getReference())) {
            reference.setResource(drugs.get(reference.getReference()));
        }
    }
}
