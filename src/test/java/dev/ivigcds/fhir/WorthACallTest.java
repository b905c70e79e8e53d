package dev.ivigcds.fhir;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.ivigcds.fhir.HookCall.IVIG;
import static dev.ivigcds.fhir.HookCall.IVIG_FOR_MYOSITIS;
import static dev.ivigcds.fhir.HookCall.METHOTREXATE;
import static dev.ivigcds.fhir.HookCall.PLASMAPHERESIS;
import static dev.ivigcds.fhir.HookCall.condition;
import static dev.ivigcds.fhir.HookCall.medication;
import static dev.ivigcds.fhir.HookCall.order;
import static dev.ivigcds.fhir.HookCall.orderOfMedication;
import static dev.ivigcds.fhir.HookCall.searchset;
import static dev.ivigcds.fhir.HookCall.selecting;
import static dev.ivigcds.fhir.HookCall.signing;
import static dev.ivigcds.fhir.HookCall.viewing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.caller.CallerFixture;
import dev.ivigcds.facts.Ivig;
import dev.ivigcds.facts.Scope;
import dev.ivigcds.wire.Refusal;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is asked of the FHIR server before the order is known to be IVIG for myositis: as little as will tell (clinical.md 0.1, 0.2). */
class WorthACallTest extends WithFhirServer {

    @Test
    void an_order_that_is_not_ivig_is_not_worth_a_single_call() {
        open(signing(METHOTREXATE));

        assertThat(urls()).isEmpty();
    }

    @Test
    void an_ivig_draft_that_was_not_selected_is_not_worth_a_call_and_a_selected_one_is() {
        open(selecting("MedicationRequest/mr2", IVIG_FOR_MYOSITIS, METHOTREXATE));
        assertThat(urls()).isEmpty();

        open(selecting("MedicationRequest/mr1", IVIG_FOR_MYOSITIS, METHOTREXATE));
        assertThat(urls()).hasSize(HookCall.NEEDS.size());
    }

    @Test
    void ivig_for_another_indication_is_not_worth_a_single_call() {
        OpenedChart opened = open(signing(order("mr1", "ivig", "itp")));

        assertThat(urls()).isEmpty();
        assertThat(Scope.of(opened.chart()).myositis()).isEqualTo(Scope.Myositis.NO);
    }

    @Test
    void supplied_diagnoses_without_myositis_end_the_matter() {
        open(signing(IVIG).prefetching("conditions", searchset(condition("c1", "itp"))));

        assertThat(urls()).isEmpty();
    }

    @Test
    void a_clinic_for_myositis_needs_no_diagnosis() {
        signing(IVIG)
                .prefetching("conditions", searchset())
                .withServer(base())
                .withToken()
                .open(CHARTS, CallerFixture.myositisClinic(base()));

        assertThat(urls()).hasSize(HookCall.NEEDS.size() - 1);
    }

    @Test
    void the_medication_of_a_draft_is_asked_for_before_anything_else() {
        ehr.stubFor(get(urlPathEqualTo("/fhir/Medication")).willReturn(okJson(searchset(medication("m1", "ivig")))));

        OpenedChart opened =
                open(signing(orderOfMedication("mr1", "Medication/m1")).prefetchingAllBut("conditions"));

        assertThat(urls())
                .containsExactlyInAnyOrder("/fhir/Medication?_id=m1", "/fhir/Condition?patient=p1&_count=100");
        assertThat(Scope.of(opened.chart()).ivig()).isNotEqualTo(Ivig.NO);
    }

    @Test
    void a_draft_whose_medication_is_something_else_is_left_at_that() {
        ehr.stubFor(get(urlPathEqualTo("/fhir/Medication")).willReturn(okJson(searchset(medication("m1", "mtx")))));

        open(signing(orderOfMedication("mr1", "Medication/m1")));

        assertThat(urls()).containsExactly("/fhir/Medication?_id=m1");
    }

    @Test
    void R40_a_draft_whose_medication_the_server_refuses_is_not_judged() {
        ehr.stubFor(
                get(urlPathEqualTo("/fhir/Medication")).willReturn(aResponse().withStatus(403)));

        assertThatThrownBy(() -> open(signing(orderOfMedication("mr1", "Medication/m1"))))
                .isInstanceOf(Refusal.NothingToJudge.class);
    }

    @Test
    void R43_a_draft_whose_medication_is_not_there_is_judged_as_no_ivig() {
        OpenedChart opened = open(signing(orderOfMedication("mr1", "Medication/m1")));

        assertThat(Scope.of(opened.chart()).ivig()).isEqualTo(Ivig.NO);
    }

    @Test
    void T05_a_medication_on_another_server_is_left_alone() {
        String foreign = canary.baseUrl() + "/fhir/Medication/m1";

        assertThatThrownBy(() -> open(signing(orderOfMedication("mr1", foreign))))
                .isInstanceOf(Refusal.NothingToJudge.class);
        assertThat(canary.getAllServeEvents()).isEmpty();
    }

