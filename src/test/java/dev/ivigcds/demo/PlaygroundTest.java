package dev.ivigcds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.pages.Site;
import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.HookContract;
import dev.ivigcds.vignettes.ServerUnderTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The front page of the demo: what it may load and call, and what it starts from. */
@DemoServer
class PlaygroundTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]+\\.(?:js|css|svg))\"");
    private final HttpClient http = HttpClient.newHttpClient();

    private final int port = ServerUnderTest.running().port();

    private final Clock clock = ServerUnderTest.running().clock();

    @Test
    void thePageRunsOnlyScriptsOfThisServerAndCallsNobodyElse() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(policy(page))
                .containsEntry("default-src", "'none'")
                .containsEntry("script-src", "'self'")
                .containsEntry("style-src", "'self'")
                .containsEntry("connect-src", "'self'")
                .containsEntry("frame-ancestors", "'none'");
        assertThat(page.body())
                .contains("Demo, not for care.", "<noscript>")
                .doesNotContain("style=\"", "onclick", "http://");
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]* src=)");
    }

    @Test
    void everyFileThatThePageLoadsIsThere() throws Exception {
        List<String> files = LOADED.matcher(get("/").body())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(files).hasSizeGreaterThan(4);
        for (String file : files) {
            assertThat(get(file).statusCode()).as(file).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://fhir.example/r4, https://fhir.example",
        "http://127.0.0.1:8090/fhir/, http://127.0.0.1:8090",
        "HTTPS://Fhir.Example:8443, HTTPS://Fhir.Example:8443",
        "http://[::1]:9000/fhir, http://[::1]:9000"
    })
    void anotherServerMayBeCalledByItsOriginAndNothingMore(String base, String origin) throws Exception {
        assertThat(policy(get("/?fhir=" + encoded(base)))).containsEntry("connect-src", "'self' " + origin);
        assertThat(policy(get("/?cds=" + encoded(base)))).containsEntry("connect-src", "'self' " + origin);
        assertThat(policy(get("/?cds=https%3A%2F%2Fcds.example&fhir=" + encoded(base))))
                .containsEntry("connect-src", "'self' " + origin + " https://cds.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "*",
                "https://*",
                "https://a.example; script-src *",
                "https://a.example script-src",
                "https://user:word@a.example/",
                "data:text/html,x",
                "//a.example",
                "ftp://a.example",
                "https://a.example,b.example/",
                "https:///fhir",
                "'unsafe-inline'",
                "https://a.example\nX-Header: 1"
            })
    void whatIsNoServerIsRefusedInWordsAndNeverReachesThePolicy(String base) throws Exception {
        HookContract.onRefusal(400, get("/?fhir=" + encoded(base)));
        HookContract.onRefusal(400, get("/?cds=" + encoded(base)));
    }

    @Test
    void everyDemoPatientHasASituationAndOrdersToBeginWith() throws Exception {
        List<String> ids = DemoPatients.bundles(clock).stream()
                .flatMap(bundle -> bundle.getEntry().stream())
                .map(entry -> entry.getResource())
                .filter(Patient.class::isInstance)
                .map(patient -> patient.getIdElement().getIdPart())
                .toList();
        JsonNode situations = JSON.readTree(get("/demo/situations").body());
        assertThat(situations.findValuesAsString("patient")).containsExactlyInAnyOrderElementsOf(ids);
        situations.forEach(one -> {
            String patient = one.path("patient").asString();
            assertThat(one.path("situation").asString()).as(patient).isNotBlank();
            assertThat(one.path("drafts")).as(patient).isNotEmpty();
            one.path("drafts")
                    .forEach(draft -> assertThat(draft.at("/subject/reference").asString())
                            .isEqualTo("Patient/" + patient));
        });
    }

    @Test
    void aCallThatAsksForItIsAnsweredAsEpicIs() throws Exception {
        String request = DemoRequests.request("too-many-grams")
                .put("fhirServer", "http://localhost:" + port + "/fhir")
                .toString();
        assertThat(cards(request).get(0).path("suggestions")).isNotEmpty();
        assertThat(cards(request, EpicLike.HEADER, "epic").get(0).path("suggestions"))
                .as("Epic takes no changed dose")
                .isEmpty();
        assertThat(cards(request, EpicLike.HEADER, "another").get(0).path("suggestions"))
                .isNotEmpty();
    }

    @Test
    void nothingOfItIsThereOutsideTheDemo() {
        var runner = new ApplicationContextRunner()
                .withBean(Site.class)
                .withUserConfiguration(Playground.class, Situations.class, EpicLike.class);
        runner.run(there -> assertThat(there.getBeansOfType(Object.class).values())
                .noneMatch(
                        bean -> bean instanceof Playground || bean instanceof Situations || bean instanceof EpicLike));
        runner.withPropertyValues("spring.profiles.active=demo")
                .run(there -> assertThat(there).hasSingleBean(Playground.class).hasSingleBean(Situations.class));
    }

    private JsonNode cards(String request, String... header) throws IOException, InterruptedException {
        HttpRequest.Builder call = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/cds-services/ivig-myositis"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request));
        if (header.length > 0) {
            call.headers(header);
        }
        return JSON.readTree(http.send(call.build(), BodyHandlers.ofString()).body())
                .path("cards");
    }

    /** The directives of the page's Content-Security-Policy. */
    private static Map<String, String> policy(HttpResponse<String> page) {
        Map<String, String> directives = new TreeMap<>();
        Arrays.stream(page.headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow()
                        .split("; ", -1))
                .map(directive -> directive.split(" ", 2))
                .forEach(parts -> directives.put(parts[0], parts[1]));
        return directives;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                BodyHandlers.ofString());
    }
}
