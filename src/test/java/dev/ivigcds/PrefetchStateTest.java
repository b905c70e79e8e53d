package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.ServerUnderTest;
import dev.ivigcds.vignettes.SettableClock;
import dev.ivigcds.vignettes.Situations;
import dev.ivigcds.vignettes.Vignettes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The states of a prefetch key stay apart: not sent, nothing found, failed, found (R-60 … R-69). */
@DemoServer
class PrefetchStateTest {
    private static final String EMPTY = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}";
    private static final String EMPTY_WITH_WARNING =
            "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0,\"entry\":[{\"resource\":"
                    + "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"warning\",\"code\":\"not-found\"}]},"
                    + "\"search\":{\"mode\":\"outcome\"}}]}";
    private static final String FAILED =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"timeout\"}]}";
    private static final String FOREIGN_IGA =
            "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{\"resource\":{\"resourceType\":\"Observation\","
                    + "\"id\":\"foreign\",\"status\":\"final\",\"code\":{\"coding\":[{\"system\":\"http://loinc.org\","
                    + "\"code\":\"2458-8\"}]},\"subject\":{\"reference\":\"Patient/someone-else\"},"
                    + "\"effectiveDateTime\":\"2026-02-20\",\"valueQuantity\":{\"value\":180,\"unit\":\"mg/dL\","
                    + "\"system\":\"http://unitsofmeasure.org\",\"code\":\"mg/dL\"}}}]}";

    private final int port = ServerUnderTest.running().port();

    private final SettableClock clock = ServerUnderTest.running().clock();

    private EhrOverHttp ehr;
    private ObjectNode request;

    @BeforeEach
    void fillsThePrefetch() {
        clock.set(Instant.parse("2026-03-02T08:00:00Z"));
        ehr = new EhrOverHttp("http://localhost:" + port);
        Situations.store(ehr);
        request = Situations.firstIvig(ehr);
        ehr.prefetch(request, "first-ivig", List.of());
    }

    private Set<String> topicsWithIga(String iga) {
        ((ObjectNode) request.get("prefetch")).set("iga", Vignettes.STRICT.readTree(iga));
        return topics(ehr.call(request));
    }

    private static Set<String> topics(JsonNode answer) {
        return StreamSupport.stream(answer.get("cards").spliterator(), false)
                .map(c -> c.at("/source/topic/code").asString())
                .collect(Collectors.toSet());
    }

    @Test
    void r63_nullMeansNothingFound() {
        assertThat(topicsWithIga("null")).containsExactly("igaUnscreened");
    }

    @Test
    void r63_anEmptyBundleMeansNothingFound() {
        assertThat(topicsWithIga(EMPTY)).containsExactly("igaUnscreened");
    }

    @Test
    void r64_anEmptyBundleWithAWarningMeansNothingFound() {
        assertThat(topicsWithIga(EMPTY_WITH_WARNING)).containsExactly("igaUnscreened");
    }

    @Test
    void r64_anOperationOutcomeMeansCouldNotCheck() {
        assertThat(topicsWithIga(FAILED)).containsExactly("igaNotChecked");
    }

    @Test
    void r62_aKeyThatWasNotSentAndCannotBeFetchedMeansCouldNotCheck() {
        ((ObjectNode) request.get("prefetch")).remove("iga");
        assertThat(topics(ehr.call(request))).containsExactly("igaNotChecked");
    }

    @Test
    void r62_aKeyThatWasNotSentIsFetched() {
        ((ObjectNode) request.get("prefetch")).remove("iga");
        request.put("fhirServer", ehr.fhir());
        JsonNode answer = ehr.call(request);
        assertThat(topics(answer)).containsExactly("igaUnscreened");
        assertThat(data(answer, "iga").path("from").asString()).isEqualTo("fetch");
        assertThat(data(answer, "conditions").path("from").asString()).isEqualTo("prefetch");
    }

    @Test
    void t14_anotherPatientsIgaIsNotUsedAndNamedInTheRecord() {
        assertThat(topicsWithIga(FOREIGN_IGA)).containsExactly("igaUnscreened");
        assertThat(data(ehr.call(request), "iga").path("ignored").asString()).isNotBlank();
    }

    @Test
    void r69_anAbsoluteReferenceToTheSamePatientIsThePatient() {
        String own =
                FOREIGN_IGA.replace("Patient/someone-else", "https://ehr.hospital.example/fhir/Patient/first-ivig");
        assertThat(topicsWithIga(own)).isEmpty();
    }

    /** A server of R4B may return a type that R4 does not have. */
    @Test
    void r36_whatOnlyR4bKnowsStandsBesideWhatIsRead() {
        ObjectNode conditions = (ObjectNode) request.at("/prefetch/conditions");
        conditions
                .withArrayProperty("entry")
                .addObject()
                .putObject("resource")
                .put("resourceType", "NutritionProduct")
                .put("id", "n")
                .put("status", "active");
        JsonNode answer = ehr.call(request);
        assertThat(topics(answer)).containsExactly("igaUnscreened");
        assertThat(data(answer, "conditions").path("state").asString()).isEqualTo("found");
    }

    @Test
    void r60_anySingleKeyMissingAndAnySingleKeyPresentIsServed() {
        JsonNode whole = request.get("prefetch").deepCopy();
        for (String key : whole.propertyNames()) {
            request.set("prefetch", whole.deepCopy());
            ((ObjectNode) request.get("prefetch")).remove(key);
            ehr.call(request);
            request.putObject("prefetch").set(key, whole.get(key));
            ehr.call(request);
        }
    }

    @Test
    void r60_aKeyOfTheWrongKindOfResourceIsServed() {
        for (String key : Set.copyOf(request.get("prefetch").propertyNames())) {
            ((ObjectNode) request.get("prefetch"))
                    .set(key, Vignettes.STRICT.readTree("{\"resourceType\":\"Basic\",\"id\":\"b\"}"));
        }
        assertThat(topics(ehr.call(request))).contains("igaNotChecked");
    }

    private static JsonNode data(JsonNode answer, String key) {
        return StreamSupport.stream(
                        answer.at("/extension/dev.ivigcds.decision/data").spliterator(), false)
                .filter(d -> d.path("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
