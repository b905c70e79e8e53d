package dev.ivigcds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.HookContract;
import dev.ivigcds.vignettes.SettableClock;
import dev.ivigcds.vignettes.Situations;
import dev.ivigcds.vignettes.Vignettes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client may send in many ways, and is served all the same (R-32 … … R-157). */
@DemoServer
class CallTest {
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final String METHOTREXATE = """
            {"resource": {"resourceType": "MedicationRequest", "id": "mtx", "status": "draft", "intent": "order",
              "subject": {"reference": "Patient/first-ivig"}, "medicationCodeableConcept": {"text": "methotrexate", "coding": [
                {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "6851", "display": "methotrexate"}]}}}""";

    @LocalServerPort
    private int port;

    @Autowired
    private SettableClock clock;

    private EhrOverHttp ehr;
    private ObjectNode request;

    @BeforeEach
    void startsFromAGoodRequest() {
        clock.set(Instant.parse("2026-03-02T08:00:00Z"));
        ehr = new EhrOverHttp("http://localhost:" + port);
        Situations.store(ehr);
        request = Situations.firstIvig(ehr);
        ehr.prefetch(request, "first-ivig", List.of());
    }

    private ObjectNode context() {
        return (ObjectNode) request.get("context");
    }

    private ObjectNode order() {
        return (ObjectNode) request.at("/context/draftOrders/entry/0/resource");
    }

    private ArrayNode drafts() {
        return (ArrayNode) request.at("/context/draftOrders/entry");
    }

    private static List<String> topics(JsonNode answer) {
        return answer.get("cards")
                .valueStream()
                .map(card -> card.at("/source/topic/code").asString())
                .toList();
    }

