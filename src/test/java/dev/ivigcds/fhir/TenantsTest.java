package dev.ivigcds.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ivigcds.caller.Backends;
import dev.ivigcds.caller.Tenant;
import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.wire.FhirAuthorization;
import dev.ivigcds.wire.HookContext;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.PrefetchNeed;
import dev.ivigcds.wire.ReceivedJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two clients that could not be more alike: one FHIR base, one token endpoint, one patient id, calls side by side. Only the token says whose
 * record is read, and the answer is named after it, so that any mix-up shows (T-13, R-76).
 */
@Timeout(300)
class TenantsTest {
    private static final int CALLS = 10_000;
    private static final int AT_ONCE = 32;
    private static final List<PrefetchNeed> IGA = List.of(
            new PrefetchNeed("iga", "Observation?patient={{context.patientId}}&code=http://loinc.org|2458-8", true));
    private static final String ORDER = """
            {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"MedicationRequest","id":"o",\
            "status":"draft","intent":"order","subject":{"reference":"Patient/p1"},\
            "medicationCodeableConcept":{"coding":[{"system":"http://www.nlm.nih.gov/research/umls/rxnorm","code":"1809521"}]},\
            "reasonCode":[{"coding":[{"system":"http://snomed.info/sct","code":"396230008"}]}]}}]}""";
    private static final String RESULT = """
            {"resourceType":"Bundle","type":"searchset","entry":[{"resource":{"resourceType":"Observation","id":"%s","status":"final",\
            "subject":{"reference":"Patient/p1"},"effectiveDateTime":"2026-02-20",\
            "code":{"coding":[{"system":"http://loinc.org","code":"2458-8"}]},"valueQuantity":{"value":%s,"unit":"mg/dL"}}}]}""";

    @TempDir
    private Path keys;

    private final AtomicInteger granted = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> mixedUp = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer ehr;
    private Charts charts;
    private List<VerifiedCaller> callers;

    @BeforeEach
    void start() throws IOException {
        ehr = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        ehr.setExecutor(threads);
        ehr.createContext("/fhir", this::record);
        ehr.createContext("/token", this::token);
        ehr.start();
        List<Tenant> tenants = Stream.of("a", "b")
                .map(id -> new Tenant(id).at(base()).backedBy(base().replace("/fhir", "/token"), null))
                .toList();
        callers = tenants.stream().map(Tenant::caller).toList();
        charts = new Charts(
                new TerminologyFixture(),
                Duration.ofSeconds(60),
                Backends.of(tenants.stream().map(Tenant::settings).toList(), keys),
                Dns.SYSTEM);
    }

    @AfterEach
    void stop() {
        charts.close();
        ehr.stop(0);
        threads.shutdownNow();
    }

    @Test
    void T13_tenThousandCallsOfTwoClientsWithOnePatientIdAreNeverMixedUp() throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        for (int i = 0; i < AT_ONCE; i++) {
            workers.execute(() -> {
                for (int call = next.getAndIncrement(); call < CALLS; call = next.getAndIncrement()) {
                    call(call);
                }
            });
        }
        workers.shutdown();

        assertThat(workers.awaitTermination(280, TimeUnit.SECONDS)).isTrue();
        assertThat(next.get()).isGreaterThanOrEqualTo(CALLS);
        assertThat(mixedUp).isEmpty();
        assertThat(granted.get()).isGreaterThan(4);
    }

    /** Every other call brings a token of its own, the rest are read with ours. */
    private void call(int number) {
        VerifiedCaller caller = callers.get(number % 2);
        boolean brings = number % 4 < 2;
        String token = caller.id() + "-" + number;
        Optional<FhirAuthorization> authorization = brings
                ? Optional.of(new FhirAuthorization(token, "patient/*.read", "app", Optional.of("p1")))
                : Optional.empty();
        HookRequest request = new HookRequest(
                "order-sign",
                "call-" + number,
                Optional.of(base()),
                authorization,
                new HookContext(
                        "Practitioner/d1", "p1", Optional.empty(), Optional.of(ReceivedJson.of(ORDER)), List.of()),
                Map.of(),
                false);
        List<Observation> iga = charts.open(request, Occasion.ORDER_SIGN, IGA, caller, HookCall.NOW)
                .chart()
                .iga()
                .items();
        String expected = "Observation/" + (brings ? token : caller.id() + "-own");
        String value = caller.id().equals("a") ? "180" : "3";
        boolean right = iga.size() == 1
                && iga.getFirst().from().startsWith(expected)
                && iga.getFirst().result().toString().contains(value);
        if (!right) {
            mixedUp.add("call " + number + " of " + caller.id() + " read " + iga);
        }
    }

    private String base() {
        return "http://localhost:" + ehr.getAddress().getPort() + "/fhir";
    }

    private void record(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
        answer(exchange, RESULT.formatted(token, token.startsWith("a") ? "180" : "3"));
    }

    /** Gives tokens that live so short that they are renewed all the time. */
    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String assertion = URLDecoder.decode(form.replaceAll(".*client_assertion=([^&]*).*", "$1"), UTF_8);
        try {
            String client = SignedJWT.parse(assertion).getJWTClaimsSet().getSubject();
            String token = client.replace("ivig-cds-at-", "") + "-own" + granted.incrementAndGet();
            answer(exchange, "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":1}");
        } catch (ParseException e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
