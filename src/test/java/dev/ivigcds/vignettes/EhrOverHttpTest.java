package dev.ivigcds.vignettes;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The harness fills a prefetch as an EHR does, from what discovery publishes. */
class EhrOverHttpTest {
    private static final String LISTING = """
            {"services":[{"hook":"order-sign","id":"ivig-myositis","prefetch":{
            "patient":"Patient/{{context.patientId}}",
            "iga":"Observation?patient={{context.patientId}}&code=http://loinc.org|2458-8&_sort=-date"}}]}""";

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeEach
    void starts() {
        server.start();
        server.stubFor(get("/cds-services").willReturn(okJson(LISTING)));
        server.stubFor(get("/fhir/Patient/first-ivig").willReturn(okJson("{\"resourceType\":\"Patient\"}")));
        server.stubFor(get(urlPathEqualTo("/fhir/Observation"))
                .withQueryParam("patient", equalTo("first-ivig"))
                .withQueryParam("code", equalTo("http://loinc.org|2458-8"))
                .willReturn(okJson("{\"resourceType\":\"Bundle\"}")));
    }

    @AfterEach
    void stops() {
        server.stop();
    }

    @Test
    void runsEveryTemplateForThePatientAndPutsAnOutcomeUnderTheKeysThatFail() {
        EhrOverHttp ehr = new EhrOverHttp(server.baseUrl());
        ObjectNode request = Situations.firstIvig(ehr);
        ehr.prefetch(request, "first-ivig", List.of());
        assertThat(request.at("/prefetch/patient/resourceType").asString()).isEqualTo("Patient");
        assertThat(request.at("/prefetch/iga/resourceType").asString()).isEqualTo("Bundle");
        ehr.prefetch(request, "first-ivig", List.of("iga"));
        assertThat(request.at("/prefetch/iga/resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(ehr.search("order-sign", "patient", "p1")).isEqualTo("Patient/p1");
    }

    @Test
    void sendsTheDraftsOfTheVignetteAndAsksForTheDecisionRecord() {
        ObjectNode request = Situations.firstIvig(new EhrOverHttp(server.baseUrl()));
        assertThat(request.at("/context/patientId").asString()).isEqualTo("first-ivig");
        assertThat(request.at("/context/draftOrders/entry/0/resource/id").asString())
                .isEqualTo("first-ivig-order");
        assertThat(request.path("extension").path("dev.ivigcds.explain").asBoolean())
                .isTrue();
        assertThat(request.has("prefetch")).isFalse();
    }
}
