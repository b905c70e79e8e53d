package dev.ivigcds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.DemoServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The embedded FHIR server as any FHIR client sees it. */
@DemoServer
class DemoFhirServerTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @BeforeEach
    void threeResultsOfOnePatient() throws Exception {
        put(
                "Patient/shelf",
                "{\"resourceType\":\"Patient\",\"id\":\"shelf\",\"name\":[{\"family\":\"Shelfton\",\"given\":[\"Ada\"]}]}");
        put("Observation/shelf-1", observation("shelf-1", "2458-8", "2026-01-01"));
        put("Observation/shelf-2", observation("shelf-2", "2157-6", "2026-02-01"));
        put("Observation/shelf-3", observation("shelf-3", "2458-8", "2026-03-01"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Observation?patient=shelf&code=http://loinc.org|2458-8&_sort=-date&_count=50 ; shelf-3 shelf-1",
                "Observation?patient=shelf&code=http://loinc.org|2458-8,http://loinc.org|2157-6&_sort=date ; shelf-1 shelf-2 shelf-3",
                "Observation?subject=Patient/shelf&code=2157-6 ; shelf-2",
                "Observation?patient=shelf&code=http://other.example|2458-8 ; ''",
                "Observation?patient=shelf&date=ge2026-02-01&date=lt2026-03-01 ; shelf-2",
                "Observation?patient=shelf&status=final&_id=shelf-1,shelf-3&_sort=-_id ; shelf-3 shelf-1",
                "Observation?patient=nobody ; ''",
                "Patient?name=shelf ; shelf",
                "Patient?family=Shelf&given=ada ; shelf",
                "Patient?name=helf ; ''",
            })
    void aSearchFindsWhatItAsksForInTheOrderItAsksFor(String search, String ids) throws Exception {
        JsonNode found = get(search, 200);
        List<String> names = new ArrayList<>();
        found.path("entry").forEach(entry -> names.add(entry.at("/resource/id").asString()));
        assertThat(String.join(" ", names)).isEqualTo(ids.strip());
        assertThat(found.path("total").asInt()).isEqualTo(names.size());
    }

    @Test
    void pagesAreFollowedToTheLast() throws Exception {
        List<String> names = new ArrayList<>();
        String next = base() + "Observation?patient=shelf&_sort=date&_count=2";
        while (!next.isEmpty()) {
            JsonNode page = JSON.readTree(
                    send(HttpRequest.newBuilder(URI.create(next)).build(), 200).body());
            page.path("entry")
                    .forEach(entry -> names.add(entry.at("/resource/id").asString()));
            next = "";
            for (JsonNode link : page.path("link")) {
                next = link.path("relation").asString().equals("next")
                        ? link.path("url").asString()
                        : next;
            }
        }
        assertThat(names).containsExactly("shelf-1", "shelf-2", "shelf-3");
    }

    @Test
    void aSearchMayBePosted() throws Exception {
        HttpRequest search = HttpRequest.newBuilder(URI.create(base() + "Observation/_search"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("patient=shelf&code=http%3A%2F%2Floinc.org%7C2157-6"))
                .build();
        assertThat(JSON.readTree(send(search, 200).body()).path("total").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"Observation?colour=red,colour", "Observation?patient=shelf&_sort=colour,colour"})
    void whatCannotBeSearchedIsRefusedInWords(String search, String words) throws Exception {
        JsonNode outcome = get(search, 400);
        assertThat(outcome.path("resourceType").asString()).isEqualTo("OperationOutcome");
        assertThat(outcome.at("/issue/0/diagnostics").asString()).contains(words);
    }

    @Test
    void aResourceIsCreatedReadChangedAndRemoved() throws Exception {
        HttpRequest create = HttpRequest.newBuilder(URI.create(base() + "Observation"))
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(observation("ignored", "2458-8", "2026-03-02")))
                .build();
        String location = send(create, 201).headers().firstValue("Location").orElseThrow();
        String id = location.replaceFirst(".*Observation/([^/]+).*", "$1");
        assertThat(id).isNotEqualTo("ignored");
        assertThat(get("Observation/" + id, 200).at("/meta/versionId").asString())
                .isEqualTo("1");
        put("Observation/" + id, observation(id, "2157-6", "2026-03-02"));
        assertThat(get("Observation/" + id, 200).at("/code/coding/0/code").asString())
                .isEqualTo("2157-6");
        send(
                HttpRequest.newBuilder(URI.create(base() + "Observation/" + id))
                        .DELETE()
                        .build(),
                204);
        get("Observation/" + id, 404);
    }

    @Test
    void theCapabilityStatementNamesTheSearchesThatWork() throws Exception {
        JsonNode statement = get("metadata", 200);
        assertThat(statement.path("fhirVersion").asString()).isEqualTo("4.0.1");
        List<String> named = new ArrayList<>();
        for (JsonNode resource : statement.at("/rest/0/resource")) {
            for (JsonNode parameter : resource.path("searchParam")) {
                named.add(resource.path("type").asString() + "?"
                        + parameter.path("name").asString());
            }
        }
        assertThat(named)
                .contains("Patient?name", "Observation?code", "MedicationRequest?authoredon", "Immunization?date")
                .doesNotContain("Patient?code");
        for (String search : named) {
            get(search + "=x", 200);
        }
    }

    private String observation(String id, String code, String date) {
        return """
                {"resourceType":"Observation","id":"%s","status":"final","subject":{"reference":"Patient/shelf"},
                 "code":{"coding":[{"system":"http://loinc.org","code":"%s"}]},"effectiveDateTime":"%s"}""".formatted(id, code, date);
    }

    private String base() {
        return "http://localhost:" + port + "/fhir/";
    }

    private void put(String path, String body) throws IOException, InterruptedException {
        HttpRequest put = HttpRequest.newBuilder(URI.create(base() + path))
                .header("Content-Type", "application/fhir+json")
                .PUT(BodyPublishers.ofString(body))
                .build();
        assertThat(http.send(put, BodyHandlers.discarding()).statusCode()).isIn(200, 201);
    }

    private JsonNode get(String path, int status) throws IOException, InterruptedException {
        URI uri = URI.create(base() + path.strip().replace("|", "%7C"));
        return JSON.readTree(send(HttpRequest.newBuilder(uri).build(), status).body());
    }

    private HttpResponse<String> send(HttpRequest request, int status) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as("%s: %s", request.uri(), answer.body())
                .isEqualTo(status);
        return answer;
    }
}
