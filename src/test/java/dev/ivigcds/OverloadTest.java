package dev.ivigcds;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.HookContract;
import dev.ivigcds.vignettes.Situations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.node.ObjectNode;

/** A server that works on two calls at a time and gives each two seconds to arrive, under more than it can bear (T-17, T-29). */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "ivig-cds.deadline=6s",
            "ivig-cds.max-concurrent-calls=2",
            "ivig-cds.allow-untrusted=true",
            "server.tomcat.connection-timeout=2s"
        })
class OverloadTest {
    private static final String SERVICE = "ivig-myositis";
    private static final String START = "POST /cds-services/ivig-myositis HTTP/1.1\r\nHost: localhost\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
    private static final WireMockServer RECORD = slowRecordServer();

    @LocalServerPort
    private int port;

    private EhrOverHttp ehr;

    private static WireMockServer slowRecordServer() {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort().containerThreads(100));
        server.start();
        server.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.okForContentType(
                                "application/fhir+json", "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}")
                        .withFixedDelay(2_500)));
        return server;
    }

    @DynamicPropertySource
    static void record(DynamicPropertyRegistry properties) {
        ClientProperties.add(
                properties,
                0,
                "id=closed-network",
                "trust=none",
                "allow-http=true",
                "anonymous-fhir=true",
                "fhir-servers[0]=" + base(),
                "rate-limit=1000/m");
    }

    private static String base() {
        return "http://127.0.0.1:" + RECORD.port() + "/fhir";
    }

    @AfterAll
    static void stopsTheRecordServer() {
        RECORD.stop();
    }

    @BeforeEach
    void readsDiscovery() {
        ehr = new EhrOverHttp("http://localhost:" + port);
    }

    private record Timed(HttpResponse<String> answer, Duration took) {}

    private Timed timed(ObjectNode request) {
        Instant before = Instant.now();
        HttpResponse<String> answer = ehr.post(SERVICE, request.toString());
        return new Timed(answer, Duration.between(before, Instant.now()));
    }

    @Test
    void t29_whatCannotBeWorkedOnIsTurnedAwayQuicklyAndTheServerRecovers() throws Exception {
        ObjectNode slow = Situations.firstIvig(ehr);
        slow.put("fhirServer", base());
        List<Future<Timed>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                calls.add(threads.submit(() -> timed(slow)));
            }
        }
        List<Duration> served = new ArrayList<>();
        List<Duration> refused = new ArrayList<>();
        for (Future<Timed> call : calls) {
            HttpResponse<String> answer = call.get().answer();
            if (answer.statusCode() == 200) {
                served.add(call.get().took());
            } else {
                HookContract.onRefusal(503, answer);
                assertThat(answer.headers().firstValue("Retry-After")).contains("1");
                refused.add(call.get().took());
            }
        }
        assertThat(served).hasSizeBetween(2, 4);
        assertThat(refused)
                .as("a loaded machine delays all alike, so the measure is a call that was worked on")
                .allSatisfy(took -> assertThat(took).isLessThan(Collections.max(served)));
        assertThat(timed(Situations.firstIvig(ehr)).answer().statusCode()).isEqualTo(200);
    }

    @Test
    void t17_twoHundredBodiesThatStallKeepNobodyElseWaitingAndAre408() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            slow.add(begun());
        }
        assertThat(timed(Situations.firstIvig(ehr)).answer().statusCode()).isEqualTo(200);
        for (Socket socket : slow) {
            isTooSlow(socket);
        }
        assertThat(timed(Situations.firstIvig(ehr)).answer().statusCode()).isEqualTo(200);
    }

    @Test
    void t17_aBodyThatDripsIs408ThoughNoByteOfItIsLate() throws Exception {
        Socket socket = begun();
        Thread drip = Thread.ofVirtual().start(() -> drip(socket));
        isTooSlow(socket);
        drip.join();
    }

    private static void isTooSlow(Socket socket) throws IOException {
        try (socket) {
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("Connection: close", "OperationOutcome");
            assertThat(answer.split("OperationOutcome", -1)).as(answer).hasSize(2);
        }
    }

    private Socket begun() throws IOException {
        Socket socket = new Socket("localhost", port);
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(START.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    /** A byte every quarter of a second: no single read takes long. */
    private static void drip(Socket socket) {
        try {
            for (int i = 0; i < 60; i++) {
                Thread.sleep(250);
                socket.getOutputStream().write(' ');
                socket.getOutputStream().flush();
            }
        } catch (IOException gone) {
            // The server has hung up, as it should.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aBodyThatPausesAndComesInTimeIsServed() throws Exception {
        byte[] body = Situations.firstIvig(ehr).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String head = "POST /cds-services/ivig-myositis HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(head.getBytes(ISO_8859_1));
            socket.getOutputStream().write(body, 0, 100);
            socket.getOutputStream().flush();
            Thread.sleep(700);
            socket.getOutputStream().write(body, 100, body.length - 100);
            socket.getOutputStream().flush();
            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aBodyThatEndsTooSoonIsNobodysAnswer() throws Exception {
        try (Socket socket = begun()) {
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            assertThat(answer.split("OperationOutcome", -1).length).as(answer).isLessThanOrEqualTo(2);
            assertThat(answer).doesNotContain(" 200 ");
        }
        assertThat(timed(Situations.firstIvig(ehr)).answer().statusCode()).isEqualTo(200);
    }

    @Test
    void anEmptyBodyIs400() {
        HookContract.onRefusal(400, ehr.post(SERVICE, ""));
    }

    @Test
    void anUnknownEncodingIs415() {
        HookContract.onRefusal(
                415, ehr.post(SERVICE, new byte[] {1}, "Content-Type", "application/json", "Content-Encoding", "br"));
    }

    @Test
    void t17_aBodyOfUnknownLengthIsCutOffAtTheLimit() {
        HttpRequest endless = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/cds-services/" + SERVICE))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[5 * 1024 * 1024 + 1])))
                .build();
        HookContract.onRefusal(413, ehr.send(endless));
    }
}
