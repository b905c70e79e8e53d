package dev.ivigcds.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class NewNamesTest {
    private final NewNames names = new NewNames(Set.of("order-2"));

    @Test
    void theSameThingHasTheSameNewIdHoweverItIsNamed() {
        assertThat(names.server("https://ehr.example/fhir/")).isEqualTo("https://server-1.invalid/fhir");
        assertThat(names.patient("abc")).isEqualTo("patient-1");
        assertThat(names.patient("Patient/abc")).isEqualTo("Patient/patient-1");
        assertThat(names.patient("urn:uuid:abc")).isEqualTo("urn:uuid:patient-1");
        assertThat(names.reference("Patient/abc")).isEqualTo("Patient/patient-1");
        assertThat(names.reference("urn:uuid:abc")).isEqualTo("urn:uuid:patient-1");
        assertThat(names.reference("https://ehr.example/fhir/Patient/abc/_history/7"))
                .isEqualTo("https://server-1.invalid/fhir/Patient/patient-1/_history/1");
        assertThat(names.reference("https://other.example/Patient/def"))
                .isEqualTo("https://server-2.invalid/fhir/Patient/patient-2");
    }

    @Test
    void aBareIdIsThatOfTheResourceItNames() {
        assertThat(names.id("MedicationRequest", "m9")).isEqualTo("order-1");
        assertThat(names.reference("m9")).isEqualTo("order-1");
        assertThat(names.reference("unheard-of")).isEqualTo("other-1");
        assertThat(names.reference("#med")).isEqualTo("#contained-1");
    }

    @Test
    void noNewIdIsAnOldOne() {
        assertThat(names.id("MedicationRequest", "order-2")).isEqualTo("order-1");
        assertThat(names.id("MedicationRequest", "another")).isEqualTo("order-3");
    }
}