    private void getsItsCard() {
        assertThat(topics(ehr.call(request))).containsExactly("igaUnscreened");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                "D1577C69-DFBE-44AD-BA6D-3E05E953B2EA",
                "00000000-0000-0000-0000-000000000000",
                "018f3f5e-7c3a-7bbb-9d2a-0242ac120002",
                "urn:uuid:d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                "call 7"
            })
    void r32_anyHookInstanceIsServed(String hookInstance) {
        request.put("hookInstance", hookInstance);
        getsItsCard();
    }

    @Test
    void r33_anAuthorizationWithoutAServerOpensNothing() {
        ((ObjectNode) request.get("prefetch")).remove("iga");
        request.putObject("fhirAuthorization")
                .put("access_token", "t")
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "patient/*.read")
                .put("subject", "ivig-cds");
        assertThat(topics(ehr.call(request))).containsExactly("igaNotChecked");
    }

    /** The machine may be busy with something else: the best of three rounds counts. */
    @Test
    void r37_ninetyFiveOfAHundredCallsWithAFullPrefetchTakeLessThanHalfASecond() {
        for (int i = 0; i < 20; i++) {
            ehr.call(request);
        }
        Duration best = Duration.ofDays(1);
        for (int round = 0; round < 3 && best.compareTo(HALF_A_SECOND) >= 0; round++) {
            best = ninetyFifthOfAHundred();
        }
        assertThat(best).isLessThan(HALF_A_SECOND);
    }

    private Duration ninetyFifthOfAHundred() {
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            request.put("hookInstance", UUID.randomUUID().toString());
            long begun = System.nanoTime();
            ehr.post("ivig-myositis", request.toString());
            took.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        return took.stream().sorted().toList().get(94);
    }

    @Test
    void r42_everyErrorIsAnOperationOutcomeThatRepeatsNothing() {
        HookContract.onRefusal(404, send("GET", "/Canary", ""));
        HookContract.onRefusal(404, send("POST", "/cds-services/Canary", request.toString()));
        HookContract.onRefusal(404, send("POST", "/cds-services/Canary/feedback", "{\"feedback\":[]}"));
        HookContract.onRefusal(405, send("PUT", "/cds-services", "{}"));
        HookContract.onRefusal(405, send("DELETE", "/cds-services/ivig-myositis/feedback", ""));
        HookContract.onRefusal(406, send("POST", "/cds-services/ivig-myositis", "{}", "Accept", "text/html"));
        HookContract.onRefusal(400, send("POST", "/cds-services/ivig-myositis", "{\"Canary\""));
        HookContract.onRefusal(400, send("POST", "/cds-services/ivig-myositis/feedback", "{\"feedback\":\"Canary\"}"));
    }

    private java.net.http.HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder built = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body, UTF_8));
        if (headers.length > 0) {
            built.headers(headers);
        }
        var answer = ehr.send(built.build());
        assertThat(answer.body()).doesNotContain("Canary");
        return answer;
    }

    @Test
    void r44_aDoseThatCannotBeJudgedKeepsNoOtherCardBack() {
        ObjectNode prefetch = (ObjectNode) request.get("prefetch");
        prefetch.remove("body");
        JsonNode answer = ehr.call(request);
        assertThat(topics(answer)).contains("igaUnscreened");
        assertThat(answer.at("/extension/dev.ivigcds.decision/verdicts").valueStream())
                .anySatisfy(verdict -> assertThat(verdict.get("topic").asString() + " "
                                + verdict.get("verdict").asString())
                        .isEqualTo("dose80 undetermined"));
    }

    @Test
    void r56_theEncounterMakesNoDifference() {
        context().put("encounterId", "e-1");
        List<String> with = topics(ehr.call(request));
        context().remove("encounterId");
        assertThat(topics(ehr.call(request))).isEqualTo(with);
    }

    @Test
    void r60_everySubsetOfTheNeededKeysIsServed() {
        List<String> needed = List.of("patient", "conditions", "iga", "orders", "body");
        JsonNode whole = request.get("prefetch").deepCopy();
        for (int subset = 0; subset < 1 << needed.size(); subset++) {
            ObjectNode prefetch = request.putObject("prefetch");
            for (int i = 0; i < needed.size(); i++) {
                if ((subset >> i & 1) == 1) {
                    prefetch.set(needed.get(i), whole.get(needed.get(i)));
                }
            }
            assertThat(topics(ehr.call(request))).contains(prefetch.has("iga") ? "igaUnscreened" : "igaNotChecked");
        }
    }

    @Test
    void r107_atOrderSignEverythingIsSaidAgainUnderNewIds() {
        JsonNode signed = ehr.call(request);
        request.put("hook", "order-select");
        context()
                .putArray("selections")
                .add("MedicationRequest/" + order().get("id").asString());
        JsonNode selected = ehr.call(request);
        assertThat(topics(signed)).containsAll(topics(selected)).isNotEmpty();
        Set<String> ids = new HashSet<>(signed.findValuesAsString("uuid"));
        assertThat(ids).isNotEmpty().doesNotContainAnyElementsOf(selected.findValuesAsString("uuid"));
    }

    @Test
    void r108_besideAnotherOrderTheCardNamesTheOneItIsAbout() {
        drafts().add(Vignettes.STRICT.readTree(METHOTREXATE));
        JsonNode card = ehr.call(request).at("/cards/0");
        assertThat(card.get("detail").asString()).contains("IVIG").doesNotContain("methotrexate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Practitioner/1", "PractitionerRole/1"})
    void r154_aClinicianGetsCards(String userId) {
        context().put("userId", userId);
        getsItsCard();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient/first-ivig", "RelatedPerson/1"})
    void r154_aPatientOrRelativeIsShownNoneAndTheRecordSaysWhy(String userId) {
        context().put("userId", userId);
        JsonNode answer = ehr.call(request);
        assertThat(topics(answer)).isEmpty();
        assertThat(answer.at("/extension/dev.ivigcds.decision/verdicts").valueStream())
                .anySatisfy(verdict -> {
                    assertThat(verdict.get("topic").asString()).isEqualTo("igaUnscreened");
                    assertThat(verdict.get("verdict").asString()).isEqualTo("suppressed");
                    assertThat(verdict.get("because").asString()).startsWith("not said to a patient");
                });
    }

    @Test
    void r155_whatWasSelectedBeforeIsNotSaidAgain() {
        drafts().add(Vignettes.STRICT.readTree(METHOTREXATE));
        request.put("hook", "order-select");
        context().putArray("selections").add("MedicationRequest/mtx");
        assertThat(topics(ehr.call(request))).isEmpty();
        context()
                .putArray("selections")
                .add("MedicationRequest/" + order().get("id").asString());
        getsItsCard();
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "active"})
    void r156_anOrderSignedAgainIsJudgedWhateverItsStatus(String status) {
        drafts().add(Vignettes.STRICT.readTree(METHOTREXATE));
        order().put("status", status);
        getsItsCard();
    }

    @Test
    void r157_aBundleWithoutTypeAndFullUrlAndALongIdAreRead() {
        ((ObjectNode) context().get("draftOrders")).remove(List.of("type", "id"));
        ((ObjectNode) drafts().get(0)).remove("fullUrl");
        order().put("id", "eOrder.".repeat(20) + "-1");
        getsItsCard();
    }
}
