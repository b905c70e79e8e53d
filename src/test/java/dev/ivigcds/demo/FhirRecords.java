package dev.ivigcds.demo;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/** A small record of two patients, with a resource of every kind a CDS service searches. */
final class FhirRecords {
    private static final String LOINC = "\"code\":{\"coding\":[{\"system\":\"http://loinc.org\",\"code\":\"%s\"}]}";
    private static final String OF_P1 = "\"subject\":{\"reference\":\"Patient/p1\"}";
    private static final String IVIG = "\"medicationCodeableConcept\":{\"text\":\"IVIG\"}";

    private FhirRecords() {}

    static List<Resource> resources() {
        return Stream.concat(
                        Stream.of(
                                observation("iga-old", "p1", "2458-8", "2025-01-10"),
                                observation("iga-new", "p1", "2458-8", "2026-02-10T09:00:00+01:00"),
                                written(
                                        "Observation",
                                        "iga-undated",
                                        "\"status\":\"registered\"," + LOINC.formatted("33218-3") + "," + OF_P1),
                                observation("weight", "p1", "29463-7", "2026-02-11"),
                                observation("ck-old", "p1", "2157-6", "2025-11-01"),
                                written(
                                        "Observation",
                                        "ck-new",
                                        "\"status\":\"final\"," + LOINC.formatted("2157-6") + "," + OF_P1
                                                + ",\"encounter\":{\"reference\":\"Encounter/visit\"},\"effectivePeriod\":{\"start\":\"2026-02-01\",\"end\":\"2026-02-02\"}"),
                                observation("other", "p2", "2157-6", "2026-01-01")),
                        others())
                .toList();
    }

    private static Stream<Resource> others() {
        return Stream.of(
                written(
                        "Patient",
                        "p1",
                        "\"gender\":\"female\",\"birthDate\":\"1970-05-06\",\"name\":[{\"family\":\"Doe\",\"given\":[\"Jane\",\"Anna\"]}]"),
                written(
                        "Patient",
                        "p2",
                        "\"gender\":\"male\",\"birthDate\":\"1980-01-02\",\"name\":[{\"family\":\"M\u00fcller\",\"given\":[\"Tom\"]}],\"identifier\":[{\"system\":\"urn:mrn\",\"value\":\"77\"}]"),
                written(
                        "Encounter",
                        "visit",
                        "\"status\":\"in-progress\",\"class\":{\"code\":\"AMB\"},\"period\":{\"start\":\"2026-03-02T07:00:00Z\"},"
                                + OF_P1),
                written(
                        "Condition",
                        "dm",
                        "\"clinicalStatus\":{\"coding\":[{\"code\":\"active\"}]},\"recordedDate\":\"2025-06-01\",\"code\":{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"396230008\"}]},"
                                + OF_P1),
                written(
                        "MedicationRequest",
                        "order-old",
                        "\"status\":\"completed\",\"intent\":\"order\",\"authoredOn\":\"2025-09-01\"," + IVIG + ","
                                + OF_P1),
                written(
                        "MedicationRequest",
                        "order-new",
                        "\"status\":\"active\",\"intent\":\"order\",\"authoredOn\":\"2026-02-01\"," + IVIG + ","
                                + OF_P1),
                written(
                        "MedicationAdministration",
                        "given-1",
                        "\"status\":\"completed\",\"effectiveDateTime\":\"2025-10-01\"," + IVIG + "," + OF_P1),
                written(
                        "MedicationAdministration",
                        "given-2",
                        "\"status\":\"completed\",\"effectivePeriod\":{\"start\":\"2025-11-01\"}," + IVIG + ","
                                + OF_P1),
                written(
                        "MedicationDispense",
                        "handed-1",
                        "\"status\":\"completed\",\"whenHandedOver\":\"2025-10-01\"," + IVIG + "," + OF_P1),
                written(
                        "MedicationDispense",
                        "handed-2",
                        "\"status\":\"completed\",\"whenHandedOver\":\"2025-12-01\"," + IVIG + "," + OF_P1),
                written("MedicationStatement", "says", "\"status\":\"active\"," + IVIG + "," + OF_P1),
                written(
                        "ServiceRequest",
                        "iga-test",
                        "\"status\":\"active\",\"intent\":\"order\",\"authoredOn\":\"2026-02-01\"," + OF_P1),
                written(
                        "ServiceRequest",
                        "iga-done",
                        "\"status\":\"completed\",\"intent\":\"order\",\"authoredOn\":\"2026-01-01\"," + OF_P1),
                written(
                        "Procedure",
                        "biopsy-1",
                        "\"status\":\"completed\",\"performedDateTime\":\"2024-01-01\"," + OF_P1),
                written(
                        "Procedure",
                        "biopsy-2",
                        "\"status\":\"completed\",\"performedPeriod\":{\"start\":\"2024-02-01\"}," + OF_P1),
                written("AllergyIntolerance", "allergy", "\"patient\":{\"reference\":\"Patient/p1\"}"),
                written(
                        "Immunization",
                        "jab-1",
                        "\"status\":\"completed\",\"vaccineCode\":{\"text\":\"flu\"},\"occurrenceDateTime\":\"2024-10-01\",\"patient\":{\"reference\":\"Patient/p1\"}"),
                written(
                        "Immunization",
                        "jab-2",
                        "\"status\":\"completed\",\"vaccineCode\":{\"text\":\"flu\"},\"occurrenceDateTime\":\"2025-10-01\",\"patient\":{\"reference\":\"Patient/p1\"}"));
    }

    static Resource observation(String id, String patient, String loinc, String date) {
        return written(
                "Observation",
                id,
                "\"status\":\"final\",\"category\":[{\"coding\":[{\"code\":\"%s\"}]}],"
                                .formatted(loinc.equals("29463-7") ? "vital-signs" : "laboratory")
                        + LOINC.formatted(loinc) + ",\"effectiveDateTime\":\"" + date
                        + "\",\"subject\":{\"reference\":\"Patient/" + patient + "\"}");
    }

    private static Resource written(String type, String id, String members) {
        String text = "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\"," + members + "}";
        return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(text);
    }
}
