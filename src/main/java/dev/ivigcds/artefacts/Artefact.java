package dev.ivigcds.artefacts;

import tools.jackson.databind.JsonNode;

/**
 * One FHIR R4 resource of the knowledge.
 *
 * @param type its resource type
 * @param id its id, unique among those of its type
 * @param title its name for people
 * @param purpose what it is and what it is for
 * @param json itself, as text
 */
public record Artefact(String type, String id, String title, String purpose, String json) {

    /** Where it stands under the canonical base, and on this server: {@code ValueSet/iga}. */
    public String path() {
        return type + "/" + id;
    }

    static Artefact of(JsonNode resource, String json) {
        String id = resource.path("id").asString("");
        String title = resource.path("title").asString(id);
        String described = resource.path("description").asString("");
        String purpose = resource.path("purpose").asString("");
        return new Artefact(
                resource.path("resourceType").asString(""), id, title, (described + " " + purpose).strip(), json);
    }
}
