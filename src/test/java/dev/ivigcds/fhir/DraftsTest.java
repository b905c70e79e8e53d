package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.Chartroom.chartroom;
import static dev.ivigcds.fhir.Chartroom.ofPatient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Section;
import java.util.List;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftsTest {
    private static String draft(String id) {
        return ofPatient("MedicationRequest", "'id':'" + id + "','status':'draft'");
    }

    @Test
    void under_order_sign_all_drafts_are_in_focus_whatever_their_status() {
        Drafts read = chartroom()
                .drafting(draft("a"), draft("b").replace("draft", "active"))
                .drafts();
        assertThat(read.inFocus())
                .extracting(MedicationOrder::from)
                .containsExactly("MedicationRequest/a", "MedicationRequest/b");
        assertThat(read.inFocus()).allMatch(MedicationOrder::draft);
        assertThat(read.besides()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MedicationRequest/b",
                "https://ehr.example/fhir/MedicationRequest/b",
                "MedicationRequest/b/_history/1",
                "b",
                "urn:uuid:b"
            })
    void under_order_select_the_selected_draft_is_in_focus(String selection) {
        Drafts read = chartroom()
                .drafting(draft("a"), draft("b"))
                .selecting(selection)
                .drafts();
        assertThat(read.inFocus()).extracting(MedicationOrder::from).containsExactly("MedicationRequest/b");
        assertThat(read.besides()).extracting(MedicationOrder::from).containsExactly("MedicationRequest/a");
    }

    @Test
    void a_selected_order_of_another_kind_leaves_no_medication_in_focus() {
        Drafts read = chartroom()
                .drafting(draft("a"), "{'resourceType':'NutritionOrder','id':'n','patient':{'reference':'Patient/p1'}}")
                .selecting("NutritionOrder/n")
                .drafts();
        assertThat(read.inFocus()).isEmpty();
        assertThat(read.besides()).hasSize(1);
    }

    @Test
    void nothing_selected_is_nothing_in_focus() {
        assertThat(chartroom().drafting(draft("a")).selecting().drafts().inFocus())
                .isEmpty();
    }

    @Test
    void selections_that_point_at_nothing_sent_do_not_silence_the_orders() {
        assertThat(chartroom()
                        .drafting(draft("a"))
                        .selecting("MedicationRequest/zzz")
                        .drafts()
                        .inFocus())
                .hasSize(1);
    }

    @Test
    void drafts_without_an_id_are_told_apart() {
        String nameless = ofPatient("MedicationRequest", "'status':'draft'");
        Chartroom room = chartroom().drafting(nameless, nameless);
        assertThat(room.drafts().inFocus())
                .extracting(MedicationOrder::from)
                .containsExactly(
                        "MedicationRequest 1 of draftOrders, without id",
                        "MedicationRequest 2 of draftOrders, without id");
        assertThat(room.with("orders", nameless).chart().orders().items()).hasSize(1);
    }

    @Test
    void the_record_does_not_repeat_what_is_drafted() {
        ReadChart read = chartroom()
                .drafting(draft("a"))
                .with("orders", draft("a").replace("draft", "active"), draft("b"))
                .read();
        assertThat(read.chart().orders().items())
                .extracting(MedicationOrder::from)
                .containsExactly("MedicationRequest/b");
        assertThat(read.ignored()).containsEntry("orders", "1 drafted in this call");
    }

    @Test
    void a_reason_that_only_points_at_the_record_is_read_once_the_record_is_there() {
        String order = ofPatient("MedicationRequest", "'id':'a','reasonReference':[{'reference':'Condition/c1'}]");
        String condition = ofPatient(
                "Condition", "'id':'c1','code':{'coding':[{'system':'http://snomed.info/sct','code':'2897005'}]}");
        Chartroom room = chartroom().drafting(order);
        assertThat(room.drafts().inFocus().getFirst().reasons()).isEmpty();
        assertThat(room.with("conditions", condition)
                        .chart()
                        .inFocus()
                        .getFirst()
                        .reasons())
                .singleElement()
                .matches(reason -> reason.is(Concepts.OTHER_IVIG_INDICATION));
    }

    @Test
    void a_draft_that_cannot_be_read_is_an_order_of_nothing_known() {
        MedicationRequest odd = new MedicationRequest() {
            private static final long serialVersionUID = 1L;

            @Override
            public List<Identifier> getIdentifier() {
                throw new IllegalStateException("odd");
            }
        };
        odd.setId("odd");
        Drafts read = new ChartReader(new TerminologyFixture())
                .drafts(
                        List.of(odd),
                        List.of(),
                        Medications.of(List.of()),
                        chartroom().circumstances());
        assertThat(read.inFocus())
                .singleElement()
                .matches(order -> order.from().equals("MedicationRequest/odd"))
                .matches(order -> !order.product().resolved());
    }

    @Test
    void without_drafts_there_is_nothing_to_read() {
        assertThat(chartroom().chart())
                .extracting(
                        c -> c.inFocus().size(),
                        c -> c.besides().size(),
                        c -> c.draftServices().size())
                .containsExactly(0, 0, 0);
        assertThat(chartroom().chart().orders()).isEqualTo(Section.notChecked("it was not supplied"));
    }
}
