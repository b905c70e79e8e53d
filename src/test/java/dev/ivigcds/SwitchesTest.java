package dev.ivigcds;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.HookContract;
import dev.ivigcds.vignettes.Situations;
import dev.ivigcds.vignettes.Vignettes;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a site can switch on: the FHIR version asked of the server, and what CDS Hooks 3.0 brings. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "ivig-cds.deadline=20s",
            "ivig-cds.prefetch-tokens=fhirpath",
            "ivig-cds.discovery-version="
        })
@ActiveProfiles("demo")
@Import(DemoServer.Time.class)
class SwitchesTest {
    private static final List<String> BASES =
            List.of("warm", "r4", "r4b", "stu3", "r5", "closed", "slow", "panel", "included");

    @RegisterExtension
    static final WireMockExtension HOSPITAL = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @LocalServerPort
    private int port;

    private EhrOverHttp ehr;
    private ObjectNode request;

    @DynamicPropertySource
    static void itsServers(DynamicPropertyRegistry settings) {
        Map<String, Object> client = new HashMap<>(Map.of(
                "id", "general-hospital",
                "trust", "none",
                "anonymous-fhir", "true",
                "allow-http", "true",
                "explain", "true",
                "cors-origins[0]", "https://ehr.hospital.example",
                "fhir-version", "metadata",
                "action-selection-behavior", "true"));
        client.put("hl7-override-reasons", "false");
        for (int i = 0; i < BASES.size(); i++) {
            client.put("fhir-servers[" + i + "]", HOSPITAL.baseUrl() + "/" + BASES.get(i));
        }
        client.forEach((key, value) -> settings.add("ivig-cds.clients[0]." + key, () -> value));
    }

    /** The first request of a JVM takes longer than a server is waited for. */
    @BeforeAll
    static void speaksOnce(@LocalServerPort int port) {
        EhrOverHttp ehr = new EhrOverHttp("http://localhost:" + port);
        HOSPITAL.stubFor(
                any(anyUrl()).willReturn(okJson("{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}")));
        ehr.post(
                "ivig-myositis",
                Situations.firstIvig(ehr)
                        .put("fhirServer", HOSPITAL.baseUrl() + "/warm")
                        .toString());
    }

    @BeforeEach
    void everySearchIsEmpty() {
        HOSPITAL.stubFor(any(anyUrl())
                .atPriority(9)
                .willReturn(okJson("{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}")));
        ehr = new EhrOverHttp("http://localhost:" + port);
        request = Situations.firstIvig(ehr);
    }

    private static void says(String base, String version) {
        HOSPITAL.stubFor(get("/" + base + "/metadata")
                .willReturn(okJson(
                        "{\"resourceType\":\"CapabilityStatement\",\"status\":\"active\",\"kind\":\"instance\",\"fhirVersion\":\""
                                + version + "\",\"format\":[\"json\"]}")));
    }

    private static List<String> asked() {
        return HOSPITAL.getServeEvents().getRequests().stream()
                .map(event -> event.getRequest().getUrl())
                .toList();
    }

    private JsonNode answer() {
        HttpResponse<String> answer = ehr.post("ivig-myositis", request.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Vignettes.STRICT.readTree(answer.body());
    }

    @ParameterizedTest
    @CsvSource({"r4, 4.0.1", "r4b, 4.3.0"})
    void r36_aServerOfR4OrR4bIsReadAndAskedForItsVersionOnce(String base, String version) {
        says(base, version);
        request.put("fhirServer", HOSPITAL.baseUrl() + "/" + base);
        assertThat(EhrOverHttp.topics(answer())).contains("igaUnscreened");
        assertThat(EhrOverHttp.topics(answer())).contains("igaUnscreened");
        assertThat(asked().stream().filter(url -> url.endsWith("/metadata"))).hasSize(1);
    }

    @Test
    void r36_whatAServerOfR4bReturnsBesideWhatWasSearchedDisturbsNothing() {
        says("included", "4.3.0");
        HOSPITAL.stubFor(get(urlPathEqualTo("/included/Observation")).willReturn(okJson("""
                {"resourceType": "Bundle", "type": "searchset", "total": 0, "entry": [
                  {"search": {"mode": "include"}, "resource": {"resourceType": "NutritionProduct", "id": "n", "status": "active"}}]}""")));
        request.put("fhirServer", HOSPITAL.baseUrl() + "/included");
        assertThat(EhrOverHttp.topics(answer())).contains("igaUnscreened").doesNotContain("igaNotChecked");
    }

    @ParameterizedTest
    @CsvSource({"stu3, 3.0.2", "r5, 5.0.0"})
    void r36_aServerOfAnotherVersionIsRefusedWithWhatIsSupportedAndNotRead(String base, String version) {
        says(base, version);
        request.put("fhirServer", HOSPITAL.baseUrl() + "/" + base);
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = ehr.post("ivig-myositis", request.toString());
            HookContract.onRefusal(400, answer);
            assertThat(answer.body()).contains("R4 (4.0)", "R4B (4.3)");
        }
        assertThat(asked()).containsExactly("/" + base + "/metadata");
    }

