package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.Chartroom.chartroom;
import static dev.ivigcds.fhir.Chartroom.ofPatient;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.DosageInstruction.Amount;
import dev.ivigcds.facts.DosageInstruction.Dose;
import dev.ivigcds.facts.DosageInstruction.MaxPerPeriod;
import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DosagesTest {
    private static final String UCUM = "'system':'http://unitsofmeasure.org'";

    private static DosageInstruction instruction(String members) {
        List<DosageInstruction> dosage = chartroom()
                .drafting(ofPatient(
                        "MedicationRequest", "'id':'m','status':'draft','dosageInstruction':[{" + members + "}]"))
                .drafts()
                .inFocus()
                .getFirst()
                .dosage();
        assertThat(dosage).hasSize(1);
        return dosage.getFirst();
    }

    private static Dose dose(String members) {
        return instruction("'doseAndRate':[{" + members + "}]").doses().getFirst();
    }

    private static Quantity exactly(String members) {
        return ((Amount.Exactly) dose("'doseQuantity':{" + members + "}").amount()).quantity();
    }

    @Test
    void the_number_is_kept_exactly_as_written() {
        assertThat(exactly("'value':80.50,'code':'g'," + UCUM).value()).isEqualTo(new BigDecimal("80.50"));
    }

    @Test
    void a_ucum_code_wins_over_the_unit_in_words() {
        assertThat(exactly("'value':1,'unit':'gram per kg','code':'g/kg'," + UCUM))
                .isEqualTo(Quantity.of(new BigDecimal("1"), "g/kg"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "'value':60,'unit':'gm'; gm",
                "'value':60,'unit':'gm','code':'GM','system':'http://ehr.example/units'; gm",
                "'value':60,'code':'g'; g",
                "'value':60; \"\""
            })
    void without_a_ucum_code_the_unit_is_only_text(String members, String unit) {
        Quantity quantity = exactly(members);
        assertThat(quantity.unit()).isEqualTo(unit);
        assertThat(quantity.ucum()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'doseQuantity':{'unit':'g'}",
                "'doseQuantity':{'value':'lots','unit':'g'}",
                "'doseQuantity':{'value':60,'comparator':'~','unit':'g'}",
                "'doseRange':{}",
                "'rateQuantity':{'value':4,'unit':'mL/h'}"
            })
    void a_dose_without_a_number_that_can_be_read_is_not_stated(String members) {
        assertThat(dose(members).amount()).isEqualTo(new Amount.NotStated());
    }

    @Test
    void a_range_keeps_both_ends_and_a_missing_unit_is_the_other_ends() {
        assertThat(dose("'doseRange':{'low':{'value':70},'high':{'value':90,'code':'g'," + UCUM + "}}")
                        .amount())
                .isEqualTo(new Amount.Between(
                        Optional.of(Quantity.of(new BigDecimal("70"), "g")),
                        Optional.of(Quantity.of(new BigDecimal("90"), "g"))));
    }

    @Test
    void the_three_entries_of_epic_stay_three_and_keep_their_kinds() {
        String epic =
                "'type':{'coding':[{'system':'http://epic.com/CodeSystem/dose-rate-type','code':'%s'}],'text':'%s'}";
        String entries = String.join(
                "},{",
                epic.formatted("calculated", "calculated") + ",'doseQuantity':{'value':90,'code':'g'," + UCUM + "}",
                epic.formatted("admin-amount", "admin-amount") + ",'doseQuantity':{'value':4.5,'unit':'vial'}",
                epic.formatted("ordered", "ordered") + ",'doseQuantity':{'value':1,'code':'g/kg'," + UCUM + "}");
        assertThat(instruction("'doseAndRate':[{" + entries + "}]").doses())
                .extracting(Dose::kind)
                .containsExactly("calculated", "admin-amount", "ordered");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = ';',
            value = {
                "'coding':[{'system':'http://ehr.example','code':'X1'},{'system':'http://terminology.hl7.org/CodeSystem/dose-rate-type','code':'Ordered'}]; ordered",
                "'text':'Calculated'; calculated"
            })
    void the_kind_is_the_standard_code_in_lower_case_else_the_words(String type, String kind) {
        assertThat(dose("'type':{" + type + "}").kind()).isEqualTo(kind);
    }

    @Test
    void a_rate_ratio_is_a_quantity_per_time() {
        Dose dose = dose("'rateRatio':{'numerator':{'value':1000,'code':'mL'," + UCUM
                + "},'denominator':{'value':4,'code':'h'," + UCUM + "}}");
        assertThat(dose.rate()).contains(Quantity.of(new BigDecimal("250"), "mL/h"));
    }

    @Test
    void a_rate_over_no_time_is_no_rate() {
        assertThat(dose("'rateRatio':{'numerator':{'value':1,'code':'mL'},'denominator':{'value':0,'code':'h'}}")
                        .rate())
                .isEmpty();
    }

    @Test
    void caps_are_read_with_their_period() {
        DosageInstruction capped = instruction("'maxDosePerAdministration':{'value':40,'code':'g'," + UCUM
                + "},'maxDosePerPeriod':{'numerator':{'value':80,'code':'g'," + UCUM
                + "},'denominator':{'value':1,'code':'d'," + UCUM + "}}");
        assertThat(capped.maxPerAdministration()).contains(Quantity.of(new BigDecimal("40"), "g"));
        assertThat(capped.maxPerPeriod())
                .contains(new MaxPerPeriod(
                        Quantity.of(new BigDecimal("80"), "g"), Optional.of(Quantity.of(new BigDecimal("1"), "d"))));
    }

    @Test
    void sequence_words_route_and_as_needed_are_read() {
        DosageInstruction read = instruction("'sequence':2,'text':' 1 g/kg x 2 days ','asNeededBoolean':true,"
                + "'route':{'coding':[{'system':'http://snomed.info/sct','code':'34206005'}]}");
        assertThat(read.sequence()).contains(2);
        assertThat(read.text()).isEqualTo("1 g/kg x 2 days");
        assertThat(read.asNeeded()).isTrue();
        assertThat(read.route().is(Concepts.ROUTE_SC_OR_IM)).isTrue();
    }

    @Test
    void as_needed_for_a_reason_is_as_needed_and_a_route_may_be_named_in_words() {
        DosageInstruction read =
                instruction("'asNeededCodeableConcept':{'text':'weakness'},'route':{'text':'Intravenous'}");
        assertThat(read.asNeeded()).isTrue();
        assertThat(read.route().is(Concepts.ROUTE_IV)).isTrue();
    }

    @Test
    void an_instruction_of_words_alone_is_kept() {
        DosageInstruction read = instruction("'patientInstruction':'IVIG 1 g/kg x 2 days'");
        assertThat(read.text()).isEqualTo("IVIG 1 g/kg x 2 days");
        assertThat(read.doses()).isEmpty();
        assertThat(read.timing()).isEmpty();
        assertThat(read.sequence()).isEmpty();
    }
}
