package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.ivigcds.caller.BadTokens;
import dev.ivigcds.caller.SigningEhr;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.HookContract;
import dev.ivigcds.vignettes.Situations;
import dev.ivigcds.vignettes.Vignettes;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.node.ObjectNode;

/** The server outside the demo, called by three hospitals that sign their calls, and by others (T-06, T-07, T-11, T-12, T-22 … T-24). */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "ivig-cds.public-base-url=https://cds.hospital.example",
            "ivig-cds.deadline=20s"
        })
@ExtendWith(OutputCaptureExtension.class)
class CallersTest {
    private static final String PATH = "/cds-services/ivig-myositis";
    private static final String URL = "https://cds.hospital.example" + PATH;
    private static final String ORIGIN = "https://ehr0.example";
    private static final List<WireMockServer> RECORDS =
            IntStream.range(0, 3).mapToObj(i -> recordServer()).toList();
    private static final List<SigningEhr> HOSPITALS = List.of(
            SigningEhr.of(SigningEhr.ISSUER, "main"),
            SigningEhr.of(SigningEhr.ISSUER, "second"),
            SigningEhr.withKeysOfItsOwn("https://other.example", "main"));

    @TempDir
    private static Path folder;

    @LocalServerPort
    private int port;

    private EhrOverHttp ehr;

