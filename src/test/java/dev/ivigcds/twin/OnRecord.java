package dev.ivigcds.twin;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.opencds.cqf.cql.engine.retrieve.RetrieveProvider;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Interval;

/**
 * The record of one patient as a CQL engine sees it: searched by type and by value set. A search that fails at the EHR ends the evaluation.
 *
 * @param resources what is on record
 * @param failing prefetch keys whose search fails
 * @param terminology the codes of the value sets
 */
record OnRecord(List<Resource> resources, List<String> failing, ValueSetCodes terminology) implements RetrieveProvider {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("Patient", "patient"),
            Map.entry("Condition", "conditions"),
            Map.entry("MedicationRequest", "orders"),
            Map.entry("MedicationAdministration", "given"),
            Map.entry("ServiceRequest", "services"),
            Map.entry("Procedure", "procedures"),
            Map.entry("AllergyIntolerance", "allergies"),
            Map.entry("Immunization", "immunizations"));
    private static final Map<String, String> OBSERVATIONS = Map.ofEntries(
            Map.entry("iga", "iga"),
            Map.entry("anti-iga", "iga"),
            Map.entry("ck", "ck"),
            Map.entry("tis", "measures"),
            Map.entry("mmt8", "measures"),
            Map.entry("mmt8-bilateral", "measures"),
            Map.entry("body-weight-measured", "body"),
            Map.entry("body-weight-dry", "body"),
            Map.entry("body-weight-stated", "body"));

    @Override
    public Iterable<Object> retrieve(
            String context,
            String contextPath,
            Object contextValue,
            String dataType,
            String templateId,
            String codePath,
            Iterable<Code> codes,
            String valueSet,
            String datePath,
            String dateLowPath,
            String dateHighPath,
            Interval dateRange) {
        String key = valueSet != null && dataType.equals("Observation")
                ? OBSERVATIONS.get(valueSet.substring(valueSet.lastIndexOf('/') + 1))
                : TYPES.get(dataType);
        if (key == null) {
            throw new IllegalArgumentException("no prefetch key holds " + dataType + " " + valueSet);
        }
        if (failing.contains(key)) {
            throw new SearchFailed("the search for " + dataType + " " + valueSet + " failed");
        }
        return resources.stream()
                .filter(r -> r.fhirType().equals(dataType))
                .filter(r -> valueSet == null || coded(r, codePath).anyMatch(c -> terminology.contains(valueSet, c)))
                .map(Object.class::cast)
                .toList();
    }

    /** Ends an evaluation: nothing may be concluded from a search that failed. */
    static final class SearchFailed extends RuntimeException {
        SearchFailed(String message) {
            super(message);
        }

        /** Whether it stands behind an exception. */
        static boolean isBehind(Throwable thrown) {
            return thrown instanceof SearchFailed || (thrown != null && isBehind(thrown.getCause()));
        }
    }

    private static Stream<Code> coded(Resource resource, String path) {
        Property property = resource.getNamedProperty(path);
        return property.getValues().stream()
                .filter(CodeableConcept.class::isInstance)
                .flatMap(concept -> ((CodeableConcept) concept).getCoding().stream())
                .map(c -> new Code().withSystem(c.getSystem()).withCode(c.getCode()));
    }
}
