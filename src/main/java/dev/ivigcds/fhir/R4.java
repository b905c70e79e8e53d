package dev.ivigcds.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/** FHIR R4 as read from records: an unknown element, a bad date or a bad code does not lose the rest. */
final class R4 {
    private static final FhirContext CONTEXT = newContext();

    /** What is said where another version comes. R4B differs from R4 in no resource that is read here. */
    static final String READ = "This service reads FHIR R4 (4.0) and R4B (4.3).";

    private static final String ORDER = """
            {"resourceType":"MedicationRequest","id":"w","status":"draft","intent":"order","subject":{"reference":"Patient/w"},\
            "medicationCodeableConcept":{"coding":[{"system":"urn:w","code":"w"}]},"dosageInstruction":[{"timing":{"repeat":\
            {"count":2,"frequency":1,"period":1,"periodUnit":"d"}},"doseAndRate":[{"doseQuantity":{"value":1.0,"unit":"g"}}]}]}""";

    /** What R4B has and R4 has not. No order is among them. */
    private static final Set<String> R4B_ALONE = Set.of(
            "AdministrableProductDefinition",
            "Citation",
            "ClinicalUseDefinition",
            "EvidenceReport",
            "Ingredient",
            "ManufacturedItemDefinition",
            "MedicinalProductDefinition",
            "NutritionProduct",
            "PackagedProductDefinition",
            "RegulatedAuthorization",
            "SubscriptionStatus",
            "SubscriptionTopic",
            "SubstanceDefinition");

    private R4() {}

    /** A context of its own, so that an HTTP client can be bound to it. */
    static FhirContext newContext() {
        FhirContext context = FhirContext.forR4();
        context.setParserErrorHandler(new LenientErrorHandler(false).setErrorOnInvalidValue(false));
        return context;
    }

    /**
     * Reads one resource that a call brought.
     *
     * @throws DataFormatException if it cannot be read at all, or must not be ({@link JsonGuard})
     */
    static Resource parse(String json) {
        try {
            JsonGuard.check(json.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableAnswer e) {
            throw new DataFormatException(e.getMessage());
        }
        return (Resource) CONTEXT.newJsonParser().parseResource(json);
    }

    /** A resource as JSON. */
    static String write(Resource resource) {
        return CONTEXT.newJsonParser().encodeResourceToString(resource);
    }

    /** Whether a type came with R4B: it is not read, and no fault. */
    static boolean isOfR4bAlone(String resourceType) {
        return R4B_ALONE.contains(resourceType);
    }

    static boolean knows(String resourceType) {
        return CONTEXT.getResourceTypes().contains(resourceType);
    }

    /** Reads and writes an order and a Bundle once: the first parse of a JVM takes about a second, and no clinician should wait for it. */
    static void warmUp(FhirContext besides) {
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{\"resource\":" + ORDER + "}]}";
        CONTEXT.newJsonParser().encodeResourceToString(parse(ORDER));
        CONTEXT.newJsonParser().encodeResourceToString(parse(bundle));
        besides.newJsonParser().parseResource(bundle);
    }
}
