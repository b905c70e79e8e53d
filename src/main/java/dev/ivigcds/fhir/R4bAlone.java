package dev.ivigcds.fhir;

import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Resource types that R4B has and R4 has not. None is read here, and a server that returns one beside what was searched, as an included
 * resource, is no less readable for it.
 */
final class R4bAlone {
    private static final Set<String> TYPES = Set.of(
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

    private static final Pattern NAMED =
            Pattern.compile("\"resourceType\"\\s*:\\s*\"(?:" + String.join("|", TYPES) + ")\"");

    private R4bAlone() {}

    /** Whether a type came with R4B. */
    static boolean has(String resourceType) {
        return TYPES.contains(resourceType);
    }

    /** A Bundle without the resources of these types; their entries stay, so that the counts agree. Anything else as it is. */
    static String leftOut(String json) {
        if (!NAMED.matcher(json).find()) {
            return json;
        }
        JsonNode read = JsonTree.read(json);
        for (JsonNode entry : read.path("entry")) {
            if (entry instanceof ObjectNode kept
                    && has(entry.path("resource").path("resourceType").asString(""))) {
                kept.remove("resource");
                kept.withObjectProperty("search").put("mode", "include");
            }
        }
        return JsonTree.write(read).text();
    }
}
