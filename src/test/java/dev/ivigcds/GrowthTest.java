package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.caller.CallerFixture;
import dev.ivigcds.cards.CardWriter;
import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.consult.Consultation;
import dev.ivigcds.consult.Modes;
import dev.ivigcds.fhir.Charts;
import dev.ivigcds.terminology.KnowledgeFixture;
import dev.ivigcds.wire.HookContext;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.Prefetched;
import dev.ivigcds.wire.ReceivedJson;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Eight times as much of anything takes about eight times the work (T-19). What counts is the time this thread had the processor, the least of
 * several runs, so that a loaded machine does not matter; and the bound lies halfway to the square, nearly three times from either. The large
 * calls are as large as a body may be, or as many as are looked at.
 */
@Timeout(120)
class GrowthTest {
    private static final int FACTOR = 8;
    private static final double ALLOWED = Math.pow(FACTOR, 1.5);
    private static final int RUNS = 12;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Catalog CATALOG = Catalog.read(KnowledgeFixture.folder());
    private static final Charts CHARTS = new Charts(CATALOG.terminology(), Duration.ofSeconds(60));
    private static final Consultation CONSULTATION = new Consultation(
            CHARTS,
            new CardWriter(Optional.empty()),
            new Modes(Map.of()),
            call -> {},
            Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneId.of("Europe/Berlin")));

    @AfterAll
    static void ends() {
        CHARTS.close();
    }

    private static Arguments growing(String what, int few, IntFunction<HookRequest> request) {
        return Arguments.of(what, few, request);
    }

    static Stream<Arguments> whatGrows() {
        return Stream.of(
                growing(
                        "results of a prefetched search",
                        125,
                        n -> prefetching("iga", searchset(n, GrowthTest::observation))),
                growing(
                        "results beyond those that are looked at",
                        1250,
                        n -> prefetching("iga", searchset(n, GrowthTest::observation))),
                growing(
                        "results of another patient",
                        125,
                        n -> prefetching("iga", searchset(n, i -> observation(i).replace("Patient/p", "Patient/q")))),
                growing("infusions given", 125, n -> prefetching("given", searchset(n, GrowthTest::given))),
                growing(
                        "prefetched orders",
                        125,
                        n -> prefetching("orders", searchset(n, i -> order("\"o" + i + "\"", "")))),
                growing(
                        "active orders",
                        125,
                        n -> prefetching("orders", searchset(n, i -> active(order("\"o" + i + "\"", ""))))),
                growing(
                        "active orders based on one plan",
                        125,
                        n -> prefetching(
                                "orders",
                                searchset(
                                        n,
                                        i -> active(order(
                                                "\"o" + i + "\"", ",\"basedOn\":[{\"reference\":\"CarePlan/c\"}]"))))),
                growing("drafted orders", 1000, n -> signing(bundle(n, i -> order("\"d" + i + "\"", "")))),
                growing(
                        "drafted orders whose dose cannot be read",
                        1000,
                        n -> signing(bundle(
                                n,
                                i -> order("\"d" + i + "\"", ",\"dosageInstruction\":[{\"text\":\"as discussed\"}]")))),
                growing(
                        "drafted orders of one basis",
                        1000,
                        n -> signing(bundle(
                                n, i -> order("\"d" + i + "\"", ",\"basedOn\":[{\"reference\":\"CarePlan/c\"}]")))),
                growing(
                        "drafted orders for IgA",
                        1000,
                        n -> signing(bundle(n, i -> i == 0 ? order("\"d\"", "") : igaOrder(i)))),
                growing(
                        "drafts that are no IVIG",
                        1000,
                        n -> signing(bundle(n, i -> order("\"d" + i + "\"", "").replace("1809521", "6851")))),
                growing("instructions of one order", 25, n -> signing(bundle(1, i -> order("\"d\"", instructions(n))))),
                growing(
                        "more instructions of one order than anyone writes",
                        500,
                        n -> signing(bundle(1, i -> order("\"d\"", instructions(n))))),
                growing(
                        "codings of one drug",
                        2400,
                        n -> signing(bundle(
                                1,
                                i -> order("\"d\"", "")
                                        .replace(
                                                "\"coding\":[",
                                                "\"coding\":["
                                                        + list(
                                                                n,
                                                                k -> "{\"system\":\"urn:x\",\"code\":\"" + k
                                                                        + "\",\"display\":\"x\"}")
                                                        + ",")))),
                growing(
                        "reasons of one order",
                        2500,
                        n -> signing(bundle(
                                1,
                                i -> order(
                                        "\"d\"",
                                        ",\"reasonCode\":[" + list(n, k -> "{\"text\":\"because " + k + "\"}")
                                                + "]")))),
                text("a"),
                text(" "),
                text("1"),
                text("1."),
                text("("),
                text("g "),
                text("-"),
                text("for "),
                text("%"),
                text("é"),
                text("\u202e"),
                text("{"),
                text("a b "));
    }

    private static Arguments text(String piece) {
        return growing(
                "\"" + piece + "\" as every word of the order",
                250_000,
                n -> signing(bundle(1, i -> order("\"d\"", words(piece.repeat(n / piece.length()))))));
    }

    /** The machine may be busy with something else: the least of several runs counts, and more are made as long as they do not tell. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("whatGrows")
    void T19_workGrowsNoFasterThanWhatIsSent(String what, int few, IntFunction<HookRequest> request) {
        HookRequest small = request.apply(few);
        HookRequest large = request.apply(few * FACTOR);
        long little = Long.MAX_VALUE;
        long much = Long.MAX_VALUE;
        for (int i = 0; i < RUNS && (i < 3 || much >= ALLOWED * little); i++) {
            little = Math.min(little, work(small));
            much = Math.min(much, work(large));
        }

        assertThat((double) much / little)
                .as("as much work for %s times as much", FACTOR)
                .isLessThan(ALLOWED);
    }

    /** Nanoseconds of processor time. */
    private static long work(HookRequest request) {
        long before = THREADS.getCurrentThreadCpuTime();
        assertThat(CONSULTATION
                        .consult(CATALOG, "ivig-myositis", request, CallerFixture.demo())
                        .cards())
                .isNotNull();
        return THREADS.getCurrentThreadCpuTime() - before;
    }

    private static HookRequest signing(String drafts) {
        return request(drafts, Map.of());
    }

    private static HookRequest prefetching(String key, String json) {
        return request(bundle(1, i -> order("\"d\"", "")), Map.of(key, new Prefetched.Resource(ReceivedJson.of(json))));
    }

    private static HookRequest request(String drafts, Map<String, Prefetched> more) {
        Map<String, Prefetched> prefetch = Stream.of(
                        "conditions",
                        "iga",
                        "orders",
                        "given",
                        "body",
                        "allergies",
                        "procedures",
                        "dispensed",
                        "statements",
                        "immunizations",
                        "ck",
                        "measures",
                        "services",
                        "renal")
                .collect(Collectors.toMap(key -> key, key -> more.getOrDefault(key, new Prefetched.Nothing())));
        return new HookRequest(
                "order-sign",
                "0b6a7a0e-4f6e-4a0e-9b0a-2f3f6f0e9a11",
                Optional.empty(),
                Optional.empty(),
                new HookContext(
                        "Practitioner/d1", "p", Optional.empty(), Optional.of(ReceivedJson.of(drafts)), List.of()),
                prefetch,
                true);
    }

    private static String list(int n, IntFunction<String> element) {
        return IntStream.range(0, n).mapToObj(element).collect(Collectors.joining(","));
    }

    private static String bundle(int n, IntFunction<String> resource) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["
                + list(n, i -> "{\"resource\":" + resource.apply(i) + "}") + "]}";
    }

    private static String searchset(int n, IntFunction<String> resource) {
        return bundle(n, resource).replace("collection", "searchset");
    }

    private static String observation(int i) {
        return "{\"resourceType\":\"Observation\",\"id\":\"i" + i
                + "\",\"status\":\"final\",\"subject\":{\"reference\":\"Patient/p\"},\"code\":{\"coding\":[{\"system\":\"http://loinc.org\","
                + "\"code\":\"2458-8\"}]},\"effectiveDateTime\":\"2026-02-01\",\"valueQuantity\":{\"value\":180,\"unit\":\"mg/dL\"}}";
    }

    private static String given(int i) {
        return "{\"resourceType\":\"MedicationAdministration\",\"id\":\"g" + i
                + "\",\"status\":\"completed\",\"subject\":{\"reference\":\"Patient/p\"},\"medicationCodeableConcept\":{\"coding\":["
                + "{\"system\":\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"1809521\"}]},\"effectiveDateTime\":\"20"
                + (10 + i % 16) + "-0" + (1 + i % 9) + "-1" + i % 10 + "\"}";
    }

    private static String igaOrder(int i) {
        return "{\"resourceType\":\"ServiceRequest\",\"id\":\"s" + i
                + "\",\"status\":\"draft\",\"intent\":\"order\",\"subject\":{\"reference\":\"Patient/p\"},\"authoredOn\":\"2026-03-02\","
                + "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"2458-8\"}]}}";
    }

    private static String order(String id, String more) {
        return "{\"resourceType\":\"MedicationRequest\",\"id\":" + id
                + ",\"status\":\"draft\",\"intent\":\"order\",\"subject\":{\"reference\":\"Patient/p\"},\"authoredOn\":\"2026-03-02\","
                + "\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"http://www.nlm.nih.gov/research/umls/rxnorm\","
                + "\"code\":\"1809521\"}]}"
                + (more.contains("reasonCode") ? "" : ",\"reasonCode\":[{\"text\":\"dermatomyositis\"}]")
                + (more.contains("dosageInstruction") ? "" : ",\"dosageInstruction\":[" + instruction(1) + "]") + more
                + "}";
    }

    private static String active(String order) {
        return order.replace("\"status\":\"draft\"", "\"status\":\"active\"");
    }

    private static String instruction(int i) {
        return "{\"sequence\":" + i
                + ",\"timing\":{\"repeat\":{\"count\":2,\"frequency\":1,\"period\":1,\"periodUnit\":\"d\"}},\"doseAndRate\":["
                + "{\"doseQuantity\":{\"value\":30,\"unit\":\"g\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"g\"}}]}";
    }

    private static String instructions(int n) {
        return ",\"dosageInstruction\":[" + list(n, i -> instruction(i + 1)) + "]";
    }

    /** One text wherever an order has words. */
    private static String words(String text) {
        return ",\"reasonCode\":[{\"text\":\"dermatomyositis " + text + "\"}],\"dosageInstruction\":[{\"text\":\""
                + text
                + "\",\"patientInstruction\":\"" + text
                + "\",\"doseAndRate\":[{\"doseQuantity\":{\"value\":30,\"unit\":\"" + text
                + "\"}}]}],\"note\":[{\"text\":\"" + text + "\"}]";
    }
}
