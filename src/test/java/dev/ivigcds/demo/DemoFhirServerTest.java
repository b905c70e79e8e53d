package dev.ivigcds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The demo's FHIR server over HTTP, as a CDS service, an EHR and a curious user call it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        classes = DemoFhirServerTest.OnlyTheFhirServer.class,
        properties = {"server.tomcat.relaxed-query-chars=|", "management.server.port=0"})
@ActiveProfiles("demo")
class DemoFhirServerTest {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The server alone, its clock standing still. */
    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(DemoFhirServer.class)
    static class OnlyTheFhirServer {
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC);
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private RecordStore store;

    @BeforeEach
    void theRecordHoldsItsResourcesAgain() {
        for (String type : SearchTable.types()) {
            store.all(type)
                    .forEach(found -> store.remove(type, found.getIdElement().getIdPart()));
        }
        FhirRecords.resources().forEach(store::put);
    }

    private String base() {
        return "http://localhost:" + port + "/fhir";
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder to(String relative) {
        return HttpRequest.newBuilder(URI.create(base() + relative.replace("|", "%7C")))
                .header("Content-Type", "application/fhir+json");
    }

    private HttpResponse<String> get(String relative) {
        return send(to(relative));
    }

    private HttpResponse<String> post(String relative, String body) {
        return send(to(relative).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> put(String relative, String body) {
        return send(to(relative).PUT(BodyPublishers.ofString(body)));
    }

    private static <T extends Resource> T parsed(Class<T> type, HttpResponse<String> answer) {
        return FHIR.newJsonParser().parseResource(type, answer.body());
    }

    private Bundle search(String relative) {
        HttpResponse<String> answer = get(relative);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return parsed(Bundle.class, answer);
    }

    private static List<String> ids(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    private static String complaint(HttpResponse<String> answer) {
        return parsed(OperationOutcome.class, answer).getIssueFirstRep().getDiagnostics();
    }

    @Test
    void metadataNameTheSearchParametersThatEachTypeReallyHas() {
        CapabilityStatement statement = parsed(CapabilityStatement.class, get("/metadata"));

        assertThat(statement.getFhirVersion().toCode()).isEqualTo("4.0.1");
        assertThat(statement.getRestFirstRep().getResource())
                .filteredOn(resource -> SearchTable.types().contains(resource.getType()))
                .hasSameSizeAs(SearchTable.types())
                .allSatisfy(resource -> {
                    assertThat(resource.getSearchParam())
                            .extracting(parameter -> parameter.getName())
                            .containsExactlyElementsOf(
                                    SearchTable.of(resource.getType()).keySet());
                    assertThat(resource.getInteraction())
                            .extracting(interaction -> interaction.getCode().toCode())
                            .contains("read", "create", "update", "delete", "search-type");
                    assertThat(resource.getSearchInclude()).isEmpty();
                });
        assertThat(statement.getRestFirstRep().getInteraction())
                .extracting(interaction -> interaction.getCode().toCode())
                .contains("transaction");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/Condition?patient=p1&_count=200; dm",
                "/Observation?patient=p1&code=http://loinc.org|2458-8,http://loinc.org|33218-3&_sort=-date&_count=50; iga-new iga-old iga-undated",
                "/Observation?patient=p1&code=http://loinc.org|29463-7,http://loinc.org|8302-2&_sort=-date&_count=100; weight",
                "/Observation?patient=Patient/p1&code=http://loinc.org|2157-6&_sort=date&_count=100; ck-old ck-new",
                "/MedicationRequest?patient=p1&_sort=-authoredon&_count=200; order-new order-old",
                "/MedicationAdministration?patient=p1&_sort=-effective-time&_count=200; given-2 given-1",
                "/MedicationDispense?patient=p1&_sort=-whenhandedover&_count=100; handed-2 handed-1",
                "/MedicationStatement?patient=p1&_count=100; says",
                "/ServiceRequest?patient=p1&status=draft,active,on-hold&_sort=-authored&_count=100; iga-test",
                "/Procedure?patient=p1&_sort=-date&_count=100; biopsy-2 biopsy-1",
                "/AllergyIntolerance?patient=p1&_count=100; allergy",
                "/Immunization?patient=p1&_sort=-date&_count=100; jab-2 jab-1",
                "/Encounter?patient=p1&status=in-progress&date=ge2026-03-01; visit",
                "/Observation?subject=Patient/p2; other",
                "/Observation?patient=Group/p1; ",
            })
    void theSearchesOfACdsServiceFindTheirResourcesInOrder(String query, String expected) {
        Bundle found = search(query);

        List<String> ids = expected == null ? List.of() : List.of(expected.split(" "));
        assertThat(ids(found)).containsExactlyElementsOf(ids);
        assertThat(found.getTotal()).isEqualTo(ids.size());
        assertThat(found.getLink(Bundle.LINK_NEXT)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/Patient?_id=p2,p1,nobody; p1 p2",
                "/Patient?_sort=-_id; p2 p1",
                "/Patient?name=ANN; p1",
                "/Patient?name=doe; p1",
                "/Patient?name=oe; ",
                "/Patient?family=Mull; p2",
                "/Patient?given=anna&gender=female; p1",
                "/Patient?gender=female,male; p1 p2",
                "/Patient?birthdate=1970-05-06; p1",
                "/Patient?birthdate=ge1970&birthdate=lt1971; p1",
                "/Patient?identifier=urn:mrn|77; p2",
                "/Patient?identifier=77; p2",
                "/Patient?identifier=|77; ",
                "/Patient?_sort=-family; p2 p1",
                "/Patient?_sort=birthdate; p1 p2",
                "/Condition?code=http://snomed.info/sct|; dm",
                "/Condition?code=|m33; ",
                "/Condition?clinical-status=active&recorded-date=2025; dm",
                "/Observation?category=laboratory&status=final&date=lt2026; iga-old ck-old",
                "/Observation?encounter=Encounter/visit; ck-new",
                "/MedicationRequest?status=http://hl7.org/fhir/CodeSystem/medicationrequest-status|active&intent=order; order-new",
                "/Observation?_lastUpdated=2026-03-02&patient=p2; other",
            })
    void eachKindOfParameterFindsWhatR4SaysItFinds(String query, String expected) {
        List<String> ids = expected == null ? List.of() : List.of(expected.split(" "));

        if (query.contains("_sort")) {
            assertThat(ids(search(query))).containsExactlyElementsOf(ids);
        } else {
            assertThat(ids(search(query))).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void aTokenListMayComeWithItsBarsAsTheyAre() throws Exception {
        try (java.net.Socket socket = new java.net.Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("GET /fhir/Observation?code=http://loinc.org|2157-6 HTTP/1.0\r\nHost: localhost\r\n\r\n"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(answer).contains(" 200 ").contains("\"total\":3");
        }
    }

    @Test
    void aSearchMayBePosted() {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(base() + "/Observation/_search"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "patient=p1&code=http%3A%2F%2Floinc.org%7C2157-6&_sort=-date&_count=50")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(ids(parsed(Bundle.class, answer))).containsExactly("ck-new", "ck-old");
    }

    @Test
    void nextLinksLeadThroughEveryPageOnce() {
        LocalDate first = LocalDate.parse("2020-01-01");
        for (int i = 0; i < 120; i++) {
            store.put(FhirRecords.observation(
                    "n" + i, "paged", "718-7", first.plusDays(i).toString()));
        }
        List<Integer> sizes = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        String next = base() + "/Observation?patient=paged&_sort=-date&_count=50";
        while (next != null) {
            assertThat(next).startsWith(base());
            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(next)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            Bundle page = parsed(Bundle.class, answer);
            assertThat(page.getTotal()).isEqualTo(120);
            sizes.add(page.getEntry().size());
            ids.addAll(ids(page));
            next = page.getLink(Bundle.LINK_NEXT) == null
                    ? null
                    : page.getLink(Bundle.LINK_NEXT).getUrl();
        }

        assertThat(sizes).containsExactly(50, 50, 20);
        assertThat(Set.copyOf(ids)).hasSize(120);
        assertThat(ids).startsWith("n119", "n118").endsWith("n1", "n0");
    }

    @Test
    void aCountIsAnsweredWithoutTheResources() {
        Bundle found = search("/Patient?_summary=count");

        assertThat(found.getTotal()).isEqualTo(2);
        assertThat(found.getEntry()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/Observation?patient=p1&value-quantity=5", "/Observation?code:in=x", "/Observation?_include=*"})
    void anUnknownParameterIsRefusedWithTheKnownOnes(String query) {
        HttpResponse<String> answer = get(query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(complaint(answer))
                .contains("Observation cannot be searched by")
                .contains("patient, subject");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Observation?date=yesterday",
                "/Observation?patient=",
                "/Observation?_sort=size",
                "/Observation?_sort=code",
            })
    void aValueThatCannotBeReadIsRefused(String query) {
        HttpResponse<String> answer = get(query);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(complaint(answer)).isNotBlank();
    }

    @Test
    void formatAndPrettyAreHeeded() {
        assertThat(get("/Patient/p1?_format=json").body()).doesNotContain("\n");
        assertThat(get("/Patient/p1?_pretty=true").body()).contains("\n");
        assertThat(get("/Patient?_format=xml&_pretty=true").body()).startsWith("<Bundle");
    }

    @Test
    void whatIsPostedGetsAnIdOfTheServer() {
        HttpResponse<String> created =
                post("/Patient", "{\"resourceType\":\"Patient\",\"id\":\"mine\",\"gender\":\"other\"}");

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String location = created.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(base() + "/Patient/").doesNotContain("mine");
        Patient read = parsed(Patient.class, send(HttpRequest.newBuilder(URI.create(location))));
        assertThat(read.getGender().toCode()).isEqualTo("other");
        assertThat(read.getMeta().getVersionId()).isEqualTo("1");
        assertThat(read.getMeta().getLastUpdated()).isEqualTo("2026-03-02T08:00:00Z");
        assertThat(get("/Patient/mine").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsPutIsThereUnderItsIdAndAgainInANewVersion() {
        String body = "{\"resourceType\":\"Patient\",\"id\":\"p9\",\"gender\":\"other\"}";

        assertThat(put("/Patient/p9", body).statusCode()).isEqualTo(201);
        HttpResponse<String> again = put("/Patient/p9", body);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("ETag")).hasValue("W/\"2\"");
        assertThat(parsed(Patient.class, get("/Patient/p9")).getIdElement().getIdPart())
                .isEqualTo("p9");
        assertThat(ids(search("/Patient?gender=other"))).containsExactly("p9");
        assertThat(get("/Patient/p9/_history/1").statusCode()).isEqualTo(404);
    }

    @Test
    void aPutOverAnotherVersionThanThePresentOneIsRefused() {
        String body = "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"gender\":\"other\"}";
        String version = store.find("Patient", "p1").orElseThrow().getMeta().getVersionId();

        HttpResponse<String> stale =
                send(to("/Patient/p1").header("If-Match", "W/\"999\"").PUT(BodyPublishers.ofString(body)));
        HttpResponse<String> present = send(
                to("/Patient/p1").header("If-Match", "W/\"" + version + "\"").PUT(BodyPublishers.ofString(body)));

        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(present.statusCode()).as(present.body()).isEqualTo(200);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        String etag = get("/Patient/p1").headers().firstValue("ETag").orElseThrow();

        assertThat(send(to("/Patient/p1").header("If-None-Match", etag)).statusCode())
                .isEqualTo(304);
    }

    @Test
    void whatIsDeletedIsNotFound() {
        assertThat(send(to("/Patient/p1").DELETE()).statusCode()).isBetween(200, 204);
        assertThat(get("/Patient/p1").statusCode()).isEqualTo(404);
        assertThat(send(to("/Patient/p1").DELETE()).statusCode()).isBetween(200, 204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/Patient/p9; {\"resourceType\":\"Patient\",\"id\":\"p8\"}",
                "/Patient/p9; {\"resourceType\":\"Observation\",\"id\":\"p9\"}",
                "/Patient/p9; {\"resourceType\":\"Patient\"",
                "/Patient/p_9; {\"resourceType\":\"Patient\",\"id\":\"p_9\"}",
            })
    void aPutThatDoesNotFitItsAddressIsRefused(String relative, String body) {
        assertThat(put(relative, body).statusCode()).isEqualTo(400);
        assertThat(get(relative).statusCode()).isEqualTo(404);
    }

    @Test
    void anUnknownTypeIsNotFound() {
        assertThat(get("/Basic?_id=1").statusCode()).isEqualTo(404);
    }

    @Test
    void aTransactionKeepsItsEntriesAndSettlesTheReferencesBetweenThem() {
        HttpResponse<String> answer = post("", """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"fullUrl":"urn:uuid:0b4f1f5e-3b0e-4a39-9d5b-6a5b0f6a0001",
                  "resource":{"resourceType":"Patient","gender":"unknown"},
                  "request":{"method":"POST","url":"Patient"}},
                 {"fullUrl":"urn:uuid:0b4f1f5e-3b0e-4a39-9d5b-6a5b0f6a0002",
                  "resource":{"resourceType":"Observation","id":"t1","status":"final","code":{"text":"t"},
                   "subject":{"reference":"urn:uuid:0b4f1f5e-3b0e-4a39-9d5b-6a5b0f6a0001"}},
                  "request":{"method":"PUT","url":"Observation/t1"}},
                 {"request":{"method":"DELETE","url":"Patient/p2"}}]}""");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(parsed(Bundle.class, answer).getEntry())
                .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                .containsExactly("201", "201", "204");
        String patient = ids(search("/Patient?gender=unknown")).getFirst();
        assertThat(ids(search("/Observation?patient=" + patient))).containsExactly("t1");
        assertThat(get("/Patient/p2").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"transaction, 400, 404", "batch, 200, 200"})
    void aFaultyEntryStopsATransactionButNotABatch(String type, int status, int read) {
        HttpResponse<String> answer = post("", """
                {"resourceType":"Bundle","type":"%s","entry":[
                 {"resource":{"resourceType":"Patient","id":"b1"},"request":{"method":"PUT","url":"Patient/b1"}},
                 {"request":{"method":"GET","url":"Patient/p1"}}]}""".formatted(type));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(get("/Patient/b1").statusCode()).isEqualTo(read);
        assertThat(answer.body()).contains("an entry here is POST Type, PUT Type/id or DELETE Type/id");
    }

    @Test
    void aBundleThatIsNeitherIsRefused() {
        assertThat(post("", "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}")
                        .statusCode())
                .isEqualTo(400);
    }
}
