package dev.ivigcds.check;

import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.Prefetched;
import dev.ivigcds.wire.ReceivedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A captured request: as it was sent, and as the service reads it.
 *
 * @param sent everything that was sent
 * @param read what the service reads of it
 */
record Captured(JsonNode sent, HookRequest read) {
    static final String DRAFTS = "draftOrders";

    /**
     * A resource of the request.
     *
     * @param place {@code draftOrders} or a prefetch key
     * @param name how it is cited, as {@code Type/id}
     * @param json the resource
     */
    record Found(String place, String name, JsonNode json) {
        String type() {
            return Tree.text(json, "resourceType");
        }

        boolean drafted() {
            return place.equals(DRAFTS);
        }
    }

    /** Every resource of this patient that is drafted or under a key the service knows, contained ones after their owner. */
    List<Found> resources() {
        List<Found> found = new ArrayList<>();
        read.context().draftOrders().ifPresent(bundle -> take(DRAFTS, bundle, found));
        sent.path("prefetch").propertyNames().forEach(key -> supplied(key).ifPresent(json -> take(key, json, found)));
        return found;
    }

    private Optional<ReceivedJson> supplied(String key) {
        return Optional.ofNullable(read.prefetch().get(key))
                .filter(Prefetched.Resource.class::isInstance)
                .map(value -> ((Prefetched.Resource) value).json());
    }

    private void take(String place, ReceivedJson json, List<Found> found) {
        int number = 0;
        for (JsonNode resource : resources(Tree.JSON.readTree(json.text()))) {
            String name = name(resource, ++number, place);
            if (!isAnothers(resource)) {
                found.add(new Found(place, name, resource));
                Tree.each(resource.path("contained"))
                        .forEach(inner -> found.add(new Found(
                                place,
                                Tree.text(inner, "resourceType") + "/#" + Tree.text(inner, "id") + " in " + name,
                                inner)));
            }
        }
    }

    /** The resources of a Bundle, or the one that is none. */
    static List<JsonNode> resources(JsonNode supplied) {
        Stream<JsonNode> all = Tree.text(supplied, "resourceType").equals("Bundle")
                ? Tree.each(supplied.path("entry")).map(entry -> entry.path("resource"))
                : Stream.of(supplied);
        return all.filter(JsonNode::isObject).toList();
    }

    private static String name(JsonNode resource, int number, String place) {
        String id = Tree.text(resource, "id");
        return Tree.text(resource, "resourceType")
                + (id.isEmpty() ? " " + number + " of " + place + ", without id" : "/" + id);
    }

    /** Whether it says that it is of another patient. */
    private boolean isAnothers(JsonNode resource) {
        String patient = "Patient/" + read.context().patientId().replaceFirst("^Patient/", "");
        return Stream.of("subject", "patient")
                .map(member -> Tree.text(resource.path(member), "reference"))
                .anyMatch(reference -> reference.matches("(.*/)?Patient/.*")
                        && !(reference + "/")
                                .replaceFirst("/_history/.*", "/")
                                .matches("(.*/)?\\Q" + patient + "\\E/"));
    }
}
