package dev.ivigcds.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/**
 * Which drafted orders were just selected. A client whose selections point at nothing it sent has all of its orders judged: a reference
 * that cannot be followed must not silence a warning.
 */
final class Selections {
    private final List<String> references;
    private final boolean pointNowhere;

    Selections(List<String> references, List<Resource> drafts) {
        this.references = references;
        this.pointNowhere = !references.isEmpty()
                && drafts.stream().noneMatch(draft -> references.stream().anyMatch(r -> names(r, draft)));
    }

    boolean include(Resource draft) {
        return pointNowhere || references.stream().anyMatch(reference -> names(reference, draft));
    }

    /** By {@code Type/id} at the end of the reference, or by the id alone as some clients send it. */
    private static boolean names(String reference, Resource draft) {
        String id = Primitives.text(draft.getIdElement().getIdPart());
        if (id.isEmpty()) {
            return false;
        }
        return References.local(reference)
                .map(local -> local.equals(draft.fhirType() + "/" + id))
                .orElseGet(() -> reference.equals(id) || reference.equals("urn:uuid:" + id));
    }
}
