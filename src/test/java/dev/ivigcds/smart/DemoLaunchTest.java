package dev.ivigcds.smart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.Vignettes;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The whole way of a launch within the demo: its own authorization, its own FHIR server, the app. */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {"management.server.port=0", "ivig-cds.deadline=20s"})
@ActiveProfiles("demo")
class DemoLaunchTest {
    private static final Path REQUESTS = Path.of("hooks/ivig-myositis/requests");
    private static final int PORT = freePort();
    private static final String SERVER = "http://localhost:" + PORT;
    private static final String FHIR = SERVER + "/fhir";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private final HttpClient http = HttpClient.newHttpClient();
    private SmartBrowser browser;

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void port(DynamicPropertyRegistry properties) {
        properties.add("server.port", () -> PORT);
    }

    @BeforeEach
    void opensABrowser() {
        browser = new SmartBrowser(SERVER);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String handedOut(String context) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(SERVER + "/demo/launch"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(context)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Vignettes.STRICT.readTree(answer.body()).get("launch").asString();
    }

    /** Through the demo's login, from where the app sends the browser. */
    private String throughTheLogin(String authorize) {
        String back = SmartBrowser.location(browser.get(authorize));
        assertThat(back).startsWith(SERVER + "/smart/callback?");
        return SmartBrowser.query(SmartBrowser.location(browser.get(back))).get("launch");
    }

    private String launched(String patient) {
        String launch = handedOut("{\"patient\":\"" + patient + "\"}");
        return throughTheLogin(SmartBrowser.location(browser.get(SmartBrowser.launchPath(FHIR, Optional.of(launch)))));
    }

    @Test
    void aLaunchFromTheDemosEhrShowsItsPatientOverTime() {
        JsonNode timeline = browser.json("/smart/app/" + launched("nora-response") + "/timeline");
        assertThat(timeline.at("/patient/name").asString()).isEqualTo("Nora Response");
        assertThat(timeline.get("ivig").size()).isGreaterThanOrEqualTo(4);
        assertThat(timeline.at("/review/state").asString()).isEqualTo("none");
        assertThat(timeline.get("data").toString()).doesNotContain("could not");
    }

    @Test
    void r102r103_aCardOnTheResponseLeadsToTheAppAndTellsItNothingOfThePatient() throws IOException {
        JsonNode request =
                Vignettes.STRICT.readTree(Files.readString(REQUESTS.resolve("no-response-13-weeks-patient-view.json")));
        JsonNode link = card(request.toString()).at("/links/0");
        assertThat(link.get("label").asString()).isEqualTo("Show the response over time");
        assertThat(link.get("type").asString()).isEqualTo("smart");
        assertThat(link.get("url").asString()).isEqualTo(SERVER + "/smart/launch");
        assertThat(Vignettes.STRICT.readTree(link.get("appContext").asString()))
                .isEqualTo(Vignettes.STRICT
                        .createObjectNode()
                        .put("topic", "response12wNone")
                        .put("hookInstance", request.get("hookInstance").asString()));
        assertThat(card(Files.readString(REQUESTS.resolve("too-many-grams.json")))
                        .toString())
                .contains("dose80")
                .doesNotContain("smart");
    }

    private JsonNode card(String request) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(SERVER + "/cds-services/ivig-myositis"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request.replace("http://localhost:8080", SERVER))));
        return Vignettes.STRICT.readTree(answer.body()).at("/cards/0");
    }

    @Test
    void twoPatientsInTwoTabsStayApart() {
        String nora = launched("nora-response");
        String rex = launched("rex-ponder");
        assertThat(browser.json("/smart/app/" + nora + "/timeline")
                        .at("/patient/id")
                        .asString())
                .isEqualTo("nora-response");
        assertThat(browser.json("/smart/app/" + rex + "/timeline")
                        .at("/patient/id")
                        .asString())
                .isEqualTo("rex-ponder");
    }

    @Test
    void withoutAPatientTheDemosLoginAsksForOneAndSaysThatItIsADemo() {
        String authorize = SmartBrowser.location(browser.get(SmartBrowser.launchPath(FHIR, Optional.empty())));
        HttpResponse<String> page = browser.get(authorize);
        assertThat(page.body())
                .contains("stands in for an EHR's own sign-in".replace("'", "&#39;"), "protects nothing");
        Matcher rex = Pattern.compile("href=\"([^\"]+)\">Rex Ponder<").matcher(page.body());
        assertThat(rex.find()).isTrue();
        String handle = throughTheLogin(rex.group(1).replace("&amp;", "&"));
        assertThat(browser.json("/smart/app/" + handle + "/timeline")
                        .at("/patient/name")
                        .asString())
                .isEqualTo("Rex Ponder");
    }

    @Test
    void aScoreIsRecordedAndIsInTheChart() {
        String handle = launched("enzo-better");
        String today = browser.json("/smart/app/" + handle).get("today").asString();
        HttpResponse<String> answer = browser.post(
                "/smart/app/" + handle + "/observations",
                browser.csrf(handle),
                Map.of("kind", "TIS", "value", "42.5", "day", today));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode timeline = browser.json("/smart/app/" + handle + "/timeline");
        assertThat(timeline.get("series").toString()).contains("42.5");
    }

    @Test
    void aLaunchNamesAPatientOfTheDemo() {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(SERVER + "/demo/launch"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"patient\":\"nobody\"}")));
        assertThat(answer.statusCode()).isEqualTo(400);
        for (String wrong : new String[] {"xyz", "e30", "!!"}) {
            String authorize = SmartBrowser.location(browser.get(SmartBrowser.launchPath(FHIR, Optional.of(wrong))));
            assertThat(browser.get(authorize).body()).contains("names no patient of the demo");
        }
    }

    @Test
    void itIsFoundAsSmartServersAre() {
        JsonNode said = Vignettes.STRICT.readTree(
                browser.get("/fhir/.well-known/smart-configuration").body());
        assertThat(said.get("token_endpoint").asString()).isEqualTo(SERVER + "/demo/smart/token");
        assertThat(said.get("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(said.get("capabilities").toString()).contains("launch-ehr", "launch-standalone", "permission-v2");
        assertThat(browser.get("/fhir/metadata").body())
                .contains("oauth-uris", SERVER + "/demo/smart/authorize", "SMART-on-FHIR");
    }

    /** A client of our own making, to see the token that the app keeps to itself. */
    private JsonNode token(String code, String verifier) {
        return Vignettes.STRICT.readTree(tokenAnswer(code, verifier).body());
    }

    private HttpResponse<String> tokenAnswer(String code, String verifier) {
        return send(HttpRequest.newBuilder(URI.create(SERVER + "/demo/smart/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(SmartBrowser.encoded(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "ivig-cds",
                        "redirect_uri",
                        SERVER + "/smart/callback",
                        "code",
                        code,
                        "code_verifier",
                        verifier)))));
    }

    private HttpResponse<String> authorize(String scope, Map<String, String> other) {
        Map<String, String> asked = new LinkedHashMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                "ivig-cds",
                "redirect_uri",
                SERVER + "/smart/callback",
                "state",
                "s",
                "aud",
                FHIR,
                "scope",
                scope,
                "launch",
                handedOut("{\"patient\":\"nora-response\",\"needPatientBanner\":false,\"appContext\":\"x\"}"),
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256"));
        asked.putAll(other);
        asked.values().removeIf(String::isEmpty);
        return browser.get("/demo/smart/authorize?" + SmartBrowser.encoded(asked));
    }

    private String code(String scope) {
        return SmartBrowser.query(SmartBrowser.location(authorize(scope, Map.of())))
                .get("code");
    }

    @Test
    void theTokenSaysWhoseItIsAndACodeIsGoodOnceWithItsVerifierAlone() {
        String code = code("launch patient/Patient.r");
        assertThat(tokenAnswer(code, VERIFIER.replace('d', 'e')).statusCode()).isEqualTo(400);
        code = code("launch patient/Patient.r");
        JsonNode token = token(code, VERIFIER);
        assertThat(token.get("patient").asString()).isEqualTo("nora-response");
        assertThat(token.get("need_patient_banner").asBoolean()).isFalse();
        assertThat(token.get("appContext").asString()).isEqualTo("x");
        assertThat(token.get("scope").asString().split(" ")).containsExactlyInAnyOrder("launch", "patient/Patient.r");
        assertThat(token.get("expires_in").asInt()).isBetween(3500, 3600);
        assertThat(tokenAnswer(code, VERIFIER).statusCode()).isEqualTo(400);
    }

    @Test
    void withoutPkceAndForAnotherServerThereIsNoCode() {
        assertThat(SmartBrowser.location(
                        authorize("launch", Map.of("code_challenge", "", "code_challenge_method", ""))))
                .contains("error=invalid_request");
        assertThat(SmartBrowser.location(authorize("patient/Everything.cruds", Map.of())))
                .contains("error=invalid_scope");
        assertThat(authorize("launch", Map.of("redirect_uri", "https://evil.example/"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(authorize("launch", Map.of("aud", "https://other.example/fhir"))
                        .body())
                .contains("asks for another FHIR server");
    }

    @Test
    void theDemosRecordHoldsATokenToWhatWasGrantedAndAnswersWithoutOneAsEver() {
        String scope = "launch patient/Patient.r patient/Observation.rs";
        String token = token(code(scope), VERIFIER).get("access_token").asString();
        assertThat(fhir("/Patient/nora-response", token)).isEqualTo(200);
        assertThat(fhir("/Observation?patient=nora-response", token)).isEqualTo(200);
        assertThat(fhir("/Patient/rex-ponder", token)).isEqualTo(403);
        assertThat(fhir("/Observation?patient=rex-ponder", token)).isEqualTo(403);
        assertThat(fhir("/Observation", token)).isEqualTo(403);
        assertThat(fhir("/Condition?patient=nora-response", token)).isEqualTo(403);
        assertThat(fhir("/Patient/nora-response", "made-up")).isEqualTo(401);
        assertThat(fhir("/metadata", token)).isEqualTo(200);
        assertThat(fhir("/Patient/rex-ponder", "")).isEqualTo(200);
    }

    private int fhir(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(FHIR + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request).statusCode();
    }
}
