package dev.ivigcds.fhir;

import org.hl7.fhir.r4.model.Resource;

/** How a resource is cited in facts: {@code Type/id}. */
final class Citations {
    private Citations() {}

    /**
     * The citation of a resource. Without an id it is told apart by its place, so that two of them are never taken for one.
     *
     * @param number its place among those it came with, from 1
     * @param where what they came under, such as {@code draftOrders} or a prefetch key
     */
    static String of(Resource resource, int number, String where) {
        String id = Primitives.text(resource.getIdElement().getIdPart());
        return resource.fhirType() + (id.isEmpty() ? " " + number + " of " + where + ", without id" : "/" + id);
    }
}
