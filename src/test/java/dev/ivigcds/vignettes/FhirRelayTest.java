package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The relay fails exactly the searches it is told to. */
class FhirRelayTest {
    @Test
    void failsASearchWhateverTheOrderAndEscapingOfItsParametersAndPassesTheOthersOn() throws Exception {
        WireMockServer origin =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());
        origin.start();
        origin.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.okJson("{\"self\":\"" + origin.baseUrl() + "/fhir/x\"}")));
        String failing = "Observation?patient=p&code=http://loinc.org|2458-8&_sort=-date&_count=50";
        try (FhirRelay relay = new FhirRelay(origin.baseUrl() + "/fhir", List.of(failing))) {
            assertThat(get(relay, "Observation?_count=50&code=http%3A%2F%2Floinc.org%7C2458-8&patient=p")
                            .statusCode())
                    .isEqualTo(500);
            assertThat(get(relay, "Observation?code=http%3A%2F%2Floinc.org%7C2157-6&patient=p")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(get(relay, "Patient/p").body()).contains(relay.base() + "/x");
            assertThat(get(relay, "metadata").statusCode()).isEqualTo(200);
            assertThat(relay.asked()).isEqualTo(3);
        } finally {
            origin.stop();
        }
    }

    private static HttpResponse<String> get(FhirRelay relay, String relative) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(relay.base() + "/" + relative))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
