package dev.ivigcds.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ca.uhn.fhir.context.FhirContext;
import dev.ivigcds.demo.SearchTable.Parameter;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SearchTableTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    static Iterable<String> types() {
        return SearchTable.types();
    }

    @Test
    void fourteenTypesAreHeld() {
        assertThat(SearchTable.types())
                .containsExactlyInAnyOrder(
                        "Patient",
                        "Practitioner",
                        "Encounter",
                        "Condition",
                        "MedicationRequest",
                        "Medication",
                        "MedicationAdministration",
                        "MedicationDispense",
                        "MedicationStatement",
                        "Observation",
                        "ServiceRequest",
                        "Procedure",
                        "AllergyIntolerance",
                        "Immunization");
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyElementIsOneOfItsType(String type) {
        for (Parameter parameter : SearchTable.of(type).values()) {
            for (String element : parameter.elements()) {
                Resource empty = (Resource) FHIR.getResourceDefinition(type).newInstance();
                assertThatCode(() -> FHIR.newTerser().getValues(empty, type + "." + element))
                        .as(type + "?" + parameter.name())
                        .doesNotThrowAnyException();
            }
        }
    }
}
