package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.Chartroom.chartroom;
import static dev.ivigcds.fhir.Chartroom.ofPatient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.Administration.Kind;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Ivig;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenRecordsTest {
    private static final String RXNORM =
            "'coding':[{'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'%s'}]";
    private static final String IVIG = "'medicationCodeableConcept':{" + RXNORM.formatted("1809521") + "}";
    private static final String PLAIN = "'medicationCodeableConcept':{" + RXNORM.formatted("5666") + "}";
    private static final String SNOMED_ROUTE = "'route':{'coding':[{'system':'http://snomed.info/sct','code':'%s'}]}";

    private static List<Administration> given(String members) {
        return chartroom()
                .with("given", ofPatient("MedicationAdministration", "'id':'g'," + members))
                .chart()
                .given()
                .items();
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "in-progress", "stopped"})
    void even_a_partial_infusion_was_given(String status) {
        assertThat(given("'status':'" + status + "'," + IVIG))
                .extracting(Administration::kind, Administration::ivig)
                .containsExactly(tuple(Kind.ADMINISTRATION, Ivig.YES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-done", "entered-in-error", "on-hold", "unknown", "nonsense"})
    void what_did_not_happen_is_left_aside(String status) {
        assertThat(given("'status':'" + status + "'," + IVIG)).isEmpty();
    }

    @Test
    void start_and_end_are_read() {
        Administration period = given("'status':'completed'," + IVIG
                        + ",'effectivePeriod':{'start':'2026-01-05T08:00:00+01:00','end':'2026-01-05T13:00:00+01:00'}")
                .getFirst();
        assertThat(period.start()).contains(When.at(OffsetDateTime.parse("2026-01-05T08:00+01:00")));
        assertThat(period.end()).contains(When.at(OffsetDateTime.parse("2026-01-05T13:00+01:00")));
        Administration point = given("'status':'completed'," + IVIG + ",'effectiveDateTime':'2026-01-05'")
                .getFirst();
        assertThat(point.start()).contains(When.on(LocalDate.parse("2026-01-05")));
        assertThat(point.end()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"47625008, YES", "34206005, NO", "1234, PROBABLE"})
    void the_route_decides_for_plain_immunoglobulin(String code, Ivig expected) {
        assertThat(given("'status':'completed'," + PLAIN + ",'dosage':{" + SNOMED_ROUTE.formatted(code) + "}")
                        .getFirst()
                        .ivig())
                .isEqualTo(expected);
    }

    @Test
    void a_medication_that_cannot_be_resolved_is_known_by_its_display() {
        Administration read = given("'status':'completed','medicationReference':{'reference':'Medication/m9',"
                        + "'display':'Privigen 10 % infusion'}")
                .getFirst();
        assertThat(read.product().resolved()).isFalse();
        assertThat(read.product().name()).isEqualTo("Privigen 10 % infusion");
        assertThat(read.ivig()).isEqualTo(Ivig.POSSIBLE);
    }

    @Test
    void dispenses_statements_and_immunizations_are_read_with_their_own_status_and_day() {
        Chart chart = chartroom()
                .with(
                        "dispensed",
                        ofPatient(
                                "MedicationDispense",
                                "'id':'d1','status':'completed','whenHandedOver':'2026-01-04'," + IVIG),
                        ofPatient(
                                "MedicationDispense",
                                "'id':'d2','status':'completed','whenPrepared':'2026-01-03'," + IVIG),
                        ofPatient("MedicationDispense", "'id':'d3','status':'in-progress'," + IVIG))
                .with(
                        "statements",
                        ofPatient(
                                "MedicationStatement",
                                "'id':'s1','status':'active','effectiveDateTime':'2025-12'," + IVIG),
                        ofPatient("MedicationStatement", "'id':'s2','status':'not-taken'," + IVIG))
                .with(
                        "immunizations",
                        ofPatient(
                                "Immunization",
                                "'id':'i1','status':'completed','occurrenceDateTime':'2024-05-01',"
                                        + "'vaccineCode':{'coding':[{'system':'http://hl7.org/fhir/sid/cvx','code':'87'}]}"),
                        ofPatient(
                                "Immunization",
                                "'id':'i2','status':'not-done','vaccineCode':{'coding':[{'system':'http://hl7.org/fhir/sid/cvx','code':'87'}]}"))
                .chart();
        assertThat(chart.dispensed().items())
                .extracting(Administration::from, a -> a.start().map(When::day).orElseThrow())
                .containsExactly(
                        tuple("MedicationDispense/d1", LocalDate.parse("2026-01-04")),
                        tuple("MedicationDispense/d2", LocalDate.parse("2026-01-03")));
        assertThat(chart.statements().items())
                .extracting(Administration::from)
                .containsExactly("MedicationStatement/s1");
        assertThat(chart.immunizations().items())
                .extracting(Administration::from, Administration::ivig)
                .containsExactly(tuple("Immunization/i1", Ivig.YES));
    }

    @Test
    void a_dispense_with_one_subcutaneous_instruction_is_not_ivig() {
        String dispense = ofPatient(
                "MedicationDispense",
                "'id':'d','status':'completed'," + PLAIN + ",'dosageInstruction':[{"
                        + SNOMED_ROUTE.formatted("47625008") + "},{" + SNOMED_ROUTE.formatted("34206005") + "}]");
        assertThat(chartroom().with("dispensed", dispense).chart().dispensed().items())
                .extracting(Administration::ivig)
                .containsExactly(Ivig.NO);
    }
}
