package dev.ivigcds.vignettes;

import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Marks in every place where a call carries something of a patient or a secret, and the eye that finds them again (T-15). */
final class Marks {
    /** Begins every mark; no word of ours holds it. */
    static final String MARK = "zq7";

    static final String ACCESS_TOKEN = MARK + "AccessToken";

    /** A mark, the beginning of a signed token, or a day on which a patient of the vignettes was born. */
    private static final Pattern TOLD = Pattern.compile("(?i)zq7|eyJhbGci|\\b19[0-9]{2}-[0-9]{2}-[0-9]{2}");

    private static final Set<String> WITHOUT_NOTE = Set.of("Patient", "Bundle", "Medication", "OperationOutcome");

    private Marks() {}

    /** Whether a text tells what must not be told. */
    static boolean areIn(String text) {
        return TOLD.matcher(text).find();
    }

    /** A resource with marks beside what it says: name, record number, narrative, note, unknown members, a date that is none. */
    static String in(String resource) {
        JsonNode tree = Vignettes.STRICT.readTree(resource);
        mark(tree);
        return tree.toString();
    }

    static void mark(JsonNode node) {
        if (node.isObject() && node.has("resourceType")) {
            mark((ObjectNode) node);
        }
        node.forEach(Marks::mark);
    }

    private static void mark(ObjectNode resource) {
        String type = resource.get("resourceType").asString();
        resource.put(MARK + "Unknown", MARK + "UnknownValue");
        if (type.equals("Bundle")) {
            return;
        }
        resource.putObject("text")
                .put("status", "generated")
                .put("div", "<div xmlns=\"http://www.w3.org/1999/xhtml\">" + MARK + "Narrative</div>");
        resource.withArray("extension").addObject().put("url", "urn:x").put("valueString", MARK + "Extension");
        if (type.equals("Patient")) {
            person(resource);
        }
        if (type.equals("OperationOutcome")) {
            resource.withArray("issue")
                    .addObject()
                    .put("severity", "error")
                    .put("code", "exception")
                    .put("diagnostics", MARK + "Diagnostics");
        }
        if (!WITHOUT_NOTE.contains(type)) {
            resource.withArray("note").addObject().put("text", MARK + "Note");
            resource.withArray("identifier")
                    .addObject()
                    .put("system", "urn:mrn")
                    .put("value", MARK + "Identifier");
        }
        if (resource.path("subject") instanceof ObjectNode subject) {
            subject.put("display", MARK + "Name");
        }
        if (type.equals("Observation")) {
            resource.put("issued", MARK + "Instant");
        }
    }

    private static void person(ObjectNode patient) {
        ObjectNode name = patient.putArray("name").addObject();
        name.put("family", MARK + "Family").putArray("given").add(MARK + "Given");
        patient.putArray("identifier").addObject().put("system", "urn:mrn").put("value", MARK + "RecordNumber");
        patient.putArray("telecom").addObject().put("system", "phone").put("value", MARK + "Phone");
        patient.putArray("address").addObject().put("city", MARK + "City");
    }
}
