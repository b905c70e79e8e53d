package dev.ivigcds.artefacts;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Decision records as FHIR: each a GuidanceResponse of our profile, which says of every topic what became of it. */
public final class DecisionRecords {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PROFILES = Canonical.BASE + "StructureDefinition/";
    private static final Set<String> CODES = Set.of("verdict", "mode", "from", "state");

    private DecisionRecords() {}

    /** Kept records, a JSON array, as a Bundle. */
    public static String bundle(String records) {
        ObjectNode bundle = JsonText.object().put("resourceType", "Bundle").put("type", "collection");
        ArrayNode entries = bundle.putArray("entry");
        JSON.readTree(records)
                .forEach(record ->
                        entries.addObject().put("fullUrl", uuid(record)).set("resource", guidance(record)));
        return JsonText.write(bundle);
    }

    /** One record, as the explain extension has it. */
    public static String of(String record) {
        return JsonText.write(guidance(JSON.readTree(record)));
    }

    private static String uuid(JsonNode record) {
        return "urn:uuid:" + record.path("id").asString("");
    }

    private static ObjectNode guidance(JsonNode record) {
        ObjectNode guidance = JsonText.object()
                .put("resourceType", "GuidanceResponse")
                .put("id", record.path("id").asString(""));
        guidance.putObject("meta").putArray("profile").add(PROFILES + "decision-record");
        ArrayNode extensions = guidance.putArray("extension");
        record.path("verdicts").forEach(verdict -> extension(extensions, "verdict", verdict));
        record.path("data").forEach(part -> extension(extensions, "chart-part", part));
        if (record.path("hookInstance").isString()) {
            guidance.putObject("requestIdentifier")
                    .put("value", record.path("hookInstance").asString());
        }
        guidance.putArray("identifier")
                .addObject()
                .put("system", "urn:ietf:rfc:3986")
                .put("value", uuid(record));
        guidance.put("moduleCanonical", module(record));
        guidance.put("status", status(record));
        guidance.put("occurrenceDateTime", record.path("evaluatedAt").asString(""));
        guidance.putArray("note").addObject().put("text", note(record));
        return guidance;
    }

    /** A part of the record with those of its members that its extension has. */
    private static void extension(ArrayNode extensions, String id, JsonNode part) {
        ObjectNode extension = extensions.addObject();
        ArrayNode inner = extension.putArray("extension");
        extension.put("url", PROFILES + id);
        part.forEachEntry((member, value) -> {
            ObjectNode one = JsonText.object().put("url", member);
            if (member.equals("topic")) {
                one.putObject("valueCoding").put("system", Canonical.TOPICS).put("code", value.asString());
            } else if (value.isString()) {
                one.put(CODES.contains(member) ? "valueCode" : "valueString", value.asString());
            } else if (member.equals("count")) {
                one.put("valueInteger", value.asInt());
            } else {
                return;
            }
            inner.add(one);
        });
    }

    private static String module(JsonNode record) {
        String[] knowledge = record.path("knowledge").asString("").split(" ", 3);
        return Canonical.url("Library", knowledge[0]) + (knowledge.length > 1 ? "|" + knowledge[1] : "");
    }

    /** What could not be checked might be decided with more data. */
    private static String status(JsonNode record) {
        return record.path("verdicts")
                        .valueStream()
                        .anyMatch(
                                verdict -> verdict.path("verdict").asString("").equals("undetermined"))
                ? "data-requested"
                : "success";
    }

    private static String note(JsonNode record) {
        JsonNode scope = record.path("scope");
        return "Hook " + record.path("hook").asString("") + ". Knowledge "
                + record.path("knowledge").asString("") + ". IVIG: "
                + scope.path("ivig").asString("") + "; myositis: "
                + scope.path("myositis").asString("") + "; "
                + scope.path("because").asString("") + ".";
    }
}
