package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.HookCall.IVIG_FOR_MYOSITIS;
import static dev.ivigcds.fhir.HookCall.METHOTREXATE;
import static dev.ivigcds.fhir.HookCall.condition;
import static dev.ivigcds.fhir.HookCall.order;
import static dev.ivigcds.fhir.HookCall.orderOfMedication;
import static dev.ivigcds.fhir.HookCall.outcome;
import static dev.ivigcds.fhir.HookCall.patient;
import static dev.ivigcds.fhir.HookCall.searchset;
import static dev.ivigcds.fhir.HookCall.signing;
import static dev.ivigcds.fhir.HookCall.viewing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ivigcds.caller.CallerFixture;
import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.facts.Scope;
import dev.ivigcds.facts.Section;
import dev.ivigcds.wire.Decision;
import dev.ivigcds.wire.Prefetched;
import dev.ivigcds.wire.ReceivedJson;
import dev.ivigcds.wire.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call brings, read without any server. */
class PrefetchTest {
    private static final Charts CHARTS = new Charts(new HookCall.FewCodes(), Duration.ofSeconds(2));
    private static final VerifiedCaller HOSPITAL = CallerFixture.hospital("https://ehr.example/fhir");

    @AfterAll
    static void close() {
        CHARTS.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT61S"})
    void a_deadline_that_no_call_can_keep_or_no_clinician_waits_for_is_refused(String deadline) {
        assertThatThrownBy(() -> new Charts(new HookCall.FewCodes(), Duration.parse(deadline)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ivig-cds.deadline: must be between 50ms and 60s.");
    }

    @Test
    void R62_a_key_that_was_not_sent_could_not_be_checked() {
        OpenedChart opened = open(signing(IVIG_FOR_MYOSITIS));

        assertThat(opened.chart().iga().gap()).contains("no access to the record server was given");
        assertThat(data(opened, "iga")).isEqualTo(new Decision.Data("iga", "none", "unavailable", null, null, null));
    }

    @Test
    void R63_null_means_searched_and_nothing_found() {
        OpenedChart opened = open(signing(IVIG_FOR_MYOSITIS).prefetching("iga", new Prefetched.Nothing()));

        assertThat(opened.chart().iga().isComplete()).isTrue();
        assertThat(data(opened, "iga")).isEqualTo(new Decision.Data("iga", "prefetch", "empty", 0, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}",
                "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0,\"entry\":[{\"resource\":"
                        + "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"warning\",\"code\":\"processing\"}]}}]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{\"search\":{\"mode\":\"outcome\"},\"resource\":"
                        + "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"information\",\"code\":\"informational\"}]}}]}"
            })
    void R63_R64_an_empty_searchset_is_empty_with_or_without_remarks(String bundle) {
        OpenedChart opened = open(signing(IVIG_FOR_MYOSITIS).prefetching("iga", bundle));

        assertThat(opened.chart().iga().isComplete()).isTrue();
        assertThat(data(opened, "iga").state()).isEqualTo("empty");
    }

    @Test
    void R64_an_outcome_in_place_of_the_data_is_a_failed_search() {
        OpenedChart opened = open(signing(IVIG_FOR_MYOSITIS)
                .prefetching("iga", new Prefetched.Failed(ReceivedJson.of(outcome("error")))));

        assertThat(opened.chart().iga().gap()).contains("the record system could not supply it");
        assertThat(data(opened, "iga").state()).isEqualTo("failed");
    }

    @Test
    void R64_an_error_inside_a_searchset_is_a_failed_search() {
        OpenedChart opened = open(signing(IVIG_FOR_MYOSITIS).prefetching("iga", searchset(outcome("error"))));

        assertThat(opened.chart().iga().gap()).contains("the record server answered with an error");
    }

    @Test
    void one_resource_where_a_search_was_asked_for_is_evidence_and_not_the_whole_search() {
        OpenedChart opened = open(signing(HookCall.IVIG).prefetching("conditions", condition("c1", "dm")));

        assertThat(opened.chart().problems().items()).hasSize(1);
        assertThat(opened.chart().problems().gap()).contains("only a part was supplied");
    }

    @Test
    void what_cannot_be_read_is_a_failed_search() {
        OpenedChart opened = open(signing(IVIG_FOR_MYOSITIS).prefetching("iga", "{\"resourceType\":\"Observationn\"}"));

        assertThat(opened.chart().iga().gap()).contains("what the record system supplied could not be read");
    }

    @Test
    void R65_a_first_page_alone_is_not_the_whole_search_and_still_evidence() {
        OpenedChart opened = open(signing(HookCall.IVIG)
                .prefetching(
                        "conditions",
                        searchset(Optional.of("https://ehr.example/fhir?page=2"), condition("c1", "dm"))));

        assertThat(opened.chart().problems().gap()).contains("only a part was supplied");
        assertThat(opened.chart().problems().items()).hasSize(1);
    }

    @Test
    void a_total_larger_than_what_came_is_not_the_whole_search() {
        String bundle = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":60,\"entry\":[{\"resource\":"
                + condition("c1", "dm") + "}]}";

        OpenedChart opened = open(signing(HookCall.IVIG).prefetching("conditions", bundle));

        assertThat(opened.chart().problems().gap()).contains("only a part was supplied");
    }

    @Test
    void a_key_the_site_cannot_give_is_unavailable() {
        OpenedChart opened =
                signing(IVIG_FOR_MYOSITIS).open(CHARTS, CallerFixture.hospital("https://ehr.example/fhir", "given"));

        assertThat(opened.chart().given().completeness())
                .isEqualTo(new Section.Completeness.Unavailable("this site does not give it"));
        assertThat(data(opened, "given").state()).isEqualTo("unavailable");
    }

    @Test
    void data_come_in_the_order_of_the_needs() {
        assertThat(open(signing(IVIG_FOR_MYOSITIS)).data())
                .extracting(Decision.Data::key)
                .containsExactly("patient", "conditions", "iga", "orders", "given", "body");
    }

    @Test
    void an_order_that_is_not_ivig_leaves_the_rest_unasked() {
        OpenedChart opened = open(signing(METHOTREXATE).prefetching("iga", searchset()));

        assertThat(Scope.of(opened.chart()).isIn()).isFalse();
        assertThat(opened.chart().problems().gap()).contains("not needed");
        assertThat(data(opened, "iga").state()).isEqualTo("unread");
    }

    @Test
    void T14_a_token_for_another_patient_is_refused() {
        assertThatThrownBy(() -> open(signing(IVIG_FOR_MYOSITIS)
                        .withServer("https://ehr.example/fhir")
                        .withToken("p2")))
                .isInstanceOf(Refusal.WrongPatient.class);
    }

    @Test
    void T14_a_patient_of_another_id_is_refused_also_beside_an_order_that_is_none_of_ours() {
        assertThatThrownBy(() -> open(signing(METHOTREXATE).prefetching("patient", patient("p2"))))
                .isInstanceOf(Refusal.WrongPatient.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"resourceType\":\"MedicationOrder\",\"id\":\"m\"}",
                "{\"resourceType\":\"ProcedureRequest\",\"id\":\"m\"}",
                "{\"resourceType\":\"MedicationRequest\",\"id\":\"m\",\"medication\":{\"concept\":{\"text\":\"IVIG\"}}}",
                "{\"resourceType\":\"MedicationRequest\",\"id\":\"m\",\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"urn:test\",\"code\":\"ivig\"}]},"
                        + "\"dosageInstruction\":[{\"doseQuantity\":{\"value\":90,\"unit\":\"g\"}}]}"
            })
    void R36_orders_of_another_fhir_version_are_refused(String order) {
        assertThatThrownBy(() -> open(signing(METHOTREXATE, order)))
                .isInstanceOfSatisfying(
                        Refusal.FhirVersion.class,
                        refusal ->
                                assertThat(refusal.where()).containsExactly("context.draftOrders.entry[1].resource"));
    }

    @Test
    void R36_an_order_that_is_none_of_ours_may_have_its_dose_where_stu3_had_it() {
        String other = METHOTREXATE.replaceFirst(
                "}$", ",\"dosageInstruction\":[{\"doseQuantity\":{\"value\":5,\"unit\":\"mL\"}}]}");
        assertThat(Scope.of(open(signing(other)).chart()).isIn()).isFalse();
    }

    @Test
    void draft_orders_that_are_no_bundle_are_refused() {
        assertThatThrownBy(() -> DraftOrders.read(ReceivedJson.of(order("mr1", "ivig", ""))))
                .isInstanceOf(Refusal.Malformed.class);
    }

    @Test
    void R40_a_drug_that_nobody_can_name_is_the_one_order_not_judged() {
        Refusal.NothingToJudge refusal = catchThrowableOfType(
                Refusal.NothingToJudge.class, () -> open(signing(orderOfMedication("mr1", "Medication/m1"))));

        assertThat(refusal.status()).isEqualTo(412);
        assertThat(refusal.where()).containsExactly("context.draftOrders");
    }

    @Test
    void R40_patient_view_with_neither_diagnoses_nor_orders_is_not_judged() {
        Refusal.NothingToJudge refusal = catchThrowableOfType(Refusal.NothingToJudge.class, () -> open(viewing()));

        assertThat(refusal.where()).containsExactly("conditions", "orders");
    }

    @Test
    void R43_patient_view_with_empty_searches_is_judged() {
        assertThat(Scope.of(open(viewing().prefetchingAllBut()).chart()).isIn()).isFalse();
    }

    private static OpenedChart open(HookCall call) {
        return call.open(CHARTS, HOSPITAL);
    }

    private static Decision.Data data(OpenedChart opened, String key) {
        return opened.data().stream()
                .filter(d -> d.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
