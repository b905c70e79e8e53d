package dev.ivigcds.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.terminology.KnowledgeFixture;
import dev.ivigcds.terminology.KnowledgeFolder;
import dev.ivigcds.terminology.Terminology;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MustSupportTest {
    private static final Terminology TERMINOLOGY =
            Catalog.read(KnowledgeFixture.folder()).terminology();

    private static final String ORDER = """
            {"resourceType":"StructureDefinition","url":"urn:test:order","title":"IVIG order","kind":"resource","type":"MedicationRequest",
             "differential":{"element":[
              {"id":"MedicationRequest","path":"MedicationRequest"},
              {"id":"a","path":"MedicationRequest.medication[x]","mustSupport":true,"binding":{"strength":"required",
               "valueSet":"https://ivigcds.dev/fhir/ValueSet/ivig-product|1.0.0"}},
              {"id":"b","path":"MedicationRequest.dosageInstruction","mustSupport":true,"short":"The dose is worked out from it"},
              {"id":"c","path":"MedicationRequest.dosageInstruction.doseAndRate.dose[x]","mustSupport":true},
              {"id":"d","path":"MedicationRequest.dosageInstruction.route","mustSupport":true,"short":"Subcutaneous is not checked"},
              {"id":"e","path":"MedicationRequest.note","mustSupport":false},
              {"id":"f","path":"MedicationRequest.extension","mustSupport":true}]}}""";

    private static final String IGA = """
            {"resourceType":"StructureDefinition","url":"urn:test:iga","title":"Serum IgA","kind":"resource","type":"Observation",
             "differential":{"element":[
              {"id":"a","path":"Observation.code","mustSupport":true,"binding":{"valueSet":"https://ivigcds.dev/fhir/ValueSet/iga"}},
              {"id":"b","path":"Observation.value[x]","mustSupport":true}]}}""";

    @Test
    void anAbsentElementIsNamedOnceAndWhatIsBelowItIsNot() {
        assertThat(missing("""
                {"resourceType":"MedicationRequest","id":"m","medicationCodeableConcept":{"text":"Octagam 10 % intravenous"}}""")).containsExactly("dosageInstruction");
    }

    @Test
    void aChoiceIsThereInEachOfItsTypes() {
        String order = """
                {"resourceType":"MedicationRequest","id":"m","medicationCodeableConcept":{"text":"Octagam 10 % intravenous"},
                 "dosageInstruction":[{"route":{"text":"IV"}},{"doseAndRate":[{"DOSE":{"value":1}}]}]}""";
        assertThat(missing(order.replace("DOSE", "doseQuantity"))).isEmpty();
        assertThat(missing(order.replace("DOSE", "doseRange"))).isEmpty();
        assertThat(missing(order.replace("DOSE", "dosexQuantity")))
                .containsExactly("dosageInstruction.doseAndRate.dose[x]");
    }

    @Test
    void anEmptyElementIsAbsent() {
        assertThat(missing("""
                {"resourceType":"MedicationRequest","id":"m","medicationCodeableConcept":{"text":"Octagam 10 % intravenous"},
                 "dosageInstruction":[{"route":{},"doseAndRate":[{"doseQuantity":{"value":1}}]}]}""")).containsExactly("dosageInstruction.route");
    }

    @Test
    void aProfileIsAboutWhatItsValueSetHoldsAndNothingElse() {
        assertThat(missing("""
                {"resourceType":"Observation","id":"o","code":{"coding":[{"system":"http://loinc.org","code":"2458-8"}]}}""")).containsExactly("value[x]");
        assertThat(gaps("""
                {"resourceType":"Observation","id":"o","code":{"coding":[{"system":"http://loinc.org","code":"2157-6"}]}}""")).isEmpty();
        assertThat(gaps("""
                {"resourceType":"Observation","id":"o","meta":{"profile":["urn:test:iga"]},"code":{"text":"Quant. Ig A"}}""")).hasSize(1);
    }

    @Test
    void aProfileOfWhatIsWrittenIsAboutNothingThatComes() {
        String unbound = ORDER.replaceAll("(?s),\"binding\":\\{.*?\\}", "");
        assertThat(Profiles.read(new KnowledgeFolder(new TreeMap<>(Map.of("fhir-profiles/x.json", unbound))))
                        .getFirst()
                        .about())
                .hasValue(Set.of());
    }

    @Test
    void theReasonOfAnAbsentElementIsToldAndSoIsThatNoProfilesAreThere() {
        Captured.Found order = new Captured.Found("draftOrders", "MedicationRequest/m", Tree.JSON.readTree("""
                {"resourceType":"MedicationRequest","id":"m","medicationCodeableConcept":{"text":"Octagam 10 % intravenous"}}"""));
        Paper paper = new Paper();
        new MustSupport(profiles(), List.of(order), TERMINOLOGY).onto(paper);
        assertThat(paper.toString())
                .contains("MedicationRequest/m as IVIG order: no dosageInstruction")
                .contains("MedicationRequest.dosageInstruction: The dose is worked out from it");
        Paper without = new Paper();
        new MustSupport(List.of(), List.of(order), TERMINOLOGY).onto(without);
        assertThat(without.toString()).contains("No profiles are installed");
    }

    private static List<String> missing(String resource) {
        return gaps(resource).stream()
                .flatMap(gap -> gap.missing().stream())
                .map(Profile.Element::path)
                .toList();
    }

    private static List<MustSupport.Gap> gaps(String resource) {
        Captured.Found found = new Captured.Found("iga", "x", Tree.JSON.readTree(resource));
        return new MustSupport(profiles(), List.of(found), TERMINOLOGY).gaps();
    }

    private static List<Profile> profiles() {
        SortedMap<String, String> files =
                new TreeMap<>(KnowledgeFixture.folder().files());
        files.values().removeIf(text -> text.contains("\"resourceType\": \"StructureDefinition\""));
        files.put("fhir-profiles/any/order.json", ORDER);
        files.put("fhir-profiles/any/iga.json", IGA);
        return Profiles.read(new KnowledgeFolder(files));
    }
}
