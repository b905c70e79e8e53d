package dev.ivigcds.vignettes;

import dev.ivigcds.caller.CallerFixture;
import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.cards.CardWriter;
import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.catalog.Service;
import dev.ivigcds.consult.ChartReview;
import dev.ivigcds.consult.Consultation;
import dev.ivigcds.consult.Modes;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.fhir.Charts;
import dev.ivigcds.terminology.KnowledgeFolder;
import dev.ivigcds.wire.HookContext;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.HookResponse;
import dev.ivigcds.wire.PrefetchNeed;
import dev.ivigcds.wire.Prefetched;
import dev.ivigcds.wire.ReceivedJson;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The service in this JVM, without Spring, HTTP and FHIR server: a vignette's records go in as prefetch, and the answer comes out. */
public final class QuickServer {
    private static final String SERVICE = "ivig-myositis";
    private static final JsonMapper WIRE = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final VerifiedCaller CALLER = CallerFixture.demo();

    private final Catalog catalog;
    private final Service service;
    private final Consultation consultation;
    private final ChartReview review;
    private final SettableClock clock = new SettableClock(Vignette.ZONE);
    private final Map<String, Call> calls = new ConcurrentHashMap<>();

    /** A call as the contract sees it and as the server does. */
    private record Call(ObjectNode envelope, HookRequest request) {}

    /** Judges by the knowledge given. */
    public QuickServer(KnowledgeFolder knowledge) {
        this(knowledge, call -> {});
    }

    /** The same, and tells what it keeps of each call. */
    public QuickServer(KnowledgeFolder knowledge, Consumer<dev.ivigcds.journal.Call> journal) {
        this.catalog = Catalog.read(knowledge);
        this.service = catalog.require(SERVICE);
        Charts charts = new Charts(catalog.terminology(), Duration.ofSeconds(20));
        Modes modes = new Modes(Map.of());
        this.consultation = new Consultation(charts, new CardWriter(Optional.empty()), modes, journal, clock);
        this.review = new ChartReview(charts, modes, Optional.empty(), clock);
    }

    /** The answer to a vignette, which keeps the contract of every answer. */
    public JsonNode answer(Vignette vignette) {
        Call call = calls.computeIfAbsent(vignette.slug(), slug -> call(vignette));
        clock.set(vignette.today().atTime(vignette.time()).atZone(Vignette.ZONE).toInstant());
        HookResponse response = consult(call.request());
        JsonNode answer = Vignettes.STRICT.readTree(WIRE.writeValueAsString(response));
        HookContract.onBody(call.envelope(), answer);
        return answer;
    }

    /** The same for a caller that asks for no explanation, whose chart may stay unread. */
    JsonNode unexplained(Vignette vignette) {
        HookRequest call =
                calls.computeIfAbsent(vignette.slug(), slug -> call(vignette)).request();
        clock.set(vignette.today().atTime(vignette.time()).atZone(Vignette.ZONE).toInstant());
        HookRequest unexplained = new HookRequest(
                call.hook(),
                call.hookInstance(),
                call.fhirServer(),
                call.fhirAuthorization(),
                call.context(),
                call.prefetch(),
                false);
        return Vignettes.STRICT.readTree(WIRE.writeValueAsString(consult(unexplained)));
    }

    /** The timeline of the chart that a vignette's call is about. */
    JsonNode timeline(Vignette vignette) {
        Call call = calls.computeIfAbsent(vignette.slug(), slug -> call(vignette));
        clock.set(vignette.today().atTime(vignette.time()).atZone(Vignette.ZONE).toInstant());
        return Vignettes.STRICT.readTree(WIRE.writeValueAsString(review.of(catalog, call.request(), CALLER)));
    }

    /** What the service asks for at a hook. */
    public List<PrefetchNeed> needs(String hook) {
        return service.needs(Occasion.ofHook(hook).orElseThrow());
    }

    /** The answer to any call of the demo's client, at a moment. */
    public HookResponse consultAt(Instant moment, HookRequest request) {
        clock.set(moment);
        return consult(request);
    }

    /** The answer to any call of the demo's client, at the time of the last vignette. */
    public HookResponse consult(HookRequest request) {
        return consultation.consult(catalog, SERVICE, request, CALLER);
    }

    private Call call(Vignette vignette) {
        ObjectNode envelope = Envelope.of(vignette);
        JsonNode context = envelope.get("context");
        HookRequest request = new HookRequest(
                vignette.hook(),
                envelope.get("hookInstance").asString(),
                Optional.empty(),
                Optional.empty(),
                new HookContext(
                        context.get("userId").asString(),
                        vignette.slug(),
                        Optional.ofNullable(vignette.encounter()),
                        Optional.ofNullable(context.get("draftOrders"))
                                .map(drafts -> ReceivedJson.of(drafts.toString())),
                        StreamSupport.stream(context.path("selections").spliterator(), false)
                                .map(JsonNode::asString)
                                .toList()),
                prefetch(vignette),
                true);
        return new Call(envelope, request);
    }

    private Map<String, Prefetched> prefetch(Vignette vignette) {
        RecordSearch records = new RecordSearch(Records.of(vignette));
        Map<String, Prefetched> prefetch = new HashMap<>();
        for (PrefetchNeed need : service.needs(Occasion.ofHook(vignette.hook()).orElseThrow())) {
            prefetch.put(
                    need.key(),
                    vignette.failing().contains(need.key())
                            ? new Prefetched.Failed(ReceivedJson.of(EhrOverHttp.OUTCOME))
                            : found(records.run(need.template())));
        }
        return prefetch;
    }

    /** A search that finds nothing is {@code null} in the prefetch, as EHRs have it. */
    private static Prefetched found(Optional<Resource> resource) {
        return resource.<Prefetched>map(found -> new Prefetched.Resource(
                        ReceivedJson.of(Records.FHIR.newJsonParser().encodeResourceToString(found))))
                .orElseGet(Prefetched.Nothing::new);
    }
}
