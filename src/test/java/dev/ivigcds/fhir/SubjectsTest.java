package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.Chartroom.chartroom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.facts.Section;
import dev.ivigcds.wire.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectsTest {
    private static final String CK_OF =
            "{'resourceType':'Observation','id':'o','status':'final',%s'valueQuantity':{'value':900,'unit':'U/L'},"
                    + "'code':{'coding':[{'system':'http://loinc.org','code':'2157-6'}]}}";

    private static String ckOf(String subject) {
        return CK_OF.formatted("'subject':{'reference':'" + subject + "'},");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Patient/p1", "Patient/p1/_history/2", "https://ehr.example/fhir/Patient/p1", "urn:uuid:p1", "p1"
            })
    void the_patients_own_results_are_read_however_the_subject_is_written(String subject) {
        assertThat(chartroom().with("ck", ckOf(subject)).chart().ck().items()).hasSize(1);
    }

    @Test
    void a_result_without_a_subject_in_answer_to_a_question_about_the_patient_is_the_patients() {
        assertThat(chartroom().with("ck", CK_OF.formatted("")).chart().ck().items())
                .hasSize(1);
    }

    @Test
    void results_of_another_patient_are_left_aside_and_counted() {
        ReadChart read = chartroom()
                .with(
                        "ck",
                        ckOf("Patient/p2"),
                        ckOf("https://ehr.example/fhir/Patient/p2").replace("'o'", "'o2'"))
                .read();
        assertThat(read.chart().ck()).isEqualTo(Section.complete(List.of()));
        assertThat(read.ignored()).containsEntry("ck", "2 of another patient");
        assertThat(read.counts()).containsEntry("ck", 0);
    }

    @Test
    void a_group_is_another_patient() {
        assertThat(chartroom().with("ck", ckOf("Group/p1")).read().ignored())
                .containsEntry("ck", "1 of another patient");
    }

    @Test
    void a_subject_that_cannot_be_compared_is_not_used_and_none_can_no_longer_be_said() {
        ReadChart read = chartroom().with("ck", ckOf("urn:uuid:7c1d")).read();
        assertThat(read.chart().ck().items()).isEmpty();
        assertThat(read.chart().ck().isComplete()).isFalse();
        assertThat(read.ignored()).containsEntry("ck", "1 whose patient is not known");
    }

    @Test
    void a_result_about_someone_else_than_its_subject_is_of_another_patient() {
        String about = CK_OF.formatted("'subject':{'reference':'Patient/p1'},'focus':[{'reference':'Patient/p2'}],");
        assertThat(chartroom().with("ck", about).read().ignored()).containsEntry("ck", "1 of another patient");
    }

    @Test
    void a_patient_of_another_id_is_refused() {
        Chartroom room = chartroom().with("patient", "{'resourceType':'Patient','id':'p2'}");
        assertThatThrownBy(room::read).isInstanceOf(Refusal.WrongPatient.class).hasMessageNotContaining("p2");
    }

    @ParameterizedTest
    @CsvSource({"MedicationRequest", "ServiceRequest"})
    void a_drafted_order_about_another_patient_is_refused(String type) {
        Chartroom room =
                chartroom().drafting("{'resourceType':'" + type + "','id':'d','subject':{'reference':'Patient/p2'}}");
        assertThatThrownBy(room::drafts)
                .isInstanceOfSatisfying(
                        Refusal.WrongPatient.class,
                        refusal -> assertThat(refusal.where()).contains("context.draftOrders"));
    }
}
