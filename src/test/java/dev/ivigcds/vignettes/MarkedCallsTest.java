package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.caller.SigningEhr;
import dev.ivigcds.vignettes.FaultyServer.Fault;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * T-15: whatever is asked of the server, and whatever goes wrong, at DEBUG: no line of its log, no metric and no error tells a name, an
 * identifier, a note, a day of birth or a token.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "ivig-cds.public-base-url=" + MarkedEhr.PUBLIC, "ivig-cds.deadline=4s"
        })
@Import(DemoServer.Time.class)
@ExtendWith(OutputCaptureExtension.class)
class MarkedCallsTest {
    private static final SigningEhr HOSPITAL = SigningEhr.hospital();
    private static final FaultyServer RECORDS = new FaultyServer(Marks.MARK + "Words");

    private static final String FIRST = """
            { "title": "First IVIG, no IgA", "today": "2026-03-02", "hook": "order-sign",
              "patient": { "sex": "female", "born": "1971-05-04", "weight": "70 kg on 2026-02-27" },
              "problems": [ "dermatomyositis" ],
              "signing": [ { "id": "order", "drug": "ivig", "dose": "1 g/kg", "every": "1 d", "times": 2 } ],
              "expect": { "raised": [] } }
            """;

    @TempDir
    private static Path folder;

    @LocalServerPort
    private int port;

    @LocalManagementPort
    private int managementPort;

    @Autowired
    private SettableClock clock;

    private MarkedEhr ehr;
    private Eavesdropper log;

    @DynamicPropertySource
    static void client(DynamicPropertyRegistry properties) throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.json"), HOSPITAL.jwks());
        Map<String, String> settings = Map.of(
                "id", "hospital",
                "issuer", SigningEhr.ISSUER,
                "tenant", SigningEhr.TENANT,
                "jwks-file", keys.toString(),
                "allow-http", "true",
                "fhir-servers[0]", RECORDS.base(),
                "explain", "true",
                "time-zone", "Europe/Berlin",
                "rate-limit", "100000/s");
        settings.forEach((key, value) -> properties.add("ivig-cds.clients[0]." + key, () -> value));
    }

    @AfterAll
    static void ends() {
        RECORDS.close();
    }

    @BeforeEach
    void listens() {
        ehr = new MarkedEhr("http://localhost:" + port, HOSPITAL, RECORDS);
        log = new Eavesdropper();
    }

    @AfterEach
    void listensNoMore() {
        log.close();
    }

    private Instant at(Vignette vignette) {
        Instant now =
                vignette.today().atTime(vignette.time()).atZone(Vignette.ZONE).toInstant();
        clock.set(now);
        return now;
    }

    /** Every vignette under an id that is a mark. */
    private static List<Vignette> marked() {
        List<Vignette> marked = new ArrayList<>();
        Vignettes.texts().forEach(json -> marked.add(Vignettes.parse(Marks.MARK + "-" + marked.size(), json)));
        return marked;
    }

    /** One with its data in the prefetch, the next fetched: no vignette has a way of its own through the log. */
    @Test
    void t15_everyVignetteAtDebugTellsNothing(CapturedOutput output) throws Exception {
        int calls = 0;
        int cards = 0;
        int naming = 0;
        for (Vignette vignette : marked()) {
            Instant now = at(vignette);
            ObjectNode request = ehr.request(vignette);
            if (calls++ % 2 == 0) {
                ehr.prefetch(request, vignette);
            } else {
                ehr.serve(request, vignette);
            }
            JsonNode answer = answer(ehr.call(request, now));
            cards += answer.get("cards").size();
            naming += Marks.areIn(answer.toString()) ? 1 : 0;
        }
        assertThat(cards).as("cards shown in %d answers", calls).isGreaterThan(calls / 3);
        assertThat(naming).as("answers to the EHR that name its marks").isGreaterThan(calls / 3);
        assertThat(log.lines()).as("a line for each call").isGreaterThanOrEqualTo(calls);
        nothingIsTold(output);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void t15_aFhirServerThatGoesWrongTellsNothingThroughUs(Fault fault, CapturedOutput output) throws Exception {
        Vignette vignette = Vignettes.parse(Marks.MARK + "-fault-" + fault.ordinal(), FIRST);
        for (String key : List.of("patient", "conditions", "iga")) {
            ObjectNode request = ehr.request(vignette);
            ehr.serve(request, vignette);
            ehr.goesWrong(vignette, key, fault);
            answer(ehr.call(request, at(vignette)));
        }
        nothingIsTold(output);
    }

    @Test
    void t15_whatIsWrongWithACallIsToldWithoutWhatStoodInIt(CapturedOutput output) throws Exception {
        Vignette vignette = Vignettes.parse(Marks.MARK + "-wrong", FIRST);
        Instant now = at(vignette);
        for (Map.Entry<String, String> wrong :
                WrongCalls.bodies(ehr.request(vignette)).entrySet()) {
            refused(wrong.getKey(), ehr.call(wrong.getValue(), now));
        }
        ObjectNode good = ehr.request(vignette);
        ehr.prefetch(good, vignette);
        for (String[] headers : WrongCalls.headers()) {
            refused(String.join(": ", headers), ehr.call(good.toString(), now, headers));
        }
        for (String path : WrongCalls.paths()) {
            refused("POST " + path, ehr.send(ehr.to(path, now).POST(BodyPublishers.ofString(good.toString()))));
            refused("GET " + path, ehr.send(ehr.to(path, now).GET()));
        }
        refused(
                "an unknown method",
                ehr.send(ehr.to(MarkedEhr.SERVICE, now).method(Marks.MARK, BodyPublishers.noBody())));
        nothingIsTold(output);
    }

    @ParameterizedTest
    @MethodSource("dev.ivigcds.vignettes.WrongCalls#heads")
    void t15_whatIsNoHttpIsToldWithoutWhatStoodInIt(String head, CapturedOutput output) throws Exception {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).containsPattern("HTTP(/1\\.1| Status) [45]").doesNotContain(Marks.MARK);
        }
        nothingIsTold(output);
    }

    @Test
    void t15_aLineThatToldWouldBeFound() {
        Logger ours = LoggerFactory.getLogger("dev.ivigcds.fhir.SomeRoom");
        ours.debug("read {}", Marks.ACCESS_TOKEN);
        ours.atInfo().addKeyValue("patient", Marks.MARK).log("read");
        ours.warn("read", new IllegalStateException("at", new IOException(Marks.MARK)));
        ours.info("born 1971-05-04");
        ours.info("a line that may be written");
        assertThat(log.told()).hasSize(4);
    }

    private static void refused(String what, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(what).isBetween(400, 499);
        assertThat(answer.headers().map().toString() + answer.body()).as(what).doesNotContainIgnoringCase(Marks.MARK);
    }

    private static JsonNode answer(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Vignettes.STRICT.readTree(answer.body());
    }

    private void nothingIsTold(CapturedOutput output) throws Exception {
        assertThat(log.hearsDebug()).isTrue();
        assertThat(log.told()).as("of %d lines", log.lines()).isEmpty();
        assertThat(output.getAll().lines().filter(Marks::areIn)).isEmpty();
        for (String path : List.of("/actuator/prometheus", "/actuator/health", "/actuator/health/readiness")) {
            String told = ehr.send(HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + path))
                            .GET())
                    .body();
            assertThat(told).contains(path.endsWith("prometheus") ? "http_server_requests" : "UP");
            assertThat(told.lines().filter(Marks::areIn)).isEmpty();
        }
    }
}
