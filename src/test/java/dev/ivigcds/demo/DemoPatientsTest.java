package dev.ivigcds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class DemoPatientsTest {
    private static final Clock MARCH = Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC);
    private static final Clock A_YEAR_LATER = Clock.fixed(Instant.parse("2027-03-02T08:00:00Z"), ZoneOffset.UTC);

    private static List<Resource> resources(Clock clock) {
        return DemoPatients.bundles(clock).stream()
                .flatMap(bundle -> bundle.getEntry().stream())
                .map(BundleEntryComponent::getResource)
                .toList();
    }

    private static String name(Resource resource) {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }

    @Test
    void thirteenPatientsAreReadStrictly() {
        assertThat(DemoPatients.bundles(MARCH))
                .allSatisfy(bundle -> assertThat(bundle.getType()).isEqualTo(Bundle.BundleType.COLLECTION));
        assertThat(resources(MARCH)).filteredOn(Patient.class::isInstance).hasSizeGreaterThanOrEqualTo(13);
    }

    @Test
    void everyResourceHasAnIdOfItsOwn() {
        List<Resource> all = resources(MARCH);
        assertThat(all).allSatisfy(r -> assertThat(r.getIdElement().getIdPart()).matches("[a-z0-9-]{1,64}"));
        assertThat(all).extracting(DemoPatientsTest::name).doesNotHaveDuplicates();
    }

    @Test
    void everyReferenceLeadsToADemoResource() {
        List<Resource> all = resources(MARCH);
        Set<String> there = all.stream().map(DemoPatientsTest::name).collect(Collectors.toSet());
        for (Resource resource : all) {
            assertThat(FhirContext.forR4Cached()
                            .newTerser()
                            .getAllPopulatedChildElementsOfType(resource, Reference.class))
                    .as(name(resource))
                    .extracting(Reference::getReference)
                    .allSatisfy(reference -> assertThat(there).contains(reference));
        }
    }

    @Test
    void everyPatientHasAVisitADiagnosisAHeightAndAWeight() {
        for (Bundle bundle : DemoPatients.bundles(MARCH)) {
            String text = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(bundle);
            if (text.contains("\"Patient\"")) {
                assertThat(text).contains("\"Encounter\"", "\"Condition\"", "\"29463-7\"", "\"8302-2\"");
            }
        }
    }

    @Test
    void datesMoveWithTheClock() {
        assertThat(firstInfusion(MARCH)).isEqualTo(LocalDate.of(2025, 12, 1));
        assertThat(firstInfusion(A_YEAR_LATER)).isEqualTo(LocalDate.of(2026, 12, 1));
    }

    private static LocalDate firstInfusion(Clock clock) {
        return resources(clock).stream()
                .filter(MedicationAdministration.class::isInstance)
                .map(MedicationAdministration.class::cast)
                .filter(a -> name(a).equals("MedicationAdministration/nora-response-ivig-1-day-1"))
                .map(a -> LocalDate.parse(a.getEffectiveDateTimeType().getValueAsString()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void noDateLiesAheadAndNoPlaceholderIsLeft() {
        for (Bundle bundle : DemoPatients.bundles(MARCH)) {
            String text = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(bundle);
            assertThat(text).doesNotContain("{{", "2026-03-03", "2026-03-02T08:00:01");
            assertThat(text).doesNotContainPattern("\"202(6-(0[4-9]|1[0-2])|[7-9])");
        }
    }

    @Test
    void theRecordHoldsThemAtStart() {
        RecordStore store = new RecordStore(MARCH);
        new DemoPatients(store, MARCH).afterSingletonsInstantiated();
        assertThat(store.all("Patient"))
                .extracting(p -> p.getIdElement().getIdPart())
                .contains("una-screened", "max-gramm", "alice-inorder");
    }
}
