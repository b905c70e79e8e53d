package dev.ivigcds.fhir;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.ivigcds.fhir.HookCall.IVIG;
import static dev.ivigcds.fhir.HookCall.IVIG_FOR_MYOSITIS;
import static dev.ivigcds.fhir.HookCall.METHOTREXATE;
import static dev.ivigcds.fhir.HookCall.condition;
import static dev.ivigcds.fhir.HookCall.outcome;
import static dev.ivigcds.fhir.HookCall.patient;
import static dev.ivigcds.fhir.HookCall.searchset;
import static dev.ivigcds.fhir.HookCall.signing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.caller.CallerFixture;
import dev.ivigcds.wire.Decision;
import dev.ivigcds.wire.Prefetched;
import dev.ivigcds.wire.ReceivedJson;
import dev.ivigcds.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is missing, fetched from the caller's FHIR server and from no other (R-61 … R-79, T-01). */
class FetchTest extends WithFhirServer {

    @Test
    void R61_exactly_the_missing_queries_are_sent() {
        open(signing(IVIG_FOR_MYOSITIS).prefetchingAllBut("iga", "body"));

        assertThat(urls())
                .containsExactlyInAnyOrder(
                        "/fhir/Observation?patient=p1&code=http%3A%2F%2Floinc.org%7C2458-8&_sort=-date&_count=50",
                        "/fhir/Observation?patient=p1&code=http%3A%2F%2Floinc.org%7C29463-7%2Chttp%3A%2F%2Floinc.org%7C8302-2");
    }

    @Test
    void R61_with_no_prefetch_every_need_is_asked_for_once() {
        OpenedChart opened = open(signing(IVIG_FOR_MYOSITIS));

        assertThat(urls()).hasSize(HookCall.NEEDS.size()).doesNotHaveDuplicates();
        assertThat(opened.data()).extracting(Decision.Data::from).containsOnly("fetch");
        assertThat(opened.data()).allSatisfy(data -> assertThat(data.millis()).isNotNull());
        assertThat(opened.chart().iga().isComplete()).isTrue();
    }

    @Test
    void R70_the_token_goes_along_and_the_answer_is_asked_for_as_json_over_okhttp() {
        open(signing(IVIG_FOR_MYOSITIS));

        ehr.verify(
                HookCall.NEEDS.size(),
                getRequestedFor(anyUrl())
                        .withHeader("Authorization", equalTo("Bearer " + HookCall.TOKEN))
                        .withHeader("Accept", containing("application/fhir+json"))
                        .withHeader("User-Agent", containing("okhttp")));
        assertThat(urls()).noneMatch(url -> url.contains("metadata"));
    }

    @Test
    void a_server_read_without_a_token_is_sent_none() {
        signing(IVIG_FOR_MYOSITIS).withServer(base()).withToken().open(CHARTS, CallerFixture.anonymous(base()));

        ehr.verify(HookCall.NEEDS.size(), getRequestedFor(anyUrl()).withoutHeader("Authorization"));
    }

    @Test
    void R70_without_a_token_nothing_is_called() {
        OpenedChart opened = signing(IVIG_FOR_MYOSITIS).withServer(base()).open(CHARTS, hospital());

        assertThat(urls()).isEmpty();
        assertThat(opened.chart().iga().gap()).contains("no access to the record server was given");
    }

    @Test
    void T01_a_base_that_is_not_on_the_list_is_refused_before_a_connection() {
        assertThatThrownBy(() -> signing(METHOTREXATE)
                        .withServer(canary.baseUrl() + "/fhir")
                        .withToken()
                        .open(CHARTS, hospital()))
                .isInstanceOf(Refusal.NotAllowed.class);
        assertThat(canary.getAllServeEvents()).isEmpty();
    }

    @Test
    void T05_references_to_other_servers_are_pieces_of_text() {
        String foreign = canary.baseUrl() + "/fhir/Medication/m1";
        ehr.stubFor(get(urlPathEqualTo("/fhir/MedicationRequest"))
                .willReturn(okJson(searchset(
                        HookCall.orderOfMedication("o1", foreign),
                        HookCall.orderOfMedication("o2", foreign + "/_history/1"),
                        HookCall.orderOfMedication("o3", "//localhost:" + canary.getPort() + "/fhir/Medication/m1"),
                        HookCall.orderOfMedication("o4", "Medication/../../admin"),
                        HookCall.orderOfMedication("o5", "Medication/own")))));

        open(signing(IVIG_FOR_MYOSITIS, HookCall.orderOfMedication("d2", foreign)));

        assertThat(canary.getAllServeEvents()).isEmpty();
        assertThat(urls().stream().filter(url -> url.contains("Medication?") || url.contains("Medication/")))
                .containsExactly("/fhir/Medication?_id=own");
        assertThat(urls()).noneMatch(url -> url.contains("admin"));
    }

