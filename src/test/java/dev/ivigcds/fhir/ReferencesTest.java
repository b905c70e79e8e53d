package dev.ivigcds.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {
    @ParameterizedTest
    @CsvSource({
        "Patient/p1, Patient/p1",
        "Patient/p1/_history/3, Patient/p1",
        "https://ehr.example/fhir/r4/Patient/p1, Patient/p1",
        "https://ehr.example/fhir/r4/Patient/p1/_history/3, Patient/p1"
    })
    void the_last_two_segments_name_a_resource(String written, String local) {
        assertThat(References.local(written)).contains(local);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#p1", "p1", "urn:uuid:6f3e/x", "Patient?identifier=http://x/y|z", "Patient/", "/p1"})
    void anything_else_names_none(String written) {
        assertThat(References.local(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://ehr.example/fhir/Medication/m1, https://ehr.example/fhir",
        "https://evil.example/Medication/m1, https://evil.example",
        "https://evil.example/Medication/m1/_history/2, https://evil.example",
        "//evil.example/fhir/Medication/m1, //evil.example/fhir",
        "/fhir/Medication/m1, /fhir"
    })
    void the_base_stands_before_them(String written, String base) {
        assertThat(References.base(written)).contains(base);
    }

    @Test
    void a_relative_reference_has_no_base() {
        assertThat(References.base("Medication/m1")).isEmpty();
        assertThat(References.base("Medication/m1/_history/2")).isEmpty();
    }
}
