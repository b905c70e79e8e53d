package dev.ivigcds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class DemoRequestsTest {
    private static final Clock MARCH = Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC);
    private static final RecordStore STORE = new RecordStore(MARCH);

    @BeforeAll
    static void fillsTheRecord() {
        new DemoPatients(STORE, MARCH).afterSingletonsInstantiated();
    }

    static List<String> names() {
        return DemoRequests.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatARequestNamesIsInTheDemoRecord(String name) {
        JsonNode context = DemoRequests.request(name).get("context");
        String patient = context.get("patientId").asString();
        assertThat(STORE.find("Patient", patient)).isPresent();
        assertThat(STORE.find("Encounter", context.get("encounterId").asString()))
                .isPresent();
        assertThat("Practitioner/" + "dr-amara-okoye")
                .isEqualTo(context.get("userId").asString());
        assertThat(STORE.find("Practitioner", "dr-amara-okoye")).isPresent();
        assertThat(context.path("draftOrders").findValues("subject"))
                .allSatisfy(subject ->
                        assertThat(subject.get("reference").asString()).isEqualTo("Patient/" + patient));
    }

    @ParameterizedTest
    @MethodSource("names")
    void draftsAreUndatedOrdersWithARoute(String name) {
        for (MedicationRequest draft : drafts(name)) {
            assertThat(draft.getStatus()).isEqualTo(MedicationRequestStatus.DRAFT);
            assertThat(draft.getIdElement().getIdPart()).isNotBlank();
            assertThat(draft.hasAuthoredOn()).isFalse();
            assertThat(draft.getDosageInstructionFirstRep().getRoute().hasCoding())
                    .isTrue();
        }
        assertThat(DemoRequests.text(name).replaceAll("\"birthDate\": \"[^\"]*\"", ""))
                .doesNotContainPattern("\"[12]\\d{3}-\\d\\d");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPrefetchedResourceIsReadStrictly(String name) {
        DemoRequests.request(name).path("prefetch").properties().stream()
                .filter(p -> p.getValue().isObject())
                .forEach(p -> assertThat(strictly(p.getValue()).fhirType()).isIn("Patient", "Bundle"));
    }

    @Test
    void everyHookInstanceIsItsOwnUuid() {
        List<String> instances = new ArrayList<>();
        names().forEach(n ->
                instances.add(DemoRequests.request(n).get("hookInstance").asString()));
        assertThat(instances)
                .doesNotHaveDuplicates()
                .allSatisfy(i -> assertThat(UUID.fromString(i)).hasToString(i));
    }

    @Test
    void everyRequestThatReadsTheDemoServerDoesSoWithoutAToken() {
        assertThat(names()).allSatisfy(n -> {
            JsonNode request = DemoRequests.request(n);
            assertThat(request.has("fhirAuthorization")).isFalse();
            assertThat(request.has("prefetch")
                            || request.path("fhirServer").asString("").equals("http://localhost:8080/fhir"))
                    .isTrue();
        });
    }

    private static Resource strictly(JsonNode node) {
        return (Resource) FhirContext.forR4Cached()
                .newJsonParser()
                .setParserErrorHandler(new StrictErrorHandler())
                .parseResource(node.toString());
    }

    private static List<MedicationRequest> drafts(String name) {
        JsonNode context = DemoRequests.request(name).get("context");
        if (!context.has("draftOrders")) {
            return List.of();
        }
        Bundle bundle = (Bundle) strictly(context.get("draftOrders"));
        return StreamSupport.stream(bundle.getEntry().spliterator(), false)
                .map(BundleEntryComponent::getResource)
                .filter(MedicationRequest.class::isInstance)
                .map(MedicationRequest.class::cast)
                .toList();
    }
}
