package dev.ivigcds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The demo's FHIR server alone on a free port, its clock standing still and its record the same before each test. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        classes = FhirOverHttp.OnlyTheFhirServer.class,
        properties = {
            "server.tomcat.relaxed-query-chars=|",
            "management.server.port=0",
            "management.endpoint.health.validate-group-membership=false"
        })
@ActiveProfiles("demo")
abstract class FhirOverHttp {
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Named above, never found by scanning: else it would stand in for the whole server in other tests of this package. */
    @EnableAutoConfiguration
    @Import(DemoFhirServer.class)
    static class OnlyTheFhirServer {
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-03-02T08:00:00Z"), ZoneOffset.UTC);
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    RecordStore store;

    @BeforeEach
    void theRecordHoldsItsResourcesAgain() {
        for (String type : SearchTable.types()) {
            store.all(type)
                    .forEach(found -> store.remove(type, found.getIdElement().getIdPart()));
        }
        FhirRecords.resources().forEach(store::put);
    }

    final String base() {
        return "http://localhost:" + port + "/fhir";
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    final HttpRequest.Builder to(String relative) {
        return HttpRequest.newBuilder(URI.create(base() + relative.replace("|", "%7C")))
                .header("Content-Type", "application/fhir+json");
    }

    final HttpResponse<String> get(String relative) {
        return send(to(relative));
    }

    final HttpResponse<String> post(String relative, String body) {
        return send(to(relative).POST(BodyPublishers.ofString(body)));
    }

    final HttpResponse<String> put(String relative, String body) {
        return send(to(relative).PUT(BodyPublishers.ofString(body)));
    }

    static <T extends Resource> T parsed(Class<T> type, HttpResponse<String> answer) {
        return FHIR.newJsonParser().parseResource(type, answer.body());
    }

    final Bundle search(String relative) {
        HttpResponse<String> answer = get(relative);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return parsed(Bundle.class, answer);
    }

    static List<String> ids(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }
}
