package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.Vignettes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The jar as it is shipped, in a process of its own, with the Java that runs this test. */
class PackagedJarIT {
    private static final Path REQUEST = Path.of("hooks/ivig-myositis/requests/iga-unscreened.json");
    private static final Duration START_LIMIT = Duration.ofSeconds(120);

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private String base;
    private Process server;
    private Path console;

    @BeforeEach
    void startsTheJar() throws Exception {
        int port = freePort();
        base = "http://localhost:" + port;
        console = folder.resolve("console.txt");
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of(System.getProperty("ivig-cds.jar", "target/ivig-cds.jar"))
                                .toAbsolutePath()
                                .toString(),
                        "--spring.profiles.active=demo",
                        "--server.port=" + port,
                        "--management.server.port=" + freePort())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
        awaitDiscovery();
    }

    @AfterEach
    void endsIt() throws InterruptedException {
        server.destroy();
        if (!server.waitFor(20, TimeUnit.SECONDS)) {
            server.destroyForcibly().waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitDiscovery() throws Exception {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (true) {
            assertThat(server.isAlive()).as(Files.readString(console)).isTrue();
            try {
                if (get("/cds-services").statusCode() == 200) {
                    return;
                }
            } catch (ConnectException notYet) {
                assertThat(Instant.now()).as(Files.readString(console)).isBefore(limit);
            }
            Thread.sleep(200);
        }
    }

    @Test
    void anAcceptedSuggestionSilencesTheCardThatOfferedIt() throws Exception {
        JsonNode services = json(get("/cds-services")).get("services");
        assertThat(services.findValuesAsString("hook")).contains("order-sign", "order-select", "patient-view");
        assertThat(services.findValuesAsString("id")).containsOnly("ivig-myositis");

        JsonNode first = sign();
        assertThat(topics(first)).contains("igaUnscreened");

        JsonNode order = suggested(first);
        assertThat(order.path("resourceType").asString()).isEqualTo("ServiceRequest");
        HttpResponse<String> written = send(HttpRequest.newBuilder(URI.create(base + "/fhir/ServiceRequest"))
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(order.toString())));
        assertThat(written.statusCode()).as(written.body()).isEqualTo(201);

        assertThat(topics(sign())).doesNotContain("igaUnscreened");
    }

    private JsonNode sign() throws Exception {
        ObjectNode request = (ObjectNode) Vignettes.STRICT.readTree(Files.readString(REQUEST));
        request.put("fhirServer", base + "/fhir");
        request.remove("prefetch");
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(base + "/cds-services/ivig-myositis"))
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

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Vignettes.STRICT.readTree(answer.body());
    }
}
