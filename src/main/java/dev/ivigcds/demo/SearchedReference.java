package dev.ivigcds.demo;

import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/**
 * The value of a reference parameter: {@code p1}, {@code Patient/p1} or the same below a base URL.
 *
 * @param target what is referred to; with its type where that is known
 */
record SearchedReference(IdType target) {

    /** Reads it; the parameter {@code patient} finds patients only. */
    static SearchedReference read(String name, String written) {
        IdType target = new IdType(written);
        boolean bare = !target.hasResourceType();
        return new SearchedReference(bare && name.equals("patient") ? new IdType("Patient", written) : target);
    }

    boolean finds(IBase value) {
        if (!(value instanceof Reference reference) || !reference.hasReference()) {
            return false;
        }
        IdType found = new IdType(reference.getReference());
        return target.getIdPart().equals(found.getIdPart())
                && (!target.hasResourceType() || target.getResourceType().equals(found.getResourceType()))
                && (!target.hasBaseUrl()
                        || !found.hasBaseUrl()
                        || target.getBaseUrl().equals(found.getBaseUrl()));
    }
}
