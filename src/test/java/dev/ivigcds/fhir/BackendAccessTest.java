package dev.ivigcds.fhir;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.ivigcds.fhir.HookCall.IVIG_FOR_MYOSITIS;
import static dev.ivigcds.fhir.HookCall.signing;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ivigcds.caller.Backends;
import dev.ivigcds.caller.CallerFixture;
import dev.ivigcds.caller.ScopeSyntax;
import dev.ivigcds.caller.Tenant;
import dev.ivigcds.wire.Decision;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that sends no token and has given us the means to get one (SMART Backend Services). */
class BackendAccessTest extends WithFhirServer {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final String NO_TOKEN = "no access token for the record server could be had";
    private static final String OURS = "token-of-our-own";

    @TempDir
    private Path keys;

    private Tenant tenant;
    private Backends backends;
    private Charts charts;

    @BeforeEach
    void registers() {
        tenant = new Tenant("hospital").at(base()).backedBy(tokenUrl(), null);
        opensCharts();
        ehr.stubFor(post(urlEqualTo("/token")).willReturn(okJson(granted(OURS, 300))));
    }

    private void opensCharts() {
        backends = Backends.of(List.of(tenant.settings()), keys);
        charts = new Charts(new HookCall.FewCodes(), LIMIT, backends, Dns.SYSTEM);
        charts.warmUp();
    }

    @AfterEach
    void closes() {
        charts.close();
    }

    private static String tokenUrl() {
        return ehr.baseUrl() + "/token";
    }

    private static String granted(String token, int seconds) {
        return "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":" + seconds
                + ",\"scope\":\"system/*.rs\"}";
    }

    private OpenedChart open() {
        return signing(IVIG_FOR_MYOSITIS).withServer(base()).open(charts, tenant.caller());
    }

