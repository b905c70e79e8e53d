package dev.ivigcds.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import dev.ivigcds.wire.ReceivedJson;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.node.ObjectNode;

/** FHIR R4 as read from records: an unknown element, a bad date or a bad code does not lose the rest. */
final class R4 {
    private static final FhirContext CONTEXT = newContext();

    /** What is said where another version comes. R4B differs from R4 in no resource that is read here. */
    static final String READ = "This service reads FHIR R4 (4.0) and R4B (4.3).";

    private static final String ORDER = """
            {"resourceType":"MedicationRequest","id":"w","status":"draft","intent":"order","subject":{"reference":"Patient/w"},\
            "medicationCodeableConcept":{"coding":[{"system":"urn:w","code":"w"}]},"dosageInstruction":[{"timing":{"repeat":\
            {"count":2,"frequency":1,"period":1,"periodUnit":"d"}},"doseAndRate":[{"doseQuantity":{"value":1.0,"unit":"g"}}]}]}""";

    private R4() {}

    private static FhirContext newContext() {
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
        return (Resource) CONTEXT.newJsonParser().parseResource(R4bAlone.leftOut(json));
    }

    /** The same, the quick way where its JSON is plain. */
    static Resource read(ReceivedJson json) {
        return read(JsonTree.parser(json), json::text);
    }

    /** The same of a tree. */
    static Resource read(ObjectNode json) {
        return read(
                json.traverse(ObjectReadContext.empty()),
                () -> JsonTree.write(json).text());
    }

    /** Whatever stops the quick way is left to HAPI's parser, which says what is wrong or reads on. */
    private static Resource read(JsonParser tokens, Supplier<String> text) {
        try (tokens) {
            tokens.nextToken();
            return PlainReader.read(tokens);
        } catch (PlainReader.Odd | RuntimeException e) {
            return parse(text.get());
        }
    }

    /** A resource as JSON. */
    static String write(Resource resource) {
        return CONTEXT.newJsonParser().encodeResourceToString(resource);
    }

    static boolean knows(String resourceType) {
        return CONTEXT.getResourceTypes().contains(resourceType);
    }

    /** Reads and writes an order and a Bundle once: the first parse of a JVM takes about a second, and no clinician should wait for it. */
    static void warmUp() {
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{\"resource\":" + ORDER + "}]}";
        CONTEXT.newJsonParser().encodeResourceToString(parse(ORDER));
        CONTEXT.newJsonParser().encodeResourceToString(parse(bundle));
        read(ReceivedJson.of(bundle));
    }
}
