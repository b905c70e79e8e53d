package dev.ivigcds.smart;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.created;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.ivigcds.vignettes.Vignettes;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A TIS or MMT-8 goes into the EHR's record only as it was granted, typed and checked. */
class SmartRecordingTest extends SmartSite {
    private static final String MAY_CREATE = SmartEhr.ALL + " patient/Observation.c";

    private String handle = "";

    @BeforeEach
    void launches() {
        EHR.grants("a", SmartEhr.grant("a", MAY_CREATE, ""));
        answers(created());
        handle = browser.launched(EHR.base("open"), SmartEhr.CODE + "a");
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        EHR.server().stubFor(post(urlPathEqualTo("/open/Observation")).willReturn(answer));
    }

    private HttpResponse<String> record(String kind, String value, String day) {
        return browser.post(
                "/smart/app/" + handle + "/observations",
                browser.csrf(handle),
                Map.of("kind", kind, "value", value, "day", day));
    }

    @Test
    void aScoreIsWrittenAsTheRulesReadIt() {
        HttpResponse<String> answer = record("mmt8", "62", "2026-03-01");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("MMT-8 62 is recorded.");

        JsonNode sent = Vignettes.STRICT.readTree(EHR.server()
                .findAll(postRequestedFor(urlPathEqualTo("/open/Observation"))
                        .withHeader("Authorization", equalTo("Bearer " + SmartEhr.TOKEN + "a")))
                .getFirst()
                .getBodyAsString());
        assertThat(sent.get("status").asString()).isEqualTo("final");
        assertThat(sent.at("/code/coding/0/system").asString())
                .isEqualTo("https://ivig-cds.dev/fhir/CodeSystem/measure");
        assertThat(sent.at("/code/coding/0/code").asString()).isEqualTo("mmt8");
        assertThat(sent.at("/subject/reference").asString()).isEqualTo("Patient/" + SmartEhr.PATIENT + "a");
        assertThat(sent.get("effectiveDateTime").asString()).isEqualTo("2026-03-01");
        assertThat(sent.at("/valueQuantity/value").decimalValue()).isEqualByComparingTo("62");
        assertThat(sent.at("/valueQuantity/code").asString()).isEqualTo("{score}");
    }

    @ParameterizedTest
    @CsvSource({
        "tis, 100.1, 2026-03-01, from 0 to 100",
        "tis, -1, 2026-03-01, from 0 to 100",
        "tis, 1e1, 2026-03-01, from 0 to 100",
        "tis, '', 2026-03-01, from 0 to 100",
        "mmt8, 81, 2026-03-01, from 0 to 80",
        "mmt8, 40, 2026-03-03, in the future",
        "mmt8, 40, 2024-03-01, Check the year",
        "mmt8, 40, yesterday, must be a date",
        "haq, 1, 2026-03-01, TIS or MMT8"
    })
    void whatCannotBeIsRefusedAndNothingIsSent(String kind, String value, String day, String words) {
        HttpResponse<String> answer = record(kind, value, day);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Vignettes.STRICT.readTree(answer.body()).get("resourceType").asString())
                .isEqualTo("OperationOutcome");
        assertThat(answer.body()).contains(words);
        EHR.server().verify(0, postRequestedFor(urlPathEqualTo("/open/Observation")));
    }

    @ParameterizedTest
    @CsvSource({"tis, 0", "tis, 100", "tis, 42.5", "mmt8, 80", "TIS, 20"})
    void theWholeScaleMayBeRecordedTodayToo(String kind, String value) {
        assertThat(record(kind, value, "2026-03-02").statusCode()).isEqualTo(200);
    }

    @Test
    void withoutTheScopeNothingIsOfferedAndNothingIsSent() {
        handle = browser.launched(EHR.base("open"), SmartEhr.CODE + "b");
        assertThat(browser.json("/smart/app/" + handle).get("scores").isEmpty()).isTrue();
        assertThat(record("tis", "20", "2026-03-01").statusCode()).isEqualTo(403);
        EHR.server().verify(0, postRequestedFor(urlPathEqualTo("/open/Observation")));
    }

    @Test
    void itIsOfferedWithItsScales() {
        assertThat(browser.json("/smart/app/" + handle).get("scores").toString())
                .isEqualTo(
                        "[{\"kind\":\"TIS\",\"words\":\"TIS\",\"most\":100},{\"kind\":\"MMT8\",\"words\":\"MMT-8\",\"most\":80}]");
    }

    @Test
    void whatBecameOfItIsSaidAndNoMoreThanIsKnown() {
        answers(aResponse().withStatus(422));
        assertThat(record("tis", "20", "2026-03-01").body()).contains("did not take the score. Nothing was recorded.");
        answers(aResponse().withStatus(500));
        assertThat(record("tis", "20", "2026-03-01").body()).contains("may have been recorded: look in the chart");
        answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(record("tis", "20", "2026-03-01").body()).contains("may have been recorded: look in the chart");
        answers(aResponse().withStatus(401));
        HttpResponse<String> ended = record("tis", "20", "2026-03-01");
        assertThat(ended.statusCode()).isEqualTo(410);
        assertThat(ended.body()).contains("permission has ended");
    }
}