    @Test
    void aTokenIsAskedForOnceAndShownWithEveryQuery() {
        OpenedChart opened = open();

        assertThat(opened.chart().iga().isComplete()).isTrue();
        ehr.verify(1, postRequestedFor(urlEqualTo("/token")));
        ehr.verify(
                HookCall.NEEDS.size(),
                getRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer " + OURS)));
        open();
        ehr.verify(1, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void theRequestIsTheOneThatSmartDescribesAndItsAssertionVerifiesWithOurPublishedKey() throws Exception {
        open();

        var asked = ehr.findAll(postRequestedFor(urlEqualTo("/token"))).getFirst();
        assertThat(asked.contentTypeHeader().mimeTypePart()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(asked.formParameter("grant_type").firstValue()).isEqualTo("client_credentials");
        assertThat(asked.formParameter("client_assertion_type").firstValue())
                .isEqualTo("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        assertThat(asked.formParameter("scope").firstValue())
                .isEqualTo("system/Condition.rs system/Medication.rs system/MedicationAdministration.rs"
                        + " system/MedicationRequest.rs system/Observation.rs system/Patient.rs");
        SignedJWT jwt = SignedJWT.parse(asked.formParameter("client_assertion").firstValue());
        assertThat(jwt.verify(new ECDSAVerifier(
                        JWKSet.parse(backends.publicKeys()).getKeys().getFirst().toECKey())))
                .isTrue();
        assertThat(jwt.getJWTClaimsSet().getAudience()).containsExactly(tokenUrl());
        assertThat(jwt.getJWTClaimsSet().getExpirationTime().toInstant())
                .isAfter(HookCall.NOW)
                .isBeforeOrEqualTo(HookCall.NOW.plus(Duration.ofMinutes(5)));
        assertThat(asked.containsHeader("Authorization")).isFalse();
    }

    @Test
    void R75_a_server_of_smart_1_is_asked_in_its_own_syntax() {
        charts.close();
        tenant = tenant.inTheSyntaxOfSmart1();
        opensCharts();
        open();
        assertThat(ehr.findAll(postRequestedFor(urlEqualTo("/token")))
                        .getFirst()
                        .formParameter("scope")
                        .firstValue()
                        .split(" "))
                .contains("system/Patient.read", "system/Observation.read")
                .allMatch(scope -> scope.endsWith(".read"));
    }

    @Test
    void whatASiteCannotGiveIsNotInTheScope() {
        assertThat(TokenEndpoint.scope(ScopeSyntax.V2, HookCall.NEEDS, java.util.Set.of("given", "orders", "body")))
                .isEqualTo("system/Condition.rs system/Medication.rs system/Observation.rs system/Patient.rs");
    }

    @Test
    void aTokenThatComesWithTheCallIsPreferred() {
        signing(IVIG_FOR_MYOSITIS).withServer(base()).withToken().open(charts, tenant.caller());

        ehr.verify(0, postRequestedFor(anyUrl()));
        ehr.verify(
                HookCall.NEEDS.size(),
                getRequestedFor(anyUrl()).withHeader("Authorization", equalTo("Bearer " + HookCall.TOKEN)));
    }

    @Test
    void aClientWithoutABackendGetsNoTokenOfAnother() {
        OpenedChart opened = signing(IVIG_FOR_MYOSITIS)
                .withServer(base())
                .open(charts, new Tenant("other").at(base()).caller());

        assertThat(urls()).isEmpty();
        assertThat(opened.chart().iga().gap()).contains("no access to the record server was given");
    }

    @Test
    void withoutABaseNothingIsCalled() {
        signing(IVIG_FOR_MYOSITIS).open(charts, tenant.caller());

        assertThat(urls()).isEmpty();
    }

    static Stream<ResponseDefinitionBuilder> noTokens() {
        return Stream.of(
                aResponse().withStatus(400).withBody("{\"error\":\"invalid_scope\"}"),
                aResponse().withStatus(401).withBody("{\"error\":\"invalid_client\"}"),
                aResponse().withStatus(500),
                aResponse().withStatus(429),
                aResponse().withStatus(200).withBody("<html>Login</html>").withHeader("Content-Type", "text/html"),
                aResponse().withStatus(302).withHeader("Location", canary.baseUrl() + "/token"),
                okJson(""),
                okJson("{}"),
                okJson("[]"),
                okJson("{\"access_token\":\"a\",\"token_type\":\"mac\",\"expires_in\":300}"),
                okJson("{\"access_token\":\"a\",\"token_type\":\"bearer\",\"expires_in\":0}"),
                okJson("{\"access_token\":\"a\",\"token_type\":\"bearer\"}"),
                okJson("{\"access_token\":\"a\\r\\nX-Evil: 1\",\"token_type\":\"bearer\",\"expires_in\":300}"),
                okJson("{\"access_token\":{},\"token_type\":\"bearer\",\"expires_in\":300}"),
                okJson("{\"access_token\":\"a\",\"token_type\":\"bearer\",\"expires_in\":1e400000000}"),
                okJson("{\"access_token\":\"" + "a".repeat(11_000_000) + "\"}"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                okJson(granted("late", 300)).withFixedDelay(9000),
                okJson(granted("late", 300)).withChunkedDribbleDelay(20, 9000));
    }

    @ParameterizedTest
    @MethodSource("noTokens")
    void T30_aTokenThatCannotBeHadIsCouldNotBeCheckedAndNothingElse(ResponseDefinitionBuilder answer) {
        ehr.stubFor(post(urlEqualTo("/token")).willReturn(answer));
        long begun = System.nanoTime();

        OpenedChart opened = open();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LIMIT.plusSeconds(1));
        assertThat(opened.chart().iga().gap()).contains(NO_TOKEN);
        assertThat(opened.data()).extracting(Decision.Data::state).containsOnly("failed");
        assertThat(urls()).noneMatch(url -> url.startsWith("/fhir"));
        assertThat(canary.getAllServeEvents()).isEmpty();
    }

    @Test
    void whatWasPrefetchedIsJudgedAllTheSame() {
        ehr.stubFor(post(urlEqualTo("/token")).willReturn(aResponse().withStatus(500)));

        OpenedChart opened = signing(IVIG_FOR_MYOSITIS)
                .withServer(base())
                .prefetchingAllBut("body")
                .open(charts, tenant.caller());

        assertThat(opened.chart().iga().isComplete()).isTrue();
        assertThat(opened.chart().body().gap()).contains(NO_TOKEN);
    }

    @Test
    void aTokenThatTheServerRefusesIsCouldNotBeChecked() {
        ehr.stubFor(
                get(urlPathEqualTo("/fhir/Condition")).willReturn(aResponse().withStatus(401)));

        assertThat(open().chart().problems().gap()).contains("the record server refused access");
    }

    @Test
    void T01_theTokenEndpointIsUnderTheSameNetworkRules() {
        String token = "http://auth.hospital.example:" + canary.getPort() + "/token";
        tenant = new Tenant("hospital").at(base()).backedBy(token, null);
        backends = Backends.of(List.of(tenant.settings()), keys);
        charts.close();
        charts = new Charts(
                new HookCall.FewCodes(),
                LIMIT,
                backends,
                host -> Dns.SYSTEM.lookup(host.equals("auth.hospital.example") ? "127.0.0.1" : host));

        assertThat(open().chart().iga().gap()).contains(NO_TOKEN);
        assertThat(canary.getAllServeEvents()).isEmpty();
    }

    @Test
    void theDemoNeedsNoToken() {
        signing(IVIG_FOR_MYOSITIS).withServer(base()).open(charts, CallerFixture.demo());

        ehr.verify(0, postRequestedFor(anyUrl()));
        ehr.verify(HookCall.NEEDS.size(), getRequestedFor(anyUrl()).withoutHeader("Authorization"));
    }
}