    @Test
    void T14_what_a_server_sends_of_another_patient_is_left_aside_and_counted() {
        ehr.stubFor(
                get(urlPathEqualTo("/fhir/Observation"))
                        .willReturn(
                                okJson(
                                        searchset(
                                                "{\"resourceType\":\"Observation\",\"id\":\"o1\",\"subject\":{\"reference\":\"Patient/p2\"}}"))));

        OpenedChart opened = open(signing(IVIG_FOR_MYOSITIS));

        assertThat(opened.chart().iga().items()).isEmpty();
        assertThat(opened.data().stream().filter(data -> data.key().equals("iga")))
                .singleElement()
                .extracting(Decision.Data::ignored)
                .isEqualTo("1 of another patient");
    }

    @Test
    void T14_a_token_and_a_patient_of_another_id_are_refused_and_nothing_is_called() {
        assertThatThrownBy(() -> signing(IVIG_FOR_MYOSITIS)
                        .withServer(base())
                        .withToken("p2")
                        .open(CHARTS, hospital()))
                .isInstanceOf(Refusal.WrongPatient.class);
        assertThat(urls()).isEmpty();
        assertThatThrownBy(() -> open(signing(IVIG_FOR_MYOSITIS).prefetching("patient", patient("p2"))))
                .isInstanceOf(Refusal.WrongPatient.class);
    }

    @Test
    void T14_a_server_that_answers_with_another_patient_is_not_believed() {
        ehr.stubFor(get(urlPathEqualTo("/fhir/Patient/p1")).willReturn(okJson(patient("p2"))));

        assertThatThrownBy(() -> open(signing(IVIG_FOR_MYOSITIS))).isInstanceOf(Refusal.WrongPatient.class);
    }

    @Test
    void the_demo_does_not_call_beyond_this_machine() {
        OpenedChart opened = signing(IVIG_FOR_MYOSITIS)
                .withServer("https://ehr.example/fhir")
                .open(CHARTS, CallerFixture.demo());

        assertThat(opened.chart().iga().gap()).contains("a server elsewhere is not called");
    }

    @Test
    void R63_R64_what_was_supplied_as_nothing_or_as_failed_is_not_asked_for_again() {
        OpenedChart opened = open(signing(IVIG_FOR_MYOSITIS)
                .prefetching("iga", new Prefetched.Nothing())
                .prefetching("body", new Prefetched.Failed(ReceivedJson.of(outcome("error"))))
                .prefetchingAllBut());

        assertThat(urls()).isEmpty();
        assertThat(opened.chart().iga().isComplete()).isTrue();
        assertThat(opened.chart().body().isComplete()).isFalse();
    }

    @Test
    void a_key_the_site_cannot_give_is_not_asked_for() {
        signing(IVIG_FOR_MYOSITIS)
                .withServer(base())
                .withToken()
                .open(CHARTS, CallerFixture.hospital(base(), "given", "body"));

        assertThat(urls())
                .hasSize(HookCall.NEEDS.size() - 2)
                .noneMatch(url -> url.contains("MedicationAdministration"));
    }

    /** One after the other they would take four times the deadline. */
    @Test
    void queries_do_not_wait_for_one_another() {
        ehr.stubFor(any(anyUrl()).atPriority(1).willReturn(okJson(searchset()).withFixedDelay(300)));

        OpenedChart opened = open(signing(IVIG_FOR_MYOSITIS).prefetching("patient", patient("p1")));

        assertThat(opened.data()).extracting(Decision.Data::state).doesNotContain("failed");
    }

    @Test
    void a_compressed_answer_is_read() {
        ehr.stubFor(get(urlPathEqualTo("/fhir/Condition"))
                .willReturn(okJson(searchset(condition("c1", "dm"))).withGzipDisabled(false)));

        assertThat(open(signing(IVIG)).chart().problems().items()).hasSize(1);
    }

    @Test
    void the_rehearsal_at_start_looks_up_no_name_and_calls_nobody() {
        List<String> lookedUp = new ArrayList<>();
        try (Outbound outbound = new Outbound(DEADLINE, name -> {
            lookedUp.add(name);
            return List.of();
        })) {
            outbound.warmUp();
        }

        assertThat(lookedUp).isEmpty();
    }
}
