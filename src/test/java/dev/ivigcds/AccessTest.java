package dev.ivigcds;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.Situations;
import dev.ivigcds.vignettes.Vignettes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A hospital whose FHIR server is read with the token of the call, seen from that server (R-70 … R-78). */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "ivig-cds.deadline=20s"})
@ActiveProfiles("demo")
@Import(DemoServer.Time.class)
@ExtendWith(OutputCaptureExtension.class)
class AccessTest {
    private static final String EMPTY = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}";
    private static final String TOKEN = "canary-token-7f3a";

    @RegisterExtension
    static final WireMockExtension HOSPITAL = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource store;

    private EhrOverHttp ehr;
    private ObjectNode request;

    @DynamicPropertySource
    static void itsServer(DynamicPropertyRegistry settings) {
        Map<String, Object> client = Map.of(
                "id", "general-hospital",
                "trust", "none",
                "profile", "epic",
                "anonymous-fhir", "false",
                "allow-http", "true",
                "explain", "true",
                "cors-origins[0]", "https://ehr.hospital.example",
                "fhir-servers[0]", HOSPITAL.baseUrl() + "/fhir");
        client.forEach((key, value) -> settings.add("ivig-cds.clients[0]." + key, () -> value));
    }

    @BeforeEach
    void everySearchIsEmpty() {
        HOSPITAL.stubFor(any(anyUrl()).willReturn(okJson(EMPTY)));
        ehr = new EhrOverHttp("http://localhost:" + port);
        request = Situations.firstIvig(ehr);
        request.put("fhirServer", HOSPITAL.baseUrl() + "/fhir");
        authorization(request, TOKEN);
    }

    private static ObjectNode authorization(ObjectNode request, String token) {
        return request.putObject("fhirAuthorization")
                .put("access_token", token)
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "patient/*.read user/*.read")
                .put("subject", "ivig-cds");
    }

    private ObjectNode authorization() {
        return (ObjectNode) request.get("fhirAuthorization");
    }

    private static List<LoggedRequest> asked() {
        return HOSPITAL.getServeEvents().getRequests().stream()
                .map(event -> event.getRequest())
                .toList();
    }

    @Test
    void r90_anEpicClientIsOfferedNewOrdersAloneOneForEachSuggestionAndAnyOfThem() throws IOException {
        String sent = Files.readString(Path.of("src/test/resources/clients/epic-order-sign.json"));
        JsonNode answer = ehr.call(
                (ObjectNode) Vignettes.STRICT.readTree(sent.replace("FHIR-SERVER", HOSPITAL.baseUrl() + "/fhir")));
        assertThat(EhrOverHttp.topics(answer)).contains("dose80", "igaUnscreened");
        assertThat(answer.get("cards").valueStream().filter(card -> card.has("suggestions")))
                .isNotEmpty()
                .allSatisfy(card -> {
                    assertThat(card.get("selectionBehavior").asString()).isEqualTo("any");
                    assertThat(card.get("suggestions").valueStream().map(suggestion -> suggestion.get("actions")))
                            .allMatch(actions -> actions.size() == 1)
                            .allMatch(
                                    actions -> actions.at("/0/type").asString().equals("create"));
                });
    }

    @Test
    void r70_theTokenGoesAlongWithEachRequest() {
        assertThat(EhrOverHttp.topics(ehr.call(request))).contains("igaUnscreened");
        assertThat(asked())
                .hasSizeGreaterThan(5)
                .allMatch(r -> r.getHeader("Authorization").equals("Bearer " + TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token", "token_type", "expires_in", "scope", "subject"})
    void r71_anAuthorizationWithoutOneOfItsMembersOpensNothing(String member) {
        authorization().remove(member);
        assertThat(EhrOverHttp.topics(ehr.call(request))).contains("igaNotChecked");
        assertThat(asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "token_type, \"mac\"",
        "expires_in, \"300\"",
        "expires_in, 0",
        "expires_in, 1.5",
        "access_token, \"\"",
        "access_token, 7",
        "scope, []",
        "subject, null"
    })
    void r71_neitherDoesOneOfTheWrongKind(String member, String value) {
        authorization().set(member, Vignettes.STRICT.readTree(value));
        assertThat(EhrOverHttp.topics(ehr.call(request))).contains("igaNotChecked");
        assertThat(asked()).isEmpty();
    }

    @Test
    void r72_aTokenThatNamesThePatientInContextOrNoneIsUsed() {
        ehr.call(request);
        int without = asked().size();
        authorization().put("patient", "first-ivig");
        ehr.call(request);
        assertThat(without).isPositive();
        assertThat(asked()).hasSize(2 * without);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient/Observation.read patient/Condition.read",
                "user/Observation.Read user/MedicationRequest.Read",
                "patient/Observation.rs?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory",
                "patient/*.cruds user/*.rs launch/patient openid fhirUser",
                "USER/OBSERVATION.READ,USER/CONDITION.READ",
                "Observation.Search (Labs) (R4) MedicationRequest.Search (Unsigned Order) (R4)",
                "offline_access"
            })
    void r75_scopesAreAHintAndNoObstacle(String scope) {
        authorization().put("scope", scope);
        assertThat(EhrOverHttp.topics(ehr.call(request))).contains("igaUnscreened");
        assertThat(asked()).isNotEmpty();
    }

    @Test
    void r76_aTokenServesTheCallThatBroughtItAndNoOther() {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 40).forEach(i -> callers.submit(() -> ehr.post("ivig-myositis", of("p" + i, "t" + i))));
        }
        assertThat(asked()).hasSizeGreaterThan(40).allSatisfy(asked -> {
            String token = asked.getHeader("Authorization").substring("Bearer t".length());
            assertThat(asked.getUrl()).matches("/fhir/(Patient/p%1$s|.*[?&]patient=p%1$s(&.*)?)".formatted(token));
        });
    }

    private String of(String patient, String token) {
        ObjectNode call = request.deepCopy();
        authorization(call, token);
        return call.toString().replace("first-ivig", patient);
    }

    @Test
    void r73_r78_theTokenIsNeitherKeptNorLogged(CapturedOutput output) throws SQLException {
        ehr.call(request);
        HOSPITAL.stubFor(any(anyUrl())
                .willReturn(com.github.tomakehurst.wiremock.client.WireMock.serverError()
                        .withBody(TOKEN)));
        assertThat(ehr.call(request).toString()).doesNotContain(TOKEN);
        authorization().put("patient", "someone-else");
        assertThat(ehr.post("ivig-myositis", request.toString()).body()).doesNotContain(TOKEN);
        assertThat(ehr.post("ivig-myositis", request + "}").body()).doesNotContain(TOKEN);
        assertThat(output.getAll()).isNotEmpty().doesNotContain(TOKEN);
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement();
                ResultSet script = statement.executeQuery("script")) {
            StringBuilder all = new StringBuilder();
            while (script.next()) {
                all.append(script.getString(1)).append('\n');
            }
            assertThat(all.toString().toLowerCase(java.util.Locale.ROOT))
                    .contains("general-hospital")
                    .doesNotContain(TOKEN);
        }
    }
}
