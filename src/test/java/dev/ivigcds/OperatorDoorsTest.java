package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.HookContract;
import dev.ivigcds.vignettes.ServerUnderTest;
import dev.ivigcds.vignettes.SettableClock;
import dev.ivigcds.vignettes.Situations;
import dev.ivigcds.vignettes.Vignettes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an operator sees of calls and of feedback, in the demo, where these doors are open. */
@DemoServer
class OperatorDoorsTest {
    private final int port = ServerUnderTest.running().port();

    private final SettableClock clock = ServerUnderTest.running().clock();

    private EhrOverHttp ehr;
    private ObjectNode request;

    @BeforeEach
    void startsFromACall() {
        clock.set(Instant.parse("2026-03-02T08:00:00Z"));
        ehr = new EhrOverHttp("http://localhost:" + port);
        Situations.store(ehr);
        request = Situations.firstIvig(ehr).put("fhirServer", ehr.fhir());
    }

    @Test
    void aDecisionIsWhatTheCallerWasToldWithItsCardsAndWhatBecameOfThem() {
        JsonNode answer = ehr.call(request);
        JsonNode told = answer.at("/extension/dev.ivigcds.decision");
        String card = answer.at("/cards/0/uuid").asString();
        ehr.post(
                "ivig-myositis/feedback",
                "{\"feedback\":[{\"card\":\"" + card
                        + "\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"2026-03-02T08:01:00Z\"}]}");

        ObjectNode kept = (ObjectNode) decisions().get(0);

        assertThat(kept.path("client").asString()).isEqualTo("demo");
        assertThat(kept.at("/cards/0/card").asString()).isEqualTo(card);
        assertThat(kept.at("/cards/0/feedback/0/outcome").asString()).isEqualTo("overridden");
        assertThat(kept.path("tookMillis").isNumber()).isTrue();
        kept.remove(List.of("client", "hookInstance", "tookMillis", "cards"));
        assertThat(kept).isEqualTo(told);
    }

    @Test
    void theSameIsAPageThatSaysWhyThisCardAndWhyNoCardForEachTopic() {
        JsonNode answer = ehr.call(request);
        ehr.post(
                "ivig-myositis/feedback",
                "{\"feedback\":[{\"card\":\"" + answer.at("/cards/0/uuid").asString()
                        + "\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"2026-03-02T08:01:00Z\","
                        + "\"overrideReason\":{\"reason\":{\"code\":\"<b>x\",\"system\":\"s\"}}}]}");
        HttpResponse<String> page =
                get("/decisions/" + request.path("hookInstance").asString(), "text/html,*/*;q=0.8");
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        JsonNode told = answer.at("/extension/dev.ivigcds.decision");
        told.path("verdicts")
                .forEach(verdict -> assertThat(page.body())
                        .contains(" · " + verdict.path("topic").asString() + "</dt>")
                        .contains(RulePagesTest.escaped(verdict.path("because").asString())));
        told.path("data")
                .forEach(data -> assertThat(page.body())
                        .contains(
                                "<td>" + data.path("key").asString() + "</td><td>fetched from the FHIR server</td><td>"
                                        + data.path("state").asString() + "</td>"));
        assertThat(page.body())
                .contains("<h3>Shown as a card</h3>", "<h3>Checked, nothing to say</h3>", "Judged in ")
                .contains("overridden at 2026-03-02T08:01:00Z, reason &lt;b&gt;x")
                .doesNotContain("<script");
    }

    @Test
    void callsOfTheSameInstanceComeNewestFirst() {
        ehr.call(request);
        clock.set(Instant.parse("2026-03-02T08:00:09Z"));
        ehr.call(request);
        assertThat(decisions().findValuesAsString("evaluatedAt"))
                .containsExactly("2026-03-02T08:00:09Z", "2026-03-02T08:00:00Z");
    }

    @Test
    void anInstanceThatWasNeverSeenIs404() {
        HookContract.onRefusal(404, get("/decisions/never-seen", "application/json"));
    }

