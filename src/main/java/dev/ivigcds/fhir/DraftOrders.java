package dev.ivigcds.fhir;

import dev.ivigcds.wire.ReceivedJson;
import dev.ivigcds.wire.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The drafted orders of a hook, twice: read as FHIR, and as the JSON they came in, from which an update is written.
 *
 * @param resources every resource of the Bundle
 * @param received the JSON of each that has an id of its own and alone, by {@code Type/id}
 */
record DraftOrders(List<Resource> resources, Map<String, ObjectNode> received) {
    static final DraftOrders NONE = new DraftOrders(List.of(), Map.of());

    private static final String REFUSAL = "dev.ivigcds.refusal";
    private static final String WHERE = "context.draftOrders";

    DraftOrders {
        resources = List.copyOf(resources);
        received = Map.copyOf(received);
    }

    /**
     * Reads the Bundle.
     *
     * @throws Refusal.Malformed if it is not a Bundle of FHIR resources
     * @throws Refusal.FhirVersion if a resource or its drug is of another FHIR version than R4
     */
    static DraftOrders read(ReceivedJson json) {
        JsonNode bundle = JsonTree.read(json);
        if (!bundle.path("resourceType").asString("").equals("Bundle")) {
            throw new Refusal.Malformed(WHERE + " must be a FHIR Bundle.", WHERE);
        }
        refuseOtherEntries(bundle.path("entry"));
        List<Resource> resources = new ArrayList<>();
        Map<String, ObjectNode> received = new HashMap<>();
        Set<String> doubled = new HashSet<>();
        int i = 0;
        for (JsonNode entry : bundle.path("entry")) {
            String where = WHERE + ".entry[" + i++ + "].resource";
            if (entry.path("resource") instanceof ObjectNode order
                    && !R4bAlone.has(order.path("resourceType").asString(""))) {
                resources.add(order(order, entry.path("fullUrl").asString(""), where));
                if (order.path("id").isString() && received.put(nameOf(order), order) != null) {
                    doubled.add(nameOf(order));
                }
            }
        }
        received.keySet().removeAll(doubled);
        return new DraftOrders(resources, received);
    }

    /** An entry that cannot be read is an order that cannot be checked: it is refused, not skipped. */
    private static void refuseOtherEntries(JsonNode entries) {
        boolean readable = entries.isMissingNode()
                || (entries.isArray()
                        && entries.valueStream()
                                .allMatch(entry -> entry.path("resource").isObject()));
        if (!readable) {
            throw new Refusal.Malformed(
                    WHERE + ".entry must be an array whose entries each hold a resource as a JSON object.",
                    WHERE + ".entry");
        }
    }

    private static String nameOf(ObjectNode order) {
        return order.path("resourceType").asString() + "/" + order.path("id").asString();
    }

    private static Resource order(ObjectNode order, String fullUrl, String where) {
        String type = order.path("resourceType").asString("");
        if (type.isEmpty()) {
            throw new Refusal.Malformed("The resource has no resourceType.", where);
        }
        if (!R4.knows(type)) {
            throw new Refusal.FhirVersion("FHIR R4 and R4B have no such resource type. " + R4.READ, where);
        }
        otherDrug(order).ifPresent(member -> {
            throw refusal(member, where);
        });
        try {
            Resource read = R4.read(order);
            otherDose(order).ifPresent(member -> read.setUserData(REFUSAL, refusal(member, where)));
            if (!read.hasId() && !fullUrl.isEmpty()) {
                read.setId(fullUrl);
            }
            return read;
        } catch (RuntimeException e) {
            throw new Refusal.Malformed("The resource cannot be read as FHIR R4 or R4B.", where);
        }
    }

    /** Why an order that turns out to concern us cannot be judged: its dose stands where R4 has none. */
    static Optional<Refusal.FhirVersion> refusal(Resource order) {
        return Optional.ofNullable((Refusal.FhirVersion) order.getUserData(REFUSAL));
    }

    private static Refusal.FhirVersion refusal(String member, String where) {
        return new Refusal.FhirVersion("Member \"" + member + "\" is of another FHIR version. " + R4.READ, where);
    }

    /** A member by which R5 names the drug, and R4 and STU3 do not: reading on would lose it. */
    private static Optional<String> otherDrug(ObjectNode order) {
        return isMedicationRequest(order) && order.has("medication") ? Optional.of("medication") : Optional.empty();
    }

    /** A member that STU3 writes a dose with and R4 does not. HL7's own R4 example has one, on an order that is none of ours. */
    private static Optional<String> otherDose(ObjectNode order) {
        if (!isMedicationRequest(order)) {
            return Optional.empty();
        }
        for (JsonNode instruction : order.path("dosageInstruction")) {
            for (String member : List.of("doseQuantity", "doseRange", "rateQuantity", "rateRange", "rateRatio")) {
                if (instruction.has(member)) {
                    return Optional.of("dosageInstruction." + member);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isMedicationRequest(ObjectNode order) {
        return order.path("resourceType").asString().equals("MedicationRequest");
    }
}
