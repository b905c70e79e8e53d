package dev.ivigcds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.SettableClock;
import dev.ivigcds.vignettes.Vignettes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The timeline of the demo's patients over HTTP: what the chart holds, its gaps, and who is refused. */
@DemoServer
class TimelineTest {
    private static final List<String> KINDS =
            List.of("ck", "mmt8", "mmt8Bilateral", "tis", "haqDi", "cdasiActivity", "iga", "weight");

    @LocalServerPort
    private int port;

    @Autowired
    private SettableClock clock;

    private EhrOverHttp ehr;

    @BeforeEach
    void isTheMomentOfTheStart() {
        clock.set(Instant.parse("2026-03-02T08:00:00Z"));
        ehr = new EhrOverHttp("http://localhost:" + port);
    }

    static List<String> names() {
        return DemoRequests.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theTimelineOfACallRestsOnTheChartOfItsDecision(String name) {
        ObjectNode request = request(name);
        request.putObject("extension").put("dev.ivigcds.explain", true);
        JsonNode decision = ehr.call(request).at("/extension/dev.ivigcds.decision");
        JsonNode timeline = timeline(request);

        assertThat(timeline.get("knowledge")).isEqualTo(decision.get("knowledge"));
        assertThat(timeline.at("/patient/id").asString())
                .isEqualTo(request.at("/context/patientId").asString());
        assertThat(timeline.at("/patient/name").asString()).isNotEmpty();
        assertThat(timeline.get("series")
                        .valueStream()
                        .map(series -> series.get("concept").asString()))
                .containsExactlyElementsOf(KINDS);
        JsonNode response = decision.path("response");
        if (!response.isMissingNode()) {
            for (String member : List.of("state", "start", "startBasis", "courses")) {
                assertThat(timeline.path("review").path(member)).isEqualTo(response.path(member));
            }
        }
        Map<String, JsonNode> had = byKey(timeline);
        decision.get("data").forEach(data -> {
            if (!data.get("state").asString().equals("unavailable")) {
                assertThat(had.get(data.get("key").asString()).path("count")).isEqualTo(data.path("count"));
            }
        });
    }

    private static Map<String, JsonNode> byKey(JsonNode timeline) {
        return timeline.get("data")
                .valueStream()
                .collect(Collectors.toMap(data -> data.get("key").asString(), Function.identity()));
    }

    @ParameterizedTest
    @CsvSource({
        "no-response-13-weeks-patient-view, none, 140, mmt8 notImproved ck notImproved",
        "ck-better-strength-not, biochemicalOnly, 150, mmt8 notImproved ck improved",
        "responder, responded, 144, tis improved mmt8 improved ck improved"
    })
    void theReviewTellsEachDomain(String name, String state, String grams, String outcomes) {
        JsonNode timeline = timeline(request(name));
        JsonNode review = timeline.get("review");

        assertThat(review.get("state").asString()).isEqualTo(state);
        assertThat(review.get("due").asString()).isEqualTo("2026-02-23");
        assertThat(timeline.get("ivig")
                        .valueStream()
                        .filter(course -> course.get("status").asString().equals("given")))
                .hasSize(4)
                .allSatisfy(
                        course -> assertThat(course.get("grams").decimalValue()).isEqualByComparingTo(grams));
        assertThat(review.get("domains")
                        .valueStream()
                        .filter(domain -> !domain.get("outcome").asString().equals("notJudged"))
                        .map(domain -> domain.get("concept").asString() + " "
                                + domain.get("outcome").asString())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(outcomes);
        assertThat(review.get("domains")).allSatisfy(domain -> {
            assertThat(domain.has("counts")).isTrue();
            assertThat(domain.has("baseline") && domain.has("latest")
                            || domain.has("missing")
                            || domain.get("concept").asString().equals("tis"))
                    .isTrue();
        });
    }

    /** Out of scope is no reason to hide the chart; it is told why nothing is reviewed. */
    @Test
    void aChartThatIsNotOneOfOursIsShownAsFarAsItGoes() {
        JsonNode timeline = timeline(request("itp"));

        assertThat(timeline.has("review")).isFalse();
        assertThat(timeline.get("noReview").asString())
                .isEqualTo("No review of the response: the order gives another indication as its reason.");
        assertThat(series(timeline, "weight").get("points")).isNotEmpty();
        assertThat(timeline.get("data")
                        .valueStream()
                        .map(data -> data.get("from").asString()))
                .containsOnly("fetch");
    }

    @Test
    void aDraftedCourseStandsBesideThoseGiven() {
        JsonNode drafted = timeline(request("too-many-grams")).at("/ivig/0");

        assertThat(drafted.get("status").asString()).isEqualTo("drafted");
        assertThat(drafted.get("grams").decimalValue()).isEqualByComparingTo("180");
        assertThat(drafted.get("what").asString()).endsWith("90 g on each of 2 days");
        assertThat(drafted.get("worked").asString()).isEqualTo("2 × (1 g/kg × 90 kg = 90.0 g) = 180 g");
    }

    /** What could not be searched is a gap, never an empty record. */
    @Test
    void whatCouldNotBeSearchedIsAGap() {
        ObjectNode request = request("no-response-13-weeks-patient-view");
        ObjectNode outcome = request.putObject("prefetch").putObject("ck");
        outcome.put("resourceType", "OperationOutcome");
        outcome.putArray("issue").addObject().put("severity", "error").put("code", "exception");
        JsonNode timeline = timeline(request);

        String gap = "CK could not be checked: the record system could not supply it";
        assertThat(series(timeline, "ck").get("gap").asString()).isEqualTo(gap);
        assertThat(series(timeline, "mmt8").has("gap")).isFalse();
        assertThat(timeline.at("/review/state").asString()).isEqualTo("notChecked");
        assertThat(timeline.at("/review/domains/2/missing").asString()).isEqualTo(gap);
    }

    @Test
    void withoutTheRecordEveryPartIsAGap() {
        ObjectNode request = request("all-in-order");
        request.remove("fhirServer");
        JsonNode timeline = timeline(request);

        assertThat(timeline.get("gaps")).hasSize(2);
        assertThat(timeline.get("series"))
                .allSatisfy(series -> assertThat(series.has("gap")).isTrue());
        assertThat(timeline.at("/review/state").asString()).isEqualTo("notChecked");
    }

    @Test
    void dataOfAnotherPatientAreRefused() {
        ObjectNode request = request("no-response-13-weeks-patient-view");
        request.putObject("prefetch")
                .putObject("patient")
                .put("resourceType", "Patient")
                .put("id", "max-gramm");
        HttpResponse<String> answer = post(request.toString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome").doesNotContain("ivig\"");
    }

    /** Refused as a hook call is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                       | 400",
                "{\"hook\":\"order-dispatch\",\"hookInstance\":\"x\"}      | 400",
                "{\"hook\":\"patient-view\",\"hookInstance\":\"x\"}        | 400"
            })
    void whatIsNoHookCallIsRefused(String body, int status) {
        HttpResponse<String> answer = post(body);
        HttpResponse<String> hook = ehr.post("ivig-myositis", body);

        assertThat(answer.statusCode()).isEqualTo(status).isEqualTo(hook.statusCode());
        assertThat(answer.body()).isEqualTo(hook.body());
    }

    /** As with cards: the chart is theirs, the review is written for clinicians. */
    @Test
    void aPatientIsToldNoReview() {
        ObjectNode request = request("no-response-13-weeks-patient-view");
        ((ObjectNode) request.get("context")).put("userId", "Patient/nora-response");
        JsonNode timeline = timeline(request);

        assertThat(timeline.has("review")).isFalse();
        assertThat(timeline.get("noReview").asString()).contains("written for clinicians");
        assertThat(timeline.get("verdicts")
                        .valueStream()
                        .map(v -> v.get("verdict").asString()))
                .doesNotContain("raised");
    }

    /** It is no hook call: what is kept of calls does not know of it. */
    @Test
    void nothingIsKeptOfIt() {
        ObjectNode request = request("no-response-13-weeks-patient-view");
        String instance = "5f1d7e36-5d2f-4f0e-8f55-5f3b1f0f2c11";
        request.put("hookInstance", instance);
        timeline(request);

        HttpResponse<String> kept =
                ehr.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/decisions/" + instance))
                        .build());
        assertThat(kept.statusCode()).isEqualTo(404);
    }

    private static JsonNode series(JsonNode timeline, String concept) {
        return timeline.get("series")
                .valueStream()
                .filter(series -> series.get("concept").asString().equals(concept))
                .findFirst()
                .orElseThrow();
    }

    private ObjectNode request(String name) {
        ObjectNode request = DemoRequests.request(name);
        if (request.has("fhirServer")) {
            request.put("fhirServer", ehr.fhir());
        }
        return request;
    }

    private JsonNode timeline(ObjectNode request) {
        HttpResponse<String> answer = post(request.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return Vignettes.STRICT.readTree(answer.body());
    }

    private HttpResponse<String> post(String body) {
        return ehr.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/demo/timeline"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
