package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** The contract lets a good answer pass and catches each kind of bad one. */
class HookContractTest {
    private static final String GOOD = """
            {"cards":[{"uuid":"8a1f3a52-43a8-4b5e-9f6f-0f2b5f0d9a01","summary":"IVIG 90 g on one day (>80 g).",
            "detail":"At most 80 g a day. 1 < 2.","indicator":"warning",
            "source":{"label":"IVIG CDS","url":"https://cds.example/rules/dose80",
            "topic":{"system":"https://ivig-cds.dev/fhir/CodeSystem/topic","code":"dose80","display":"Over 80 g on one day"}},
            "suggestions":[{"label":"Spread","uuid":"8a1f3a52-43a8-4b5e-9f6f-0f2b5f0d9a02","actions":[
            {"type":"update","description":"5 x 36 g","resource":{"resourceType":"MedicationRequest","id":"d1","status":"draft",
            "intent":"order","subject":{"reference":"Patient/p"},"dosageInstruction":[{"text":"new"}]}}]}],
            "selectionBehavior":"any",
            "overrideReasons":[{"system":"https://cds.example/reasons","code":"tolerated","display":"Tolerated before"}]}]}""";
    private static final String REQUEST = """
            {"context":{"patientId":"p","draftOrders":{"resourceType":"Bundle","entry":[{"resource":
            {"resourceType":"MedicationRequest","id":"d1","status":"draft","intent":"order",
            "subject":{"reference":"Patient/p"},"dosageInstruction":[{"text":"old"}]}}]}}}""";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeEach
    void starts() {
        server.start();
    }

    @AfterEach
    void stops() {
        server.stop();
    }

    private void check(String body) throws Exception {
        HookContract.onAnswer((ObjectNode) Vignettes.STRICT.readTree(REQUEST), answer(200, body));
    }

    private HttpResponse<String> answer(int status, String body) throws IOException, InterruptedException {
        server.stubFor(WireMock.get("/").willReturn(WireMock.jsonResponse(body, status)));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.baseUrl() + "/"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"cards\":[]}", GOOD})
    void aGoodAnswerPasses(String body) {
        assertThatCode(() -> check(body)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"warning\" | \"WARNING\"",
                "\"selectionBehavior\":\"any\", | ''",
                "\"any\" | \"all\"",
                "At most 80 g a day. | At most <b>80 g</b> a day.",
                "At most 80 g a day. | null",
                "\"description\":\"5 x 36 g\", | ''",
                "9a02 | 9a01",
                "\"id\":\"d1\" | \"id\":\"d2\"",
                "\"text\":\"new\" | \"text\":\"old\"",
                "\"intent\":\"order\" | \"intent\":\"plan\"",
                "\"code\":\"dose80\" | \"code\":\"dose-80\"",
                "https://cds.example/rules | /rules",
                ",\"display\":\"Tolerated before\" | ''",
                "\"label\":\"Spread\" | \"label\":\"Spread\",\"isRecommended\":null",
                "IVIG 90 g on | IVIG {g} g on",
                "\"cards\": | \"card\":",
                "\"dosageInstruction\":[{ | \"dosageInstruction\":[{\"junk\":1,"
            })
    void aBadAnswerIsCaught(String good, String bad) {
        if (!GOOD.contains(good)) {
            throw new IllegalArgumentException("nothing to spoil: " + good);
        }
        assertThatThrownBy(() -> check(GOOD.replace(good, bad)))
                .isInstanceOfAny(AssertionError.class, RuntimeException.class);
    }

    @Test
    void aTableIsCaught() {
        String table = "| a | b |\\n|---|---|\\n| 1 | 2 |";
        assertThatThrownBy(() -> check(GOOD.replace("At most 80 g a day.", table)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aSummaryOf140CodePointsIsCaught() {
        String good = "IVIG 90 g on one day (>80 g).";
        assertThatCode(() -> check(GOOD.replace(good, "x".repeat(139)))).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(GOOD.replace(good, "x".repeat(140)))).isInstanceOf(AssertionError.class);
    }

    @Test
    void cardsOutOfOrderAreCaught() {
        String card = GOOD.substring(GOOD.indexOf('[') + 1, GOOD.lastIndexOf(']'));
        String info =
                card.replace("\"warning\"", "\"info\"").replace("9a01", "9b01").replace("9a02", "9b02");
        assertThatCode(() -> check("{\"cards\":[" + card + "," + info + "]}")).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("{\"cards\":[" + info + "," + card + "]}"))
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"timestamp\":1,\"status\":400,\"error\":\"Bad Request\"}",
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[]}",
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"invalid\"}]}",
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"invalid\","
                        + "\"diagnostics\":\"java.lang.IllegalStateException at a.b.C.d(C.java:3)\"}]}"
            })
    void aBadRefusalIsCaught(String body) throws Exception {
        HttpResponse<String> answer = answer(400, body);
        assertThatThrownBy(() -> HookContract.onRefusal(400, answer)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aGoodRefusalPasses() throws Exception {
        HttpResponse<String> answer = answer(
                400,
                "{\"resourceType\":\"OperationOutcome\",\"issue\":"
                        + "[{\"severity\":\"error\",\"code\":\"invalid\",\"diagnostics\":\"hook is missing\"}]}");
        assertThatCode(() -> HookContract.onRefusal(400, answer)).doesNotThrowAnyException();
        assertThatThrownBy(() -> HookContract.onRefusal(404, answer)).isInstanceOf(AssertionError.class);
    }
}