    @Test
    void r36_aServerThatDoesNotSayItsVersionIsReadAndNotWaitedFor() {
        HOSPITAL.stubFor(get("/closed/metadata").willReturn(unauthorized()));
        HOSPITAL.stubFor(get("/slow/metadata").willReturn(okJson("{}").withFixedDelay(15_000)));
        for (String base : List.of("closed", "slow", "panel")) {
            request.put("fhirServer", HOSPITAL.baseUrl() + "/" + base);
            long begun = System.nanoTime();
            assertThat(EhrOverHttp.topics(answer())).contains("igaUnscreened");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DSTU2", "STU3", "R5"})
    void r36_aCallThatSaysItIsOfAnotherVersionIsRefused(String version) {
        request.withObjectProperty("extension").put("com.epic.cdshooks.request.fhir-version", version);
        HttpResponse<String> answer = ehr.post("ivig-myositis", request.toString());
        HookContract.onRefusal(400, answer);
        assertThat(answer.body()).contains("R4 (4.0)", "fhir-version");
    }

    @Test
    void r36_resourcesThatCameWithR4bStandBesideAnOrder() {
        request.withObjectProperty("extension").put("com.epic.cdshooks.request.fhir-version", "R4B");
        request.at("/context/draftOrders/entry")
                .asArray()
                .addObject()
                .putObject("resource")
                .put("resourceType", "NutritionProduct")
                .put("id", "n")
                .put("status", "active");
        assertThat(EhrOverHttp.topics(answer())).contains("igaNotChecked");
    }

    @Test
    void r23_r96_suggestionsOfSeveralOrdersSayToAClientThatTakesItThatTheyAreTakenWhole() {
        says("panel", "4.0.1");
        request.put("fhirServer", HOSPITAL.baseUrl() + "/panel");
        List<JsonNode> suggestions = answer().get("cards")
                .valueStream()
                .flatMap(card -> card.path("suggestions").valueStream())
                .toList();
        assertThat(suggestions.stream().filter(s -> s.get("actions").size() > 1))
                .isNotEmpty()
                .allMatch(s -> s.path("actionSelectionBehavior").asString("").equals("all"));
        assertThat(suggestions.stream().filter(s -> s.get("actions").size() == 1))
                .isNotEmpty()
                .noneMatch(s -> s.has("actionSelectionBehavior"));
    }

    @Test
    void r93_aClientThatIsNotToGetHl7sCodesGetsOursAlone() {
        says("panel", "4.0.1");
        request.put("fhirServer", HOSPITAL.baseUrl() + "/panel");
        assertThat(answer().get("cards")
                        .valueStream()
                        .flatMap(card -> card.path("overrideReasons").valueStream())
                        .map(reason -> reason.get("system").asString()))
                .isNotEmpty()
                .containsOnly("https://ivig-cds.dev/fhir/CodeSystem/override-reason");
    }

    @Test
    void r17_theVersionCanBeLeftOutOfDiscovery() {
        HttpResponse<String> listing = ehr.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create("http://localhost:" + port + "/cds-services"))
                        .build());
        assertThat(Vignettes.STRICT.readTree(listing.body()).get("services").valueStream())
                .isNotEmpty()
                .noneMatch(service -> service.has("version"));
    }

    @Test
    void r57_queriesWithFhirpathTokensComeAfterWhatTheyNameAndTheirAnswersAreUsed() {
        assertThat(ehr.templates("patient-view"))
                .containsKey("orderedMedications")
                .doesNotContainKey("draftedMedications");
        List<String> keys = new ArrayList<>(ehr.templates("order-sign").keySet());
        assertThat(keys).contains("draftedMedications");
        assertThat(keys.indexOf("orderedMedications")).isGreaterThan(keys.indexOf("orders"));
        assertThat(ehr.templates("order-sign").get("orderedMedications")).contains("{{%orders.");

        ObjectNode order = (ObjectNode) request.at("/context/draftOrders/entry/0/resource");
        JsonNode drug = order.remove("medicationCodeableConcept");
        order.putObject("medicationReference").put("reference", "Medication/m1");
        HookContract.onRefusal(412, ehr.post("ivig-myositis", request.toString()));
        ObjectNode supplied = request.putObject("prefetch")
                .putObject("draftedMedications")
                .put("resourceType", "Bundle")
                .put("type", "searchset");
        supplied.putArray("entry")
                .addObject()
                .putObject("resource")
                .put("resourceType", "Medication")
                .put("id", "m1")
                .set("code", drug);
        assertThat(EhrOverHttp.topics(answer())).contains("igaNotChecked");
    }
}
