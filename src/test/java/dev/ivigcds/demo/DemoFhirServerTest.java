package dev.ivigcds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the demo's FHIR server says of itself, and what it keeps. */
class DemoFhirServerTest extends FhirOverHttp {

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

    @Test
    void noAnswerNamesItsSoftware() {
        assertThat(get("/Patient/p1").headers().map()).doesNotContainKey("x-powered-by");
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
