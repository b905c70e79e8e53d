package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.Chartroom.chartroom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.DosageInstruction.Amount;
import dev.ivigcds.facts.Ivig;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** An order in the manner of Epic (protocol.md 4.1): long ids, the drug in an entry of its own, one dose written three times. */
class EpicOrderTest {
    private static final String ID =
            "eHnNxGRZ6qcV1pQjQyJ5b7w-aLongDraftIdentifier.0123456789.abcdefghijklmnopqrstuvwxyz.0123456789-ABCDEFGHIJ3";

    private static final String MEDICATION = """
            {"resourceType": "Medication", "id": "eMed.1-x", "code": {"text": "PRIVIGEN 10 % INTRAVENOUS SOLUTION", "coding": [
              {"system": "urn:oid:1.2.3.4.5", "code": "124000", "display": "PRIVIGEN 10 % INTRAVENOUS SOLUTION"},
              {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "1809521"},
              {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "5666"}]}}""";

    private static final String ORDER = """
            {"resourceType": "MedicationRequest", "id": "THE-ID", "status": "draft", "intent": "order",
             "subject": {"reference": "Patient/p1", "display": "Test, Patient"},
             "requester": {"extension": [{"valueCode": "unknown", "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason"}]},
             "medicationReference": {"reference": "Medication/eMed.1-x", "display": "immune globulin (PRIVIGEN) 10 % infusion"},
             "dosageInstruction": [{
               "extension": [{"url": "https://open.epic.com/FHIR/StructureDefinition/extension/unknown", "valueString": "x"}],
               "timing": {"repeat": {"boundsPeriod": {"start": "2026-03-03T05:00:00Z"}, "frequency": 1, "period": 24.0, "periodUnit": "h", "count": 2},
                          "code": {"text": "every 24 hours"}},
               "asNeededBoolean": false,
               "route": {"coding": [{"system": "http://snomed.info/sct", "code": "47625008"}], "text": "Intravenous"},
               "doseAndRate": [
                 {"type": {"coding": [{"system": "http://epic.com/CodeSystem/dose-rate-type", "code": "calculated", "display": "calculated"}], "text": "calculated"},
                  "doseQuantity": {"value": 90, "unit": "g", "system": "http://unitsofmeasure.org", "code": "g"}},
                 {"type": {"coding": [{"system": "http://epic.com/CodeSystem/dose-rate-type", "code": "admin-amount", "display": "admin-amount"}], "text": "admin-amount"},
                  "doseQuantity": {"value": 900, "unit": "mL", "system": "http://unitsofmeasure.org", "code": "mL"}},
                 {"type": {"coding": [{"system": "http://epic.com/CodeSystem/dose-rate-type", "code": "ordered", "display": "ordered"}], "text": "ordered"},
                  "doseQuantity": {"value": 1, "unit": "g/kg", "system": "http://unitsofmeasure.org", "code": "g/kg"}}]}]}""".replace("THE-ID", ID);

    private static MedicationOrder only(Drafts drafts) {
        assertThat(drafts.inFocus()).hasSize(1);
        return drafts.inFocus().getFirst();
    }

    @Test
    void the_order_is_read_whole_with_its_long_id() {
        MedicationOrder read = only(chartroom().drafting(ORDER, MEDICATION).drafts());
        assertThat(read.from()).isEqualTo("MedicationRequest/" + ID);
        assertThat(read.ivig()).isEqualTo(Ivig.YES);
        assertThat(read.product().contents().words()).contains("PRIVIGEN 10 % INTRAVENOUS SOLUTION");
        assertThat(read.dosage().getFirst().asNeeded()).isFalse();
        assertThat(read.dosage().getFirst().doses())
                .extracting(dose -> dose.kind() + " "
                        + ((Amount.Exactly) dose.amount()).quantity().shown())
                .containsExactly("calculated 90 g", "admin-amount 900 mL", "ordered 1 g/kg");
    }

    @Test
    void its_timing_in_hours_is_kept_with_its_start() {
        Timing timing = only(chartroom().drafting(ORDER, MEDICATION).drafts())
                .dosage()
                .getFirst()
                .timing()
                .orElseThrow();
        Timing.Repeat repeat = timing.repeat().orElseThrow();
        assertThat(repeat.period()).contains(new BigDecimal("24.0"));
        assertThat(repeat.periodUnit()).isEqualTo("h");
        assertThat(repeat.bounds()).isInstanceOfSatisfying(Timing.Bounds.Between.class, bounds -> {
            assertThat(bounds.start().map(When::day)).contains(LocalDate.parse("2026-03-03"));
            assertThat(bounds.end()).isEmpty();
        });
        assertThat(timing.text()).isEqualTo("every 24 hours");
    }

    @Test
    void an_older_epic_sends_only_a_reference_and_its_words() {
        Drafts drafts = chartroom().drafting(ORDER).drafts();
        MedicationOrder read = only(drafts);
        assertThat(read.ivig()).isEqualTo(Ivig.POSSIBLE);
        assertThat(read.product().what().is(Concepts.IVIG)).isTrue();
        assertThat(read.product().resolved()).isFalse();
        assertThat(drafts.unresolvedMedications()).containsExactly("Medication/eMed.1-x");
    }

    @Test
    void the_selected_order_is_found_by_its_long_id() {
        Drafts drafts = chartroom()
                .drafting(ORDER, ORDER.replace(ID, "other"), MEDICATION)
                .selecting("MedicationRequest/" + ID)
                .drafts();
        assertThat(only(drafts).from()).isEqualTo("MedicationRequest/" + ID);
        assertThat(drafts.besides()).hasSize(1);
    }
}
