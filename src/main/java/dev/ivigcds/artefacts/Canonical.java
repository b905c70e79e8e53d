package dev.ivigcds.artefacts;

import dev.ivigcds.wire.RulePage;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What our canonical resources begin with, and the addresses of our own. */
final class Canonical {
    static final String BASE = "https://ivig-cds.dev/fhir/";
    static final String TOPICS = BASE + "CodeSystem/topic";
    private static final String EXTENSION = BASE + "StructureDefinition/";

    private Canonical() {}

    static String url(String type, String id) {
        return BASE + type + "/" + id;
    }

    /** A resource with its extensions to come and what it is; {@code version} is that of the service's knowledge. */
    static ObjectNode begun(String type, String id) {
        return JsonText.object().put("resourceType", type).put("id", id);
    }

    /** Goes on with what all of them carry. */
    static ObjectNode named(ObjectNode begun, String name, String title, RulePage.Change version) {
        String url = url(begun.path("resourceType").asString(), begun.path("id").asString());
        begun.put("url", url)
                .put("version", version.version())
                .put("name", name)
                .put("title", title)
                .put("status", "active")
                .put("experimental", false)
                .put("date", version.date().toString())
                .put("publisher", "IVIG CDS");
        begun.putArray("contact").addObject().put("name", "IVIG CDS maintainers");
        return begun;
    }

    /** Adds an extension of several parts to a list of extensions; parts without words are left out. */
    static void extension(ArrayNode extensions, String id, Map<String, String> parts) {
        ObjectNode extension = extensions.addObject();
        ArrayNode inner = extension.putArray("extension");
        parts.forEach((part, words) -> {
            if (!words.isEmpty()) {
                inner.addObject().put("url", part).put("valueString", words);
            }
        });
        extension.put("url", EXTENSION + id);
    }

    /** {@code igaScreening} as {@code iga-screening}. */
    static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** {@code ivig-myositis} as {@code IvigMyositis}. */
    static String pascal(String kebab) {
        return Arrays.stream(kebab.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** A CodeableConcept of one coding. */
    static ObjectNode concept(String system, String code, String display) {
        ObjectNode concept = JsonText.object();
        concept.putArray("coding")
                .addObject()
                .put("system", system)
                .put("code", code)
                .put("display", display);
        return concept;
    }
}
