package dev.ivigcds.artefacts;

import dev.ivigcds.wire.PrefetchNeed;
import dev.ivigcds.wire.RulePage;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What discovery says of a service, in the form in which FHIR describes an operation: what a call takes, prefetch queries and all, and what it
 * gives. It is no FHIR operation, and says so.
 */
final class CallDescription {
    private CallDescription() {}

    static Artefact of(RulePage.Index service, List<String> hooks, List<PrefetchNeed> needs, RulePage.Change version) {
        ObjectNode call = Canonical.named(
                Canonical.begun("OperationDefinition", service.service()),
                Canonical.pascal(service.service()) + "Call",
                "Hook calls: " + service.title(),
                version);
        call.put("kind", "operation");
        call.put(
                "description",
                "No FHIR operation, but a CDS Hooks service described like one: what `GET /cds-services` says of it, what `POST /cds-services/"
                        + service.service() + "` takes, and what it gives.");
        call.put("purpose", service.usageRequirements());
        call.put("affectsState", false).put("code", service.service());
        call.put("comment", service.description());
        call.put("system", true).put("type", false).put("instance", false);
        ArrayNode parameters = call.putArray("parameter");
        takes(parameters, hooks, needs);
        gives(parameters);
        return JsonText.artefact(call);
    }

    private static void takes(ArrayNode parameters, List<String> hooks, List<PrefetchNeed> needs) {
        in(parameters, "hook", 1, "1", "One of " + String.join(", ", hooks) + ".")
                .put("type", "code");
        in(parameters, "hookInstance", 1, "1", "The UUID of this call.").put("type", "string");
        in(parameters, "fhirServer", 0, "1", "FHIR base, one of those registered.")
                .put("type", "url");
        in(parameters, "fhirAuthorization", 0, "1", "The access token for what the prefetch does not bring.")
                .putArray("part")
                .add(part("access_token", 1, "1", "string", "A bearer token."));
        ArrayNode context =
                in(parameters, "context", 1, "1", "What the hook is about.").putArray("part");
        context.add(part("userId", 1, "1", "string", "Who works, as Type/id."));
        context.add(part("patientId", 1, "1", "id", "The patient."));
        context.add(part("encounterId", 0, "1", "id", "The encounter, if there is one."));
        context.add(
                part("draftOrders", 0, "1", "Bundle", "The drafted orders; needed at order-sign and order-select."));
        context.add(part("selections", 0, "*", "string", "References of the orders just selected; at order-select."));
        ArrayNode prefetch = in(
                        parameters,
                        "prefetch",
                        0,
                        "1",
                        "What the queries of discovery found. A key that is not sent is fetched where access is given; null says that nothing was found.")
                .putArray("part");
        needs.forEach(need -> prefetch.add(part(
                need.key(),
                0,
                "1",
                need.template().contains("?") ? "Bundle" : need.template().split("/", 2)[0],
                "`" + need.template() + "`" + (need.needed() ? ", needed" : ""))));
    }

    private static void gives(ArrayNode parameters) {
        ObjectNode cards = parameter("cards", "out", 0, "*", "Cards; none where there is nothing to say.");
        ArrayNode parts = cards.putArray("part");
        parts.add(out("uuid", 1, "1", "string", "Its id, which feedback names."));
        parts.add(out("summary", 1, "1", "string", "One sentence of at most 140 characters."));
        parts.add(out("indicator", 1, "1", "code", "info, warning or critical."));
        parts.add(out("detail", 0, "1", "markdown", "The rule, the data it rests on, and the evidence."));
        parts.add(out("source", 1, "1", "Coding", "Its topic."));
        parts.add(out(
                "suggestions", 0, "*", "Resource", "Orders to create or to change, as ActivityDefinitions name them."));
        parts.add(out("overrideReasons", 0, "*", "Coding", "Reasons to choose from."));
        parameters.add(cards);
    }

    private static ObjectNode in(ArrayNode parameters, String name, int min, String max, String words) {
        ObjectNode parameter = parameter(name, "in", min, max, words);
        parameters.add(parameter);
        return parameter;
    }

    private static ObjectNode part(String name, int min, String max, String type, String words) {
        return parameter(name, "in", min, max, words).put("type", type);
    }

    private static ObjectNode out(String name, int min, String max, String type, String words) {
        return parameter(name, "out", min, max, words).put("type", type);
    }

    private static ObjectNode parameter(String name, String use, int min, String max, String words) {
        return JsonText.object()
                .put("name", name)
                .put("use", use)
                .put("min", min)
                .put("max", max)
                .put("documentation", words);
    }
}
