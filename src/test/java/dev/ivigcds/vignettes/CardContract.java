package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What every card must keep (protocol R-80 … ). */
final class CardContract {
    private static final Set<String> SOURCE = Set.of("label", "url", "topic");
    private static final Set<String> SUGGESTION = Set.of("label", "uuid", "isRecommended", "actions");
    private static final Set<String> CODING = Set.of("code", "system", "display");
    private static final String TOPICS = "https://ivig-cds.dev/fhir/CodeSystem/topic";

    private CardContract() {}

    static void onCard(JsonNode card, ObjectNode request, List<String> uuids) {
        String summary = card.path("summary").asString();
        assertThat(summary.codePointCount(0, summary.length()))
                .as("R-80 %s", summary)
                .isBetween(1, 139);
        assertThat(summary).as("every placeholder is filled").doesNotContain("{", "}", "null");
        assertThat(card.path("indicator").asString()).as("R-81").isIn("info", "warning", "critical");
        assertThat(HookContract.cardMembers()).as("R-07 members of a card").containsAll(names(card));
        source(card.path("source"));
        uuid(card, uuids);
        detail(card);
        overrides(card);
        suggestions(card, request, uuids);
        for (JsonNode link : card.path("links")) {
            link(link);
        }
    }

    private static Set<String> names(JsonNode object) {
        return new HashSet<>(object.propertyNames());
    }

    private static void uuid(JsonNode node, List<String> uuids) {
        String uuid = node.path("uuid").asString();
        UUID.fromString(uuid);
        uuids.add(uuid);
    }

    private static void source(JsonNode source) {
        assertThat(source.path("label").asString()).as("R-82").isNotBlank();
        if (source.has("url")) {
            HookContract.isAbsolute(source.get("url").asString(), "R-83 source.url");
            assertThat(source.get("url").asString()).as("R-83").matches(".*/rules/[A-Za-z0-9]+");
        }
        assertThat(SOURCE).as("R-84 no icon").containsAll(names(source));
        JsonNode topic = source.path("topic");
        assertThat(topic.path("system").asString()).isEqualTo(TOPICS);
        assertThat(topic.path("code").asString()).as("R-85").matches("[A-Za-z0-9]{1,100}");
        assertThat(topic.path("display").asString()).isNotBlank();
        assertThat(CODING).as("R-150").containsAll(names(topic));
    }

    private static void detail(JsonNode card) {
        String detail = card.path("detail").asString();
        assertThat(detail).as("the rule and the data stand in the detail").isNotBlank();
        assertThat(HookContract.hasHtml(detail)).as("R-86 no HTML: %s", detail).isFalse();
        assertThat(HookContract.hasTable(detail)).as("no tables: %s", detail).isFalse();
        assertThat(detail).doesNotContain("null", "Optional[");
    }

    private static void overrides(JsonNode card) {
        if (!card.path("indicator").asString().equals("info")) {
            assertThat(card.path("overrideReasons").size()).as("R-92").isPositive();
        }
        for (JsonNode reason : card.path("overrideReasons")) {
            assertThat(names(reason)).as("R-92, R-150").isEqualTo(CODING);
        }
    }

    private static void suggestions(JsonNode card, ObjectNode request, List<String> uuids) {
        assertThat(card.has("selectionBehavior")).as("R-89").isEqualTo(card.has("suggestions"));
        if (card.has("selectionBehavior")) {
            assertThat(card.get("selectionBehavior").asString()).as("R-90").isIn("at-most-one", "any");
        }
        int recommended = 0;
        for (JsonNode suggestion : card.path("suggestions")) {
            assertThat(SUGGESTION).as("R-23 no actionSelectionBehavior").containsAll(names(suggestion));
            assertThat(suggestion.path("label").asString()).as("R-94").isNotBlank();
            assertThat(suggestion.path("label").asString()).doesNotContain("{", "}");
            uuid(suggestion, uuids);
            recommended += suggestion.path("isRecommended").asBoolean(false) ? 1 : 0;
            for (JsonNode action : suggestion.path("actions")) {
                action(action, request);
            }
        }
        assertThat(recommended).as("R-91").isLessThanOrEqualTo(1);
    }

    private static void action(JsonNode action, ObjectNode request) {
        assertThat(action.path("type").asString()).as("R-97, R-100 no delete").isIn("create", "update");
        assertThat(action.path("description").asString()).as("R-97").isNotBlank();
        if (action.get("type").asString().equals("create")) {
            create(action.path("resource"), request);
        } else {
            update(action.path("resource"), request);
        }
    }

    private static void create(JsonNode resource, ObjectNode request) {
        strictFhir(resource);
        assertThat(resource.path("id").asString()).as("R-98").isNotBlank();
        assertThat(StreamSupport.stream(request.at("/context/draftOrders/entry").spliterator(), false)
                        .map(e -> e.at("/resource/id").asString()))
                .as("R-98 a new id")
                .doesNotContain(resource.get("id").asString());
        assertThat(resource.at("/subject/reference").asString())
                .isEqualTo("Patient/" + request.at("/context/patientId").asString());
    }

    /** the order as received, and nothing but its dosage differs. */
    private static void update(JsonNode resource, ObjectNode request) {
        strictFhir(resource);
        List<JsonNode> drafts = StreamSupport.stream(
                        request.at("/context/draftOrders/entry").spliterator(), false)
                .map(e -> e.path("resource"))
                .filter(r -> r.path("resourceType").equals(resource.path("resourceType"))
                        && r.path("id").equals(resource.path("id")))
                .toList();
        assertThat(drafts).as("R-101 the order to update is one of the drafts").hasSize(1);
        assertThat(withoutDosage(resource)).as("R-99").isEqualTo(withoutDosage(drafts.getFirst()));
        assertThat(resource.get("dosageInstruction"))
                .isNotEqualTo(drafts.getFirst().get("dosageInstruction"));
    }

    private static ObjectNode withoutDosage(JsonNode order) {
        ObjectNode rest = (ObjectNode) order.deepCopy();
        rest.remove("dosageInstruction");
        return rest;
    }

    private static void strictFhir(JsonNode resource) {
        var parser = Records.FHIR.newJsonParser();
        parser.setParserErrorHandler(new StrictErrorHandler());
        assertThat(parser.parseResource(resource.toString())).as("R-03").isNotNull();
    }

    private static void link(JsonNode link) {
        assertThat(link.path("label").asString()).as("R-102").isNotBlank();
        assertThat(link.path("type").asString()).as("R-102").isIn("absolute", "smart");
        HookContract.isAbsolute(link.path("url").asString(), "R-102 link.url");
        if (link.path("type").asString().equals("absolute")) {
            assertThat(link.has("appContext")).as("R-103").isFalse();
        } else {
            JsonNode context = Vignettes.STRICT.readTree(link.path("appContext").asString());
            assertThat(names(context)).as("R-103 nothing of the patient").isSubsetOf("topic", "hookInstance");
        }
        assertThat(Set.of("label", "url", "type", "appContext")).as("R-104").containsAll(names(link));
    }
}
