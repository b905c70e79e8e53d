package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.Vignettes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The demo out of the packaged jar. */
class PackagedJarIT {
    private static final Path REQUEST = Path.of("hooks/ivig-myositis/requests/iga-unscreened.json");

    @TempDir
    private Path folder;

    private PackagedServer server;

    @BeforeEach
    void startsTheJar() throws Exception {
        server = PackagedServer.start(folder, "--spring.profiles.active=demo", "--ivig-cds.deadline=20s");
    }

    @AfterEach
    void endsIt() throws InterruptedException {
        server.close();
    }

    @Test
    void anAcceptedSuggestionSilencesTheCardThatOfferedIt() throws Exception {
        JsonNode services = json(server.get("/cds-services")).get("services");
        assertThat(services.findValuesAsString("hook")).contains("order-sign", "order-select", "patient-view");
        assertThat(services.findValuesAsString("id")).containsOnly("ivig-myositis");

        JsonNode first = sign();
        assertThat(topics(first)).contains("igaUnscreened");

        JsonNode order = suggested(first);
        assertThat(order.path("resourceType").asString()).isEqualTo("ServiceRequest");
        HttpResponse<String> written =
                server.send(HttpRequest.newBuilder(URI.create(server.base() + "/fhir/ServiceRequest"))
                        .header("Content-Type", "application/fhir+json")
                        .POST(BodyPublishers.ofString(order.toString())));
        assertThat(written.statusCode()).as(written.body()).isEqualTo(201);

        assertThat(topics(sign())).doesNotContain("igaUnscreened");
    }

    private JsonNode sign() throws Exception {
        ObjectNode request = (ObjectNode) Vignettes.STRICT.readTree(Files.readString(REQUEST));
        request.put("fhirServer", server.base() + "/fhir");
        request.remove("prefetch");
        HttpResponse<String> answer =
                server.send(HttpRequest.newBuilder(URI.create(server.base() + "/cds-services/ivig-myositis"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(request.toString())));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static Set<String> topics(JsonNode answer) {
        return StreamSupport.stream(answer.get("cards").spliterator(), false)
                .map(c -> c.at("/source/topic/code").asString())
                .collect(Collectors.toSet());
    }

    private static JsonNode suggested(JsonNode answer) {
        return StreamSupport.stream(answer.get("cards").spliterator(), false)
                .filter(c -> c.at("/source/topic/code").asString().equals("igaUnscreened"))
                .map(c -> c.at("/suggestions/0/actions/0/resource"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Vignettes.STRICT.readTree(answer.body());
    }
}