    @Test
    void the_medications_of_the_record_come_in_one_second_search() {
        ehr.stubFor(get(urlPathEqualTo("/fhir/MedicationRequest"))
                .willReturn(okJson(
                        searchset(orderOfMedication("a", "Medication/m1"), orderOfMedication("b", "Medication/m2")))));
        ehr.stubFor(get(urlPathEqualTo("/fhir/Medication")).willReturn(okJson(searchset(medication("m1", "ivig")))));

        OpenedChart opened = open(signing(IVIG_FOR_MYOSITIS));

        assertThat(urls())
                .filteredOn(url -> url.startsWith("/fhir/Medication?"))
                .containsExactly("/fhir/Medication?_id=m1%2Cm2");
        assertThat(opened.chart().orders().items())
                .filteredOn(o -> o.ivig().maybe())
                .hasSize(1);
    }

    @Test
    void many_medications_are_asked_for_fifty_at_a_time() {
        String[] orders = IntStream.range(0, 120)
                .mapToObj(i -> orderOfMedication("o" + i, "Medication/m" + i))
                .toArray(String[]::new);
        ehr.stubFor(get(urlPathEqualTo("/fhir/MedicationRequest")).willReturn(okJson(searchset(orders))));

        open(signing(IVIG_FOR_MYOSITIS));

        ehr.verify(3, getRequestedFor(urlPathEqualTo("/fhir/Medication")));
    }

    @Test
    void plasmapheresis_alone_is_worth_asking_for_diagnoses_and_orders_and_without_myositis_no_more() {
        OpenedChart opened = open(signing(PLASMAPHERESIS));

        assertThat(urls())
                .containsExactlyInAnyOrder(
                        "/fhir/Condition?patient=p1&_count=100", "/fhir/MedicationRequest?patient=p1&_count=100");
        assertThat(Scope.of(opened.chart()).isIn()).isFalse();
    }

    @Test
    void plasmapheresis_in_myositis_without_ivig_is_looked_at_no_further_than_for_infusions() {
        ehr.stubFor(get(urlPathEqualTo("/fhir/Condition")).willReturn(okJson(searchset(condition("c1", "dm")))));

        OpenedChart opened = open(signing(PLASMAPHERESIS));

        assertThat(urls()).hasSize(3).anyMatch(url -> url.contains("MedicationAdministration"));
        assertThat(Scope.of(opened.chart()).ivig()).isEqualTo(Ivig.NO);
    }

    @Test
    void plasmapheresis_in_myositis_on_ivig_is_worth_all_of_it() {
        ehr.stubFor(get(urlPathEqualTo("/fhir/Condition")).willReturn(okJson(searchset(condition("c1", "dm")))));
        ehr.stubFor(
                get(urlPathEqualTo("/fhir/MedicationRequest")).willReturn(okJson(searchset(order("mr1", "ivig", "")))));

        OpenedChart opened = open(signing(PLASMAPHERESIS, METHOTREXATE));

        assertThat(urls()).hasSize(HookCall.NEEDS.size());
        assertThat(Scope.of(opened.chart()).isIn()).isTrue();
    }

    @Test
    void plasmapheresis_that_was_not_selected_is_not_worth_a_call_and_beside_selected_ivig_it_changes_nothing() {
        open(selecting("MedicationRequest/mr2", PLASMAPHERESIS, METHOTREXATE));
        assertThat(urls()).isEmpty();

        open(selecting("MedicationRequest/mr1", PLASMAPHERESIS, IVIG_FOR_MYOSITIS));
        assertThat(urls()).hasSize(HookCall.NEEDS.size());
    }

    @Test
    void plasmapheresis_whose_patient_cannot_be_looked_up_is_not_refused_and_not_judged() {
        ehr.stubFor(
                get(urlPathEqualTo("/fhir/Condition")).willReturn(aResponse().withStatus(500)));
        ehr.stubFor(get(urlPathEqualTo("/fhir/MedicationRequest"))
                .willReturn(aResponse().withStatus(500)));

        OpenedChart opened = open(signing(PLASMAPHERESIS));

        assertThat(Scope.of(opened.chart()).myositis()).isEqualTo(Scope.Myositis.NOT_CHECKED);
    }

    @Test
    void patient_view_stops_at_diagnoses_and_orders_without_myositis() {
        open(viewing());

        assertThat(urls())
                .containsExactlyInAnyOrder(
                        "/fhir/Condition?patient=p1&_count=100", "/fhir/MedicationRequest?patient=p1&_count=100");
    }

    @Test
    void patient_view_of_myositis_without_ivig_looks_for_infusions_and_stops() {
        ehr.stubFor(get(urlPathEqualTo("/fhir/Condition")).willReturn(okJson(searchset(condition("c1", "dm")))));

        OpenedChart opened = open(viewing());

        assertThat(urls()).hasSize(3).anyMatch(url -> url.contains("MedicationAdministration"));
        assertThat(Scope.of(opened.chart()).isIn()).isFalse();
    }

    @Test
    void patient_view_of_myositis_on_ivig_reads_the_rest() {
        ehr.stubFor(get(urlPathEqualTo("/fhir/Condition")).willReturn(okJson(searchset(condition("c1", "dm")))));
        ehr.stubFor(
                get(urlPathEqualTo("/fhir/MedicationRequest")).willReturn(okJson(searchset(order("mr1", "ivig", "")))));

        OpenedChart opened = open(viewing());

        assertThat(urls()).hasSize(HookCall.NEEDS.size());
        assertThat(Scope.of(opened.chart()).isIn()).isTrue();
    }
}
