package dev.ivigcds.check;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request copied member by member, and only what {@link Shareable} lists.
 *
 * @param keys the prefetch keys that the service knows; others may name anything
 * @param disguise the leaves
 */
record Copy(Set<String> keys, Disguise disguise) {
    private static final String PREFETCH = "prefetch";

    /** The copy, its ids numbered in the order of their appearance. */
    ObjectNode of(JsonNode request) {
        Optional.of(Tree.text(request, "fhirServer")).filter(s -> !s.isEmpty()).ifPresent(disguise.names()::server);
        Optional.of(Tree.text(request.path("context"), "patientId"))
                .filter(id -> !id.isEmpty())
                .ifPresent(disguise.names()::patient);
        number(request);
        ObjectNode copy = object(Shareable.REQUEST, request, false);
        JsonNode sent = request.path(PREFETCH);
        if (sent.isObject()) {
            ObjectNode prefetch = copy.putObject(PREFETCH);
            sent.properties().stream()
                    .filter(entry -> keys.contains(entry.getKey()))
                    .forEach(entry -> prefetch.set(
                            entry.getKey(),
                            entry.getValue().isObject()
                                    ? object(Shareable.RESOURCE, entry.getValue(), false)
                                    : JsonNodeFactory.instance.nullNode()));
        }
        return copy;
    }

    /** Gives every resource its new id before any reference to it is met. */
    private void number(JsonNode node) {
        String type = Tree.text(node, "resourceType");
        String id = Tree.text(node, "id");
        if (!type.isEmpty() && !id.isEmpty()) {
            disguise.names().id(type, id);
        }
        node.forEach(child -> {
            if (child.isContainer() && !node.path("contained").equals(child)) {
                number(child);
            }
        });
    }

    /** An object of a type of the list; a resource is of its own type besides. */
    private ObjectNode object(String type, JsonNode node, boolean contained) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        String own = type.equals(Shareable.RESOURCE) ? Tree.text(node, "resourceType") : type;
        node.properties().forEach(property -> {
            String member = property.getKey();
            Shareable.kind(own, member)
                    .or(() -> type.equals(Shareable.RESOURCE) ? Shareable.kind(type, member) : Optional.empty())
                    .flatMap(kind -> kind.equals("id")
                            ? id(own, property.getValue(), contained)
                            : value(kind, property.getValue(), member.equals("contained")))
                    .ifPresent(value -> copy.set(member, value));
        });
        return copy;
    }

    private Optional<JsonNode> id(String type, JsonNode id, boolean contained) {
        if (!id.isString()) {
            return Optional.empty();
        }
        String old = id.asString().strip();
        String renamed = contained
                ? disguise.names().contained(old.replaceFirst("^#", ""))
                : disguise.names().id(type, old);
        return Optional.of(JsonNodeFactory.instance.stringNode(renamed));
    }

    private Optional<JsonNode> value(String kind, JsonNode value, boolean contained) {
        if (value.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> value(kind, element, contained).ifPresent(copy::add));
            return Optional.of(copy);
        }
        if (!Shareable.isType(kind)) {
            return disguise.of(kind, value);
        }
        if (!value.isObject()) {
            return Optional.empty();
        }
        ObjectNode copy = object(kind, value, contained);
        return kind.equals("Extension") && !copy.has("url") ? Optional.empty() : Optional.of(copy);
    }
}
