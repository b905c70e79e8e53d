package dev.ivigcds.fhir;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Whose record a resource is of (T-14). */
final class Subjects {
    /** How a subject relates to the patient in context. */
    enum Whose {
        /** The patient's, or nobody's by name: what comes in answer to a question about the patient is the patient's. */
        THIS_PATIENT,
        ANOTHER_PATIENT,
        /** Named in a way that cannot be compared, such as a {@code urn:uuid} other than the patient's id. */
        NOT_KNOWN
    }

    private final String patientId;

    /** Subjects as seen from the patient in context, given by id or as {@code Patient/id}. */
    Subjects(String patientId) {
        this.patientId = patientId.startsWith("Patient/") ? patientId.substring("Patient/".length()) : patientId;
    }

    /** Whose a resource is, by its {@code subject} or {@code patient}. */
    Whose of(Resource resource) {
        return subject(resource).map(this::of).orElse(Whose.THIS_PATIENT);
    }

    /** Whose a reference is. */
    Whose of(Reference reference) {
        return of(Primitives.text(reference.getReference()));
    }

    /** Whose a reference is, as written. */
    Whose of(String reference) {
        String written = References.unversioned(reference);
        if (written.isEmpty() || written.startsWith("#")) {
            return Whose.THIS_PATIENT;
        }
        Optional<String> local = References.local(written);
        if (local.isPresent()) {
            return local.get().equals("Patient/" + patientId) ? Whose.THIS_PATIENT : Whose.ANOTHER_PATIENT;
        }
        boolean same = written.equals(patientId) || written.equals("urn:uuid:" + patientId);
        return same ? Whose.THIS_PATIENT : Whose.NOT_KNOWN;
    }

    /** Whether a Patient resource may be the patient in context; one without an id may. */
    boolean isOrMayBe(Resource patient) {
        return isOrMayBe(Primitives.text(patient.getIdElement().getIdPart()));
    }

    /** The same by its id, empty if it has none. */
    boolean isOrMayBe(String id) {
        return id.isEmpty() || id.equals(patientId) || id.equals("urn:uuid:" + patientId);
    }

    private static Optional<Reference> subject(Resource resource) {
        for (String name : List.of("subject", "patient")) {
            Property property = resource.getNamedProperty(name);
            if (property != null) {
                for (Base value : property.getValues()) {
                    if (value instanceof Reference reference) {
                        return Optional.of(reference);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
