package dev.ivigcds.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** FHIR references as records write them: relative, absolute, versioned, contained, or as a urn (R-69). */
final class References {
    private References() {}

    /** {@code Type/id} of a reference, its base and version cut off; empty for contained ones, urns and logical references. */
    static Optional<String> local(String reference) {
        String plain = reference.strip();
        int history = plain.indexOf("/_history/");
        if (history >= 0) {
            plain = plain.substring(0, history);
        }
        String[] parts = plain.split("/", -1);
        if (plain.startsWith("#") || plain.startsWith("urn:") || parts.length < 2) {
            return Optional.empty();
        }
        String type = parts[parts.length - 2];
        String id = parts[parts.length - 1];
        return type.isEmpty() || id.isEmpty() ? Optional.empty() : Optional.of(type + "/" + id);
    }

    static Optional<String> local(Reference reference) {
        return Optional.ofNullable(reference.getReference()).flatMap(References::local);
    }

    /** The id a reference to one type names. */
    static Optional<String> idOf(String reference, String type) {
        return local(reference)
                .filter(local -> local.startsWith(type + "/"))
                .map(local -> local.substring(type.length() + 1));
    }

    static boolean sameContained(Resource contained, String reference) {
        String id = contained.getId() == null ? "" : contained.getId();
        return (id.startsWith("#") ? id : "#" + id).equals(reference);
    }

    /** {@code Type/id} of a resource, or the type alone if it has no id. */
    static String of(Resource resource) {
        return resource.getIdElement().hasIdPart()
                ? resource.fhirType() + "/" + resource.getIdElement().getIdPart()
                : resource.fhirType();
    }

    /**
     * Whether a resource says that it is about another patient (T-14). One that names nobody, or names someone in a way that cannot be compared,
     * does not.
     */
    static boolean isOfAnother(Resource resource, String patientId) {
        return subject(resource)
                .flatMap(reference -> Optional.ofNullable(reference.getReference()))
                .flatMap(reference -> idOf(reference, "Patient"))
                .filter(id -> !id.equals(patientId))
                .isPresent();
    }

    private static Optional<Reference> subject(Resource resource) {
        for (String name : new String[] {"subject", "patient"}) {
            Property property = resource.getNamedProperty(name);
            if (property != null
                    && property.hasValues()
                    && property.getValues().getFirst() instanceof Reference found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
