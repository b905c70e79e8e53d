package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.Chartroom.chartroom;
import static dev.ivigcds.fhir.Chartroom.ofPatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.Remarks;
import dev.ivigcds.facts.StatusReason;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MedicationOrdersTest {
    private static MedicationOrder order(String members) {
        return chartroom()
                .with("orders", ofPatient("MedicationRequest", "'id':'o'," + members))
                .chart()
                .orders()
                .items()
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "active, ACTIVE",
        "on-hold, ON_HOLD",
        "cancelled, CANCELLED",
        "completed, COMPLETED",
        "entered-in-error, ENTERED_IN_ERROR",
        "stopped, STOPPED",
        "draft, DRAFT",
        "unknown, UNKNOWN",
        "nonsense, UNKNOWN"
    })
    void the_status_is_read_and_an_unknown_one_loses_nothing_else(String code, Status status) {
        MedicationOrder read = order("'status':'" + code + "','intent':'order'");
        assertThat(read.status()).isEqualTo(status);
        assertThat(read.intent()).isEqualTo("order");
    }

    @Test
    void what_an_order_says_besides_its_dosage_is_read() {
        MedicationOrder read = order("'note':[{'text':'dosing weight 78 kg'},{'text':'first course'}],"
                + "'dispenseRequest':{'quantity':{'value':140,'code':'g','system':'http://unitsofmeasure.org'}}");
        assertThat(read.remarks())
                .isEqualTo(new Remarks(
                        Optional.empty(),
                        "dosing weight 78 kg; first course",
                        Optional.of(Quantity.of(new BigDecimal("140"), "g"))));
        assertThat(order("'status':'active'").remarks()).isEqualTo(Remarks.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'extension':[{'url':'https://ehr.example/fhir/StructureDefinition/dosing-weight','valueQuantity':WEIGHT}]",
                "'dosageInstruction':[{'extension':[{'url':'https://ehr.example/dosingWeight','valueQuantity':WEIGHT}]}]"
            })
    void a_dosing_weight_in_an_extension_of_any_publisher_is_read(String members) {
        String weight = "{'value':78,'unit':'kg','code':'kg','system':'http://unitsofmeasure.org'}";
        assertThat(order(members.replace("WEIGHT", weight)).remarks().dosingWeight())
                .contains(Quantity.of(new BigDecimal("78"), "kg"));
        assertThat(order(members.replace("WEIGHT", weight).replaceAll("(?i)dosing-?weight", "weight"))
                        .remarks()
                        .dosingWeight())
                .isEmpty();
    }

    @Test
    void the_extension_for_replaces_is_read_like_a_prior_prescription() {
        MedicationOrder read = order("'priorPrescription':{'reference':'MedicationRequest/a'},"
                + "'extension':[{'url':'http://hl7.org/fhir/StructureDefinition/request-replaces',"
                + "'valueReference':{'reference':'MedicationRequest/b'}}]");
        assertThat(read.replaces()).containsExactlyInAnyOrder("MedicationRequest/a", "MedicationRequest/b");
    }

    @Test
    void an_order_without_a_status_is_of_unknown_status() {
        assertThat(order("'intent':'new-kind'"))
                .extracting(MedicationOrder::status, MedicationOrder::intent, MedicationOrder::doNotPerform)
                .containsExactly(Status.UNKNOWN, "new-kind", false);
    }

    @Test
    void what_makes_two_orders_one_is_read_in_one_spelling() {
        MedicationOrder read = order("'doNotPerform':true,'authoredOn':'2026-03-01T09:00:00+01:00',"
                + "'identifier':[{'system':'urn:orders','value':'7'},{'value':'8'},{'system':'urn:orders'}],"
                + "'priorPrescription':{'reference':'https://ehr.example/fhir/MedicationRequest/old/_history/1'},"
                + "'basedOn':[{'reference':'CarePlan/c1'},{'reference':'#c2'},{'display':'the plan'}]");
        assertThat(read.doNotPerform()).isTrue();
        assertThat(read.authoredOn()).contains(When.at(OffsetDateTime.parse("2026-03-01T09:00+01:00")));
        assertThat(read.identifiers()).containsExactly("urn:orders|7");
        assertThat(read.replaces()).containsExactly("MedicationRequest/old");
        assertThat(read.basedOn()).containsExactly("CarePlan/c1");
    }

    @Test
    void why_it_was_stopped_is_read_by_the_standard_code_and_in_words() {
        MedicationOrder read = order("'status':'stopped','statusReason':{'text':'rash','coding':["
                + "{'system':'http://terminology.hl7.org/CodeSystem/medicationrequest-status-reason','code':'salg','display':'Allergy'},"
                + "{'system':'http://ehr.example','code':'salg','display':'rash'}]}");
        assertThat(read.statusReason()).isEqualTo(new StatusReason(Set.of("salg"), "rash; Allergy"));
        assertThat(order("'status':'active'").statusReason()).isEqualTo(StatusReason.NONE);
    }

    @Test
    void a_reason_may_be_a_code_a_condition_of_the_chart_a_contained_one_or_words() {
        String dm = "'code':{'coding':[{'system':'http://snomed.info/sct','code':'396230008'}]}";
        String order = ofPatient(
                "MedicationRequest",
                "'id':'o','contained':[{'resourceType':'Condition','id':'x','code':{'coding':[{'system':'http://snomed.info/sct','code':'2897005'}]}}],"
                        + "'reasonCode':[{'text':'unclear'}],'reasonReference':[{'reference':'Condition/c1'},{'reference':'#x'},"
                        + "{'reference':'Condition/gone','display':'Dermatomyositis'},{'reference':'Condition/gone'}]");
        MedicationOrder read = chartroom()
                .with("orders", order)
                .with("conditions", ofPatient("Condition", "'id':'c1'," + dm))
                .chart()
                .orders()
                .items()
                .getFirst();
        assertThat(read.reasons())
                .extracting(Recognition::by, Recognition::concepts)
                .containsExactly(
                        tuple(Recognition.By.NOTHING, Set.of()),
                        tuple(Recognition.By.CODE, Set.of(Concepts.DERMATOMYOSITIS)),
                        tuple(Recognition.By.CODE, Set.of(Concepts.OTHER_IVIG_INDICATION)),
                        tuple(Recognition.By.NAME, Set.of(Concepts.DERMATOMYOSITIS)));
    }

    @Test
    void a_refuted_condition_or_another_patients_is_no_reason() {
        String dm = "'code':{'coding':[{'system':'http://snomed.info/sct','code':'396230008'}]}";
        String order = ofPatient(
                "MedicationRequest",
                "'id':'o','reasonReference':[{'reference':'Condition/c1'},{'reference':'Condition/c2'}]");
        assertThat(chartroom()
                        .with("orders", order)
                        .with(
                                "conditions",
                                ofPatient(
                                        "Condition",
                                        "'id':'c1','verificationStatus':{'coding':[{'code':'refuted'}]}," + dm),
                                ofPatient("Condition", "'id':'c2'," + dm).replace("Patient/p1", "Patient/p2"))
                        .chart()
                        .orders()
                        .items()
                        .getFirst()
                        .reasons())
                .isEmpty();
    }
}