    private static WireMockServer recordServer() {
        WireMockServer server =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());
        server.start();
        server.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.okForContentType(
                        "application/fhir+json", "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}")));
        return server;
    }

    @DynamicPropertySource
    static void clients(DynamicPropertyRegistry properties) throws IOException {
        String[] issuers = {SigningEhr.ISSUER, SigningEhr.ISSUER, "https://other.example"};
        String[] tenants = {"main", "second", "main"};
        for (int i = 0; i < 3; i++) {
            Path keys = Files.writeString(
                    folder.resolve(i + ".json"), HOSPITALS.get(i).jwks());
            ClientProperties.add(
                    properties,
                    i,
                    "id=hospital-" + i,
                    "issuer=" + issuers[i],
                    "tenant=" + tenants[i],
                    "jwks-file=" + keys,
                    "jwks-url=https://ehr.hospital.example/jwks",
                    "allow-http=true",
                    "fhir-servers[0]=" + base(i),
                    "cors-origins[0]=https://ehr" + i + ".example",
                    "rate-limit=100000/s");
        }
    }

    private static String base(int hospital) {
        return "http://127.0.0.1:" + RECORDS.get(hospital).port() + "/fhir";
    }

    @AfterAll
    static void stopsTheRecordServers() {
        RECORDS.forEach(WireMockServer::stop);
    }

    @BeforeEach
    void readsDiscovery() {
        ehr = new EhrOverHttp("http://localhost:" + port);
        RECORDS.forEach(WireMockServer::resetRequests);
    }

    private HttpResponse<String> call(SigningEhr hospital, ObjectNode request, String... headers) {
        return call(hospital.authorization(URL, Instant.now()), request, headers);
    }

    private HttpResponse<String> call(String authorization, ObjectNode request, String... headers) {
        HttpRequest.Builder call = HttpRequest.newBuilder(URI.create("http://localhost:" + port + PATH))
                .header("Content-Type", "application/json")
                .header("Authorization", authorization);
        if (headers.length > 0) {
            call.headers(headers);
        }
        return ehr.send(call.POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                .build());
    }

    /** The door to the timeline is the demo's alone. */
    @Test
    void theDoorOfTheDemoIsNotThere() {
        HttpResponse<String> answer =
                ehr.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/demo/timeline"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build());

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void r126_aSignedCallIsServed() {
        ObjectNode request = Situations.firstIvig(ehr);
        HttpResponse<String> answer = call(HOSPITALS.getFirst(), request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        HookContract.onAnswer(request, answer);
        assertThat(answer.body()).contains("igaNotChecked");
    }

    @Test
    void t11_theSameTokenTwiceIs401() {
        String token = HOSPITALS.getFirst().authorization(URL, Instant.now());
        assertThat(call(token, Situations.firstIvig(ehr)).statusCode()).isEqualTo(200);
        assertThat(call(token, Situations.firstIvig(ehr)).statusCode()).isEqualTo(401);
    }

    @Test
    void t07_t23_everyBadTokenGetsTheSame401ToTheByte() throws IOException {
        Map<String, String> bad = BadTokens.of(HOSPITALS.getFirst(), URL, Instant.now());
        assertThat(bad).hasSizeGreaterThan(120);
        String bare = raw("");
        assertThat(bare)
                .startsWith("HTTP/1.1 401 \r\n")
                .contains("WWW-Authenticate: Bearer\r\n", "Content-Length: 0\r\n");
        assertThat(bare).endsWith("\r\n\r\n").doesNotContain("Content-Type");
        for (Map.Entry<String, String> token : bad.entrySet()) {
            assertThat(raw(token.getValue())).as(token.getKey()).isEqualTo(bare);
        }
        assertThat(call(HOSPITALS.getFirst(), Vignettes.STRICT.createObjectNode())
                        .statusCode())
                .as("a good token, the same empty call")
                .isEqualTo(400);
    }

    @Test
    void t06_noUrlThatATokenNamesIsEverCalled() {
        WireMockServer canary = recordServer();
        List<String> tokens = HOSPITALS.getFirst().pointingAt(canary.baseUrl() + "/keys", URL, Instant.now());
        for (String token : tokens) {
            assertThat(call(token, Situations.firstIvig(ehr)).statusCode()).isEqualTo(401);
        }
        assertThat(canary.getAllServeEvents()).isEmpty();
        canary.stop();
    }

    /** The whole answer as it comes over the wire, but for its date. */
    private String raw(String authorization) throws IOException {
        String head = "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\n"
                + (authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n") + "\r\n{}";
        try (Socket socket = new Socket("localhost", port)) {
            long sent = System.nanoTime();
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(Duration.ofNanos(System.nanoTime() - sent))
                    .as("no refusal is quicker than the slowest reason takes")
                    .isGreaterThanOrEqualTo(Duration.ofMillis(20));
            return Pattern.compile("Date: [^\r]*\r\n").matcher(answer).replaceFirst("");
        }
    }

    @Test
    void t12_threeHospitalsNameThreeServersAndOnlyTheirOwnIsCalled() {
        for (int hospital = 0; hospital < 3; hospital++) {
            for (int server = 0; server < 3; server++) {
                RECORDS.forEach(WireMockServer::resetRequests);
                HttpResponse<String> answer = call(HOSPITALS.get(hospital), naming(base(server)));
                if (hospital == server) {
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    assertThat(RECORDS.get(server).getAllServeEvents()).isNotEmpty();
                } else {
                    HookContract.onRefusal(403, answer);
                    assertThat(RECORDS)
                            .allSatisfy(record ->
                                    assertThat(record.getAllServeEvents()).isEmpty());
                }
            }
        }
    }

    @Test
    void t12_aHospitalCannotSignForAnother() {
        SigningEhr asIfAnother = SigningEhr.of("https://other.example", "main");
        assertThat(call(asIfAnother, Situations.firstIvig(ehr)).statusCode()).isEqualTo(401);
        SigningEhr ofNobody = SigningEhr.of("https://other.example", "second");
        assertThat(call(ofNobody, Situations.firstIvig(ehr)).statusCode()).isEqualTo(401);
    }

    private ObjectNode naming(String fhirServer) {
        ObjectNode request = Situations.firstIvig(ehr);
        request.put("fhirServer", fhirServer);
        request.putObject("fhirAuthorization")
                .put("access_token", "a-token")
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "patient/*.read")
                .put("subject", "ivig-cds");
        return request;
    }

    @Test
    void t22_whatAStrangerWritesStaysOnOneLineOfTheLog(CapturedOutput output) {
        String forged = "x\r\n{\"level\":\"INFO\",\"message\":\"all is well\"}\u2028\u001b[31m";
        String authorization = HOSPITALS.getFirst().forging(forged, URL, Instant.now());
        int before = output.getOut().split("\n", -1).length;
        assertThat(call(authorization, Situations.firstIvig(ehr)).statusCode()).isEqualTo(401);
        String[] lines = output.getOut().split("\n", -1);
        assertThat(lines.length - before).isEqualTo(1);
        String line = lines[lines.length - 2];
        assertThat(line).contains("a call was refused").doesNotContain("\u001b", "\u2028", "\r");
        assertThat(output.getOut()).doesNotContain(authorization.substring(7));
    }

    @Test
    void discoveryAndTheRulePagesStayOpen() {
        for (String path : List.of("/cds-services", "/rules")) {
            HttpRequest get = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .build();
            assertThat(ehr.send(get).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void feedbackIsForClientsToo() {
        HttpRequest feedback = HttpRequest.newBuilder(URI.create("http://localhost:" + port + PATH + "/feedback"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"feedback\":[]}"))
                .build();
        assertThat(ehr.send(feedback).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/heapdump", "/actuator/health", "/env"})
    void t16_theDoorOfTheHooksOpensNoOther(String path) {
        HttpRequest get = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        assertThat(ehr.send(get).statusCode()).isEqualTo(404);
    }

    @Test
    void r142_aListedOriginGetsThroughThePreflightWithoutATokenAndReadsEveryAnswer() {
        HttpResponse<String> preflight = preflight(ORIGIN, "POST");
        assertThat(preflight.statusCode()).isBetween(200, 299);
        assertThat(allowedOrigin(preflight)).containsExactly(ORIGIN);
        assertThat(String.join(",", preflight.headers().allValues("Access-Control-Allow-Headers")))
                .containsIgnoringCase("authorization")
                .containsIgnoringCase("content-type");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();

        ObjectNode good = Situations.firstIvig(ehr);
        ObjectNode bad = good.deepCopy();
        bad.remove("hook");
        assertThat(allowedOrigin(call(HOSPITALS.getFirst(), good, "Origin", ORIGIN)))
                .containsExactly(ORIGIN);
        HttpResponse<String> malformed = call(HOSPITALS.getFirst(), bad, "Origin", ORIGIN);
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(allowedOrigin(malformed)).containsExactly(ORIGIN);
        HttpResponse<String> stranger = call("Bearer a.b.c", good, "Origin", ORIGIN);
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(allowedOrigin(stranger)).containsExactly(ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "https://ehr0.example.evil.example", "http://ehr0.example", "null"})
    void t24_anotherOriginGetsNoHeaderAtAll(String origin) {
        assertThat(allowedOrigin(preflight(origin, "POST"))).isEmpty();
        assertThat(allowedOrigin(call(HOSPITALS.getFirst(), Situations.firstIvig(ehr), "Origin", origin)))
                .isEmpty();
        assertThat(allowedOrigin(call("Bearer a.b.c", Situations.firstIvig(ehr), "Origin", origin)))
                .isEmpty();
    }

    @Test
    void t24_outsideTheDemoABrowserMayOnlyGetAndPost() {
        assertThat(preflight(ORIGIN, "DELETE").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> preflight(String origin, String method) {
        return ehr.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + PATH))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .build());
    }

    private static List<String> allowedOrigin(HttpResponse<String> answer) {
        return answer.headers().allValues("Access-Control-Allow-Origin");
    }
}
