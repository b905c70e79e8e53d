package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.Chartroom.chartroom;
import static dev.ivigcds.fhir.Chartroom.ofPatient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Section;
import dev.ivigcds.facts.Section.Completeness;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;

class ChartReaderTest {
    private static final String CK =
            "'status':'final','code':{'coding':[{'system':'http://loinc.org','code':'2157-6'}]},'valueQuantity':{'value':900,'unit':'U/L'}";

    private static Stream<Section<?>> sections(Chart chart) {
        return Stream.of(
                chart.patient(),
                chart.problems(),
                chart.orders(),
                chart.given(),
                chart.dispensed(),
                chart.statements(),
                chart.immunizations(),
                chart.procedures(),
                chart.services(),
                chart.allergies(),
                chart.iga(),
                chart.ck(),
                chart.body(),
                chart.measures(),
                chart.renal());
    }

    @Test
    void what_was_not_supplied_was_not_checked() {
        assertThat(sections(chartroom().chart())).allMatch(s -> s.equals(Section.notChecked("it was not supplied")));
    }

    @Test
    void an_empty_answer_is_complete() {
        ReadChart read = chartroom().with("ck").read();
        assertThat(read.chart().ck()).isEqualTo(Section.complete(List.of()));
        assertThat(read.counts()).containsEntry("ck", 0);
        assertThat(read.ignored()).doesNotContainKey("ck");
    }

    @Test
    void gaps_pass_through_and_what_came_before_them_stays() {
        Part cut = new Part(
                List.of(Chartroom.parse(ofPatient("Observation", CK))),
                new Completeness.NotChecked("the record server did not answer"));
        Chart chart = chartroom()
                .with("ck", cut)
                .with("renal", new Part(List.of(), new Completeness.Unavailable("this site does not give it")))
                .chart();
        assertThat(chart.ck().items()).hasSize(1);
        assertThat(chart.ck().gap()).contains("the record server did not answer");
        assertThat(chart.renal()).isEqualTo(Section.unavailable("this site does not give it"));
    }

    @Test
    void resources_of_other_types_are_passed_over() {
        ReadChart read = chartroom()
                .with(
                        "ck",
                        "{'resourceType':'OperationOutcome','issue':[{'severity':'warning','code':'not-found'}]}",
                        "{'resourceType':'Patient','id':'p2'}",
                        ofPatient("Observation", "'id':'o'," + CK))
                .read();
        assertThat(read.chart().ck().items()).hasSize(1);
        assertThat(read.counts()).containsEntry("ck", 1);
        assertThat(read.ignored()).doesNotContainKey("ck");
    }

    @Test
    void an_odd_resource_is_counted_loses_no_other_and_forbids_saying_none() {
        Observation odd = new Observation() {
            private static final long serialVersionUID = 1L;

            @Override
            public CodeableConcept getCode() {
                throw new IllegalStateException("odd");
            }
        };
        Part part = new Part(
                List.of(odd, Chartroom.parse(ofPatient("Observation", "'id':'o'," + CK))), new Completeness.Complete());
        ReadChart read = chartroom().with("ck", part).read();
        assertThat(read.chart().ck().items()).hasSize(1);
        assertThat(read.chart().ck().isComplete()).isFalse();
        assertThat(read.ignored()).containsEntry("ck", "1 that could not be read");
    }

    @Test
    void an_odd_condition_loses_no_reading_of_the_chart() {
        Condition odd = new Condition() {
            private static final long serialVersionUID = 1L;

            @Override
            public CodeableConcept getVerificationStatus() {
                throw new IllegalStateException("odd");
            }
        };
        ReadChart read = chartroom()
                .with("conditions", new Part(List.of(odd), new Completeness.Complete()))
                .read();
        assertThat(read.ignored()).containsEntry("conditions", "1 that could not be read");
    }

    @Test
    void reasons_for_leaving_aside_are_listed_together() {
        String another = ofPatient("Observation", "'id':'a'," + CK).replace("p1", "p2");
        String cancelled = ofPatient("Observation", "'id':'b'," + CK).replace("final", "cancelled");
        assertThat(chartroom().with("ck", another, cancelled).read().ignored())
                .containsEntry("ck", "1 of another patient, 1 with a status that does not count");
    }

    @Test
    void resources_with_nothing_in_them_are_read_without_a_fault() {
        Stream.of(
                        "conditions:Condition",
                        "orders:MedicationRequest",
                        "given:MedicationAdministration",
                        "dispensed:MedicationDispense",
                        "statements:MedicationStatement",
                        "immunizations:Immunization",
                        "procedures:Procedure",
                        "services:ServiceRequest",
                        "allergies:AllergyIntolerance",
                        "iga:Observation",
                        "patient:Patient")
                .map(pair -> pair.split(":"))
                .forEach(pair -> assertThat(chartroom()
                                .with(pair[0], "{'resourceType':'" + pair[1] + "','id':'p1'}")
                                .read()
                                .ignored()
                                .getOrDefault(pair[0], ""))
                        .doesNotContain("could not be read"));
    }
}
