package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.HookContract;
import dev.ivigcds.vignettes.ServerUnderTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rules as people and tools read them: one page for every topic, made of what judges. */
@DemoServer
class RulePagesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newHttpClient();

    private final int port = ServerUnderTest.running().port();

    @Test
    void everyTopicOfTheServiceHasAPageThatShowsItsWordsNumbersAndEvidence() throws Exception {
        Set<String> topics = ServiceFile.topics().keySet();
        assertThat(topics).isNotEmpty();
        for (String topic : topics) {
            JsonNode page =
                    JSON.readTree(get("/rules/" + topic, "application/json").body());
            String html = get("/rules/" + topic, "text/html").body();
            assertThat(page.path("topic").asString()).isEqualTo(topic);
            assertThat(html)
                    .contains(
                            escaped(page.path("title").asString()),
                            escaped(page.path("rule").asString()));
            page.path("parameters")
                    .forEach(p -> assertThat(html)
                            .contains(
                                    escaped(p.path("name").asString()),
                                    escaped(p.path("value").asString() + ": "
                                            + p.path("means").asString())));
            page.path("texts")
                    .propertyStream()
                    .forEach(t -> assertThat(html).contains(escaped(t.getValue().asString())));
            page.path("evidence")
                    .forEach(e ->
                            assertThat(html).contains(escaped(e.path("citation").asString())));
        }
    }

    @Test
    void thePageOfTheDailyLimitShowsTheLimitInForceAndACase() throws Exception {
        JsonNode page = JSON.readTree(get("/rules/dose80", "application/json").body());
        assertThat(page.at("/parameters/0/name").asString()).isEqualTo("dailyLimit");
        assertThat(page.at("/parameters/0/value").asString()).isEqualTo("80 g");
        assertThat(page.path("when").asString()).isNotBlank();
        assertThat(page.path("examples")).isNotEmpty();
        assertThat(page.at("/changes/0/version").asString()).isEqualTo("1.1.0");
    }

    @Test
    void aNumberOfOurOwnIsCalledAProjectParameter() throws Exception {
        assertThat(get("/rules/dose80", "text/html").body())
                .contains(
                        "80 g: most grams on one calendar day (clinical statement S-03) · dailyLimit",
                        "0.42 g/kg: most on a day of a split: 0.4 g/kg, and 5 % for rounding (project parameter)");
    }

    @Test
    void theIndexLinksEveryTopicAndListsEveryPrefetchQueryAndWhereItAllComesFrom() throws Exception {
        String html = get("/rules", "text/html,application/xhtml+xml,*/*;q=0.8").body();
        ServiceFile.topics().keySet().forEach(topic -> assertThat(html).contains("href=\"/rules/" + topic + "\""));
        assertThat(html).contains("Observation?patient={{context.patientId}}", "Funding source", "Demo, not for care");
        JsonNode index = JSON.readTree(get("/rules", "application/json").body()).get(0);
        assertThat(index.path("sourceAttributes").size()).isEqualTo(13);
        assertThat(index.path("prefetch").size()).isEqualTo(15);
    }

    @Test
    void aPageLoadsNothingFromElsewhereAndRunsNoScript() throws Exception {
        HttpResponse<String> page = get("/rules/igaUnscreened", "text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(page.body()).doesNotContain("<script", "http://", "style=\"");
        assertThat(get("/assets/pages.css", "*/*")
                        .headers()
                        .firstValue("Content-Type")
                        .orElseThrow())
                .startsWith("text/css");
    }

    @Test
    void anUnknownTopicIsAnsweredInWords() throws Exception {
        HookContract.onRefusal(404, get("/rules/doseEighty", "text/html"));
    }

    /** Words as they stand in a page. */
    static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", accept)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