    @Test
    void theReportCountsTheCardAndWhatBecameOfIt() {
        clock.set(Instant.parse("2027-01-15T08:00:00Z"));
        String card = ehr.call(request).at("/cards/0/uuid").asString();
        ehr.post(
                "ivig-myositis/feedback",
                "{\"feedback\":[{\"card\":\"" + card + "\",\"outcome\":\"overridden\",\"outcomeTimestamp\":"
                        + "\"2027-01-15T08:01:00Z\",\"overrideReason\":{\"reason\":{\"code\":\"=cmd()\",\"system\":\"s\"}}}]}");
        HttpResponse<String> json = get("/reports/feedback?from=2027-01-01&to=2027-01-31", "application/json");

        JsonNode report = Vignettes.STRICT.readTree(json.body());
        JsonNode row = report.path("topics")
                .valueStream()
                .filter(r -> r.path("topic").asString().equals("igaUnscreened"))
                .findFirst()
                .orElseThrow();

        assertThat(row.toString())
                .isEqualTo(
                        "{\"topic\":\"igaUnscreened\",\"month\":\"2027-01\",\"mode\":\"live\",\"shown\":1,\"accepted\":0,"
                                + "\"overridden\":1,\"noFeedback\":0,\"overrideReasons\":[{\"code\":\"=cmd()\",\"count\":1}],"
                                + "\"acceptance\":{\"rate\":0.000,\"low\":0.000,\"high\":0.793},\"lastRaised\":\"2027-01-15\"}");
        assertThat(report.path("from").asString()).isEqualTo("2027-01-01");
        assertThat(report.path("received").asInt()).isEqualTo(1);
        assertThat(report.path("silent").findValuesAsString("topic"))
                .contains("ibmLimited")
                .doesNotContain("igaUnscreened");
        assertThat(json.headers().firstValue("Cache-Control")).contains("no-store");

        String csv = get("/reports/feedback?from=2027-01-01&to=2027-01-31", "text/csv")
                .body();
        assertThat(csv)
                .startsWith("topic,month,mode,shown,accepted,overridden,noFeedback,acceptanceRate,")
                .contains("igaUnscreened,2027-01,live,1,0,1,0,0.000,0.000,0.793,2027-01-15,'=cmd()=1\r\n");

        HttpResponse<String> page = get("/reports/feedback?from=2027-01-01&to=2027-01-31", "text/html,*/*;q=0.8");
        assertThat(page.body())
                .contains(
                        "href=\"/rules/igaUnscreened\"",
                        "<td>0 % (0 to 79.3)</td>",
                        "on 2027-01-15, today",
                        "<p>Overridden because: =cmd() (1).</p>",
                        "Demo, not for care",
                        "never, as far back as records reach")
                .contains("No feedback is silence", "<th scope=\"col\">Overridden</th>")
                .doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
    }

    @Test
    void withoutDatesTheReportCoversThisMonthAndTheElevenBefore() {
        clock.set(Instant.parse("2026-03-02T08:00:00Z"));
        JsonNode report =
                Vignettes.STRICT.readTree(get("/reports/feedback", "*/*").body());
        assertThat(report.path("from").asString()).isEqualTo("2025-04-01");
        assertThat(report.path("to").asString()).isEqualTo("2026-03-02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=yesterday", "to=2026-13-01", "from=2026-03-02&to=2026-03-01", "to=0000-01-01"})
    void datesThatAreNoneAreRefused(String query) {
        HookContract.onRefusal(400, get("/reports/feedback?" + query, "application/json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/decisions/x", "/reports/feedback"})
    void r142_noOtherSitesScriptsReadWhatIsKept(String path) {
        HttpResponse<String> answer = ehr.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Origin", "https://ehr.hospital.example")
                .build());
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    private JsonNode decisions() {
        HttpResponse<String> answer =
                get("/decisions/" + request.path("hookInstance").asString(), "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Vignettes.STRICT.readTree(answer.body());
    }

    private HttpResponse<String> get(String path, String accept) {
        return ehr.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", accept)
                .build());
    }
}
