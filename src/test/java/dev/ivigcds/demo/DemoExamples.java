package dev.ivigcds.demo;

import ca.uhn.fhir.context.FhirContext;
import dev.ivigcds.terminology.KnowledgeFixture;
import dev.ivigcds.vignettes.QuickServer;
import dev.ivigcds.vignettes.RecordSearch;
import dev.ivigcds.wire.Card;
import dev.ivigcds.wire.HookContext;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.HookResponse;
import dev.ivigcds.wire.PrefetchNeed;
import dev.ivigcds.wire.Prefetched;
import dev.ivigcds.wire.ReceivedJson;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The demo at one fixed moment, for the FHIR package: its patients, and each of its requests with the answer. */
public final class DemoExamples {
    private static final Instant MOMENT = Instant.parse("2026-03-02T08:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final QuickServer SERVER = new QuickServer(KnowledgeFixture.folder());

    /**
     * A request and its answer.
     *
     * @param name name of the request's file
     * @param patient the patient in context
     * @param drafts the orders it brings, as a Bundle; empty where the hook has none
     * @param answer the cards, with the decision record
     */
    public record Call(String name, String patient, Optional<Bundle> drafts, HookResponse answer) {}

    private DemoExamples() {}

    /** The charts, each a Bundle, and one with those who work there. */
    public static List<Bundle> charts() {
        return DemoPatients.bundles(Clock.fixed(MOMENT, ZONE));
    }

    /** Every request of the demo with its answer. */
    public static List<Call> calls() {
        Map<String, List<Resource>> records = new HashMap<>();
        charts().forEach(chart -> {
            List<Resource> resources = chart.getEntry().stream()
                    .map(Bundle.BundleEntryComponent::getResource)
                    .toList();
            records.put(resources.getFirst().getIdElement().getIdPart(), resources);
        });
        return DemoRequests.names().stream().map(name -> call(name, records)).toList();
    }

    private static Call call(String name, Map<String, List<Resource>> records) {
        ObjectNode request = DemoRequests.request(name);
        JsonNode context = request.get("context");
        String patient = context.get("patientId").asString();
        Optional<String> drafts = context.optional("draftOrders").map(JsonNode::toString);
        HookContext read = new HookContext(
                context.get("userId").asString(),
                patient,
                context.optional("encounterId").map(JsonNode::asString),
                drafts.map(ReceivedJson::of),
                StreamSupport.stream(context.path("selections").spliterator(), false)
                        .map(JsonNode::asString)
                        .toList());
        String hook = request.get("hook").asString();
        Map<String, Prefetched> prefetch =
                request.has("prefetch") ? sent(request.get("prefetch")) : searched(hook, records.get(patient));
        HookResponse answer = SERVER.consultAt(
                MOMENT,
                new HookRequest(
                        hook,
                        request.get("hookInstance").asString(),
                        Optional.empty(),
                        Optional.empty(),
                        read,
                        prefetch,
                        true));
        return new Call(name, patient, drafts.map(text -> parse(Bundle.class, text)), answer);
    }

    private static Map<String, Prefetched> sent(JsonNode prefetch) {
        Map<String, Prefetched> sent = new HashMap<>();
        prefetch.forEachEntry((key, value) -> sent.put(
                key,
                value.isNull()
                        ? new Prefetched.Nothing()
                        : new Prefetched.Resource(ReceivedJson.of(value.toString()))));
        return sent;
    }

    private static Map<String, Prefetched> searched(String hook, List<Resource> records) {
        RecordSearch search = new RecordSearch(records);
        Map<String, Prefetched> found = new HashMap<>();
        for (PrefetchNeed need : SERVER.needs(hook)) {
            found.put(
                    need.key(),
                    search.run(need.template())
                            .<Prefetched>map(resource -> new Prefetched.Resource(ReceivedJson.of(
                                    FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource))))
                            .orElseGet(Prefetched.Nothing::new));
        }
        return found;
    }

    /** What accepting all of a card's suggestions would write. */
    public static List<Resource> offered(Card card) {
        return card.suggestions().stream()
                .flatMap(suggestion -> suggestion.actions().stream())
                .map(action -> parse(Resource.class, action.resource().text()))
                .toList();
    }

    private static <T extends Resource> T parse(Class<T> type, String text) {
        return type.cast(FhirContext.forR4Cached().newJsonParser().parseResource(text));
    }
}
