package dev.ivigcds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The searches of the demo's FHIR server, as a CDS service and a curious user ask them. */
class DemoFhirSearchTest extends FhirOverHttp {
    private static String complaint(HttpResponse<String> answer) {
        return parsed(OperationOutcome.class, answer).getIssueFirstRep().getDiagnostics();
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
        assertThat(found.getMeta().getLastUpdated()).isEqualTo("2026-03-02T08:00:00Z");
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
                "/Observation?_lastUpdated=2026-03&patient=p2; other",
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
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream()
                    .write("GET /fhir/Observation?code=http://loinc.org|2157-6 HTTP/1.0\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Observation?patient=Patient/",
                "/Observation?patient=/",
                "/Observation?patient=p1,",
                "/Observation?code=|",
                "/Observation?code=,",
                "/Observation?code=a|b|c",
                "/Observation?date=ge",
                "/Observation?date=2026-03-02T",
                "/Observation?date=2026-03-02T10:00",
                "/Observation?date=ge2026-03-02T10:00:00+01:00",
                "/Observation?date=0000",
                "/Observation?date=99999999999",
                "/Observation?_sort=",
                "/Observation?_sort=-",
                "/Observation?_count=abc",
                "/Observation?_count=-1",
                "/Observation?_count=0",
                "/Observation?=x",
                "/Patient?name=%C3%A9%CC%81",
                "/Patient/p1/Observation",
                "?_getpages=none",
                "?name=x",
            })
    void anOddSearchIsNeverAnErrorOfTheServer(String query) {
        HttpResponse<String> answer = get(query);

        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 499);
    }

    @Test
    void formatAndPrettyAreHeeded() {
        assertThat(get("/Patient/p1?_format=json").body()).doesNotContain("\n");
        assertThat(get("/Patient/p1?_pretty=true").body()).contains("\n");
        assertThat(get("/Patient?_format=xml&_pretty=true").body()).startsWith("<Bundle");
    }
}
