package dev.ivigcds.fhir;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.ivigcds.fhir.HookCall.IVIG_FOR_MYOSITIS;
import static dev.ivigcds.fhir.HookCall.outcome;
import static dev.ivigcds.fhir.HookCall.searchset;
import static dev.ivigcds.fhir.HookCall.signing;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.ivigcds.caller.CallerFixture;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A FHIR server that refuses, fails, stalls or sends what it should not (T-03, T-18, T-30). */
class ServerFaultsTest extends WithFhirServer {

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(aResponse().withStatus(401), "the record server refused access"),
                Arguments.of(aResponse().withStatus(403), "the record server refused access"),
                Arguments.of(aResponse().withStatus(404), "the record server answered with an error"),
                Arguments.of(
                        aResponse().withStatus(400).withBody(outcome("error")),
                        "the record server answered with an error"),
                Arguments.of(aResponse().withStatus(429), "the record server answered with an error"),
                Arguments.of(aResponse().withStatus(500), "the record server answered with an error"),
                Arguments.of(
                        aResponse()
                                .withStatus(200)
                                .withBody("<html>Login</html>")
                                .withHeader("Content-Type", "text/html"),
                        "the record server's answer could not be read"),
                Arguments.of(okJson("{\"resourceType\":\"Bundle\""), "the record server's answer could not be read"),
                Arguments.of(okJson("{}"), "the record server's answer could not be read"),
                Arguments.of(okJson(""), "the record server's answer could not be read"),
                Arguments.of(okJson(outcome("error")), "the record server's answer could not be read"),
                Arguments.of(okJson(searchset(outcome("error"))), "the record server answered with an error"),
                Arguments.of(
                        okJson(searchset("{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":1e1000000}}")),
                        "the record server's answer could not be read"),
                Arguments.of(
                        okJson("{\"resourceType\":\"Bundle\",\"identifier\":{\"value\":\"" + "x".repeat(11_000_000)
                                + "\"}}"),
                        "the record server's answer could not be read"),
                Arguments.of(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "the record server did not answer"),
                Arguments.of(aResponse().withFault(Fault.EMPTY_RESPONSE), "the record server did not answer"),
                Arguments.of(okJson(searchset()).withFixedDelay(5000), "the record server did not answer in time"),
                Arguments.of(
                        okJson(searchset()).withChunkedDribbleDelay(20, 5000),
                        "the record server did not answer in time"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void T30_a_fault_of_the_server_is_not_checked_in_its_own_words_and_within_the_deadline(
            ResponseDefinitionBuilder fault, String because) {
        ehr.stubFor(get(urlPathEqualTo("/fhir/Condition")).willReturn(fault));
        long begun = System.nanoTime();

        OpenedChart opened = open(signing(IVIG_FOR_MYOSITIS));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(DEADLINE.plusSeconds(1));
        assertThat(opened.chart().problems().gap()).contains(because);
        assertThat(opened.chart().iga().isComplete()).isTrue();
        assertThat(opened.data().get(1).state()).isEqualTo("failed");
    }

    @Test
    void a_server_that_is_not_there_did_not_answer() {
        OpenedChart opened = signing(IVIG_FOR_MYOSITIS)
                .withServer("http://localhost:1/fhir")
                .withToken()
                .open(CHARTS, CallerFixture.hospital("http://localhost:1/fhir"));

        assertThat(opened.chart().iga().gap()).contains("the record server did not answer");
    }

    @Test
    void T03_a_redirect_is_not_followed() {
        ehr.stubFor(get(urlPathEqualTo("/fhir/Condition"))
                .willReturn(aResponse().withStatus(302).withHeader("Location", canary.baseUrl() + "/fhir/Condition")));

        OpenedChart opened = open(signing(IVIG_FOR_MYOSITIS));

        assertThat(canary.getAllServeEvents()).isEmpty();
        assertThat(opened.chart().problems().isComplete()).isFalse();
    }
}
