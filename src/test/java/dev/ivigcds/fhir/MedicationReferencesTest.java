package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.Chartroom.chartroom;
import static dev.ivigcds.fhir.Chartroom.ofPatient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Section.Completeness;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MedicationReferencesTest {
    private static String order(String reference) {
        return ofPatient(
                "MedicationRequest", "'id':'o','medicationReference':{'reference':'" + reference + "','display':'x'}");
    }

    private static List<Resource> from(String base, String... orders) {
        Bundle bundle = (Bundle) Chartroom.parse("{'resourceType':'Bundle','entry':["
                + String.join(
                        ",",
                        Arrays.stream(orders)
                                .map(o -> "{'fullUrl':'" + base + "','resource':" + o + "}")
                                .toList())
                + "]}");
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .toList();
    }

    @Test
    void a_relative_reference_that_is_not_at_hand_is_worth_a_fetch_without_its_version() {
        assertThat(chartroom().with("orders", order("Medication/m1/_history/2")).unresolved())
                .containsExactly("Medication/m1");
    }

    @Test
    void one_that_is_at_hand_is_not() {
        assertThat(chartroom()
                        .with("orders", order("Medication/m1"))
                        .shelving("{'resourceType':'Medication','id':'m1','code':{'text':'x'}}")
                        .unresolved())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/fhir/Medication/m1", "#m1", "urn:uuid:7c1d", "Substance/m1", ""})
    void a_foreign_base_and_what_is_no_medication_are_never_asked_for(String reference) {
        assertThat(chartroom().with("orders", order(reference)).unresolved()).isEmpty();
        assertThat(chartroom().drafting(order(reference)).drafts().unresolvedMedications())
                .isEmpty();
    }

    @Test
    void an_absolute_reference_counts_only_on_the_base_its_order_came_from() {
        String url = "https://ehr.example/fhir/MedicationRequest/o";
        Part own = new Part(from(url, order("https://ehr.example/fhir/Medication/m1")), new Completeness.Complete());
        Part foreign =
                new Part(from(url, order("https://evil.example/fhir/Medication/m1")), new Completeness.Complete());
        assertThat(chartroom().with("orders", own).unresolved()).containsExactly("Medication/m1");
        assertThat(chartroom().with("orders", foreign).unresolved()).isEmpty();
    }

    @Test
    void a_medication_of_one_server_does_not_answer_for_another() {
        List<Resource> shelf = from(
                "https://ehr.example/fhir/Medication/m1",
                "{'resourceType':'Medication','id':'m1','code':{'text':'Privigen'}}");
        Chartroom room = chartroom()
                .drafting(
                        order("https://evil.example/fhir/Medication/m1"),
                        order("https://ehr.example/fhir/Medication/m1"));
        ChartReader reader = new ChartReader(new TerminologyFixture());
        assertThat(reader.drafts(room.draftResources(), List.of(), Medications.of(shelf), room.circumstances())
                        .inFocus())
                .extracting(order -> order.product().resolved())
                .containsExactly(false, true);
    }

    @Test
    void administrations_dispenses_and_statements_point_at_medications_too() {
        String reference = "'medicationReference':{'reference':'Medication/%s'}";
        assertThat(chartroom()
                        .with("given", ofPatient("MedicationAdministration", reference.formatted("a")))
                        .with("dispensed", ofPatient("MedicationDispense", reference.formatted("b")))
                        .with("statements", ofPatient("MedicationStatement", reference.formatted("c")))
                        .with("conditions", ofPatient("Condition", "'id':'c'"))
                        .unresolved())
                .containsExactlyInAnyOrder("Medication/a", "Medication/b", "Medication/c");
    }
}
