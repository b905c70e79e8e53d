package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.caller.KeyHost;
import dev.ivigcds.caller.SigningEhr;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar with the settings of the contract, for two tenants: one publishes its keys, the other has them in a file. */
class PackagedCallersIT {
    private static final Path REQUEST = Path.of("hooks/ivig-myositis/requests/iga-unscreened-prefetched.json");
    private static final String URL = "https://cds.hospital.example/cds-services/ivig-myositis";
    private static final SigningEhr FIRST = SigningEhr.of(SigningEhr.ISSUER, "main");
    private static final SigningEhr SECOND = SigningEhr.withKeysOfItsOwn(SigningEhr.ISSUER, "north");
    private static final KeyHost KEYS = KeyHost.of(FIRST);

    @TempDir
    private static Path folder;

    private static PackagedServer server;

    @BeforeAll
    static void startsTheJar() throws Exception {
        Files.writeString(folder.resolve("keys.json"), SECOND.jwks());
        Files.writeString(folder.resolve("ours.json"), SigningEhr.privateKey("our-key"));
        Files.writeString(folder.resolve("application.yaml"), settings());
        server = PackagedServer.start(folder, "--spring.config.additional-location=file:" + folder + "/");
    }

    @AfterAll
    static void endsIt() throws InterruptedException {
        server.close();
        KEYS.close();
    }

    private static String settings() {
        return """
                ivig-cds:
                  public-base-url: https://cds.hospital.example
                  clients:
                    - id: general-hospital
                      issuer: https://ehr.hospital.example
                      tenant: main
                      jwks-url: %s
                      algorithms: [ES384, RS384]
                      audiences: []
                      fhir-servers: [https://ehr.hospital.example/fhir/r4]
                      allow-http: true
                      allowed-networks: []
                      cors-origins: []
                      backend: { client-id: ivig-cds, token-url: "https://auth.hospital.example/token", key-file: %s }
                      profile: generic
                      explain: false
                      unavailable: []
                      anonymous-fhir: false
                      rules: { dose80: { mode: live } }
                      time-zone: Europe/Berlin
                      assume-myositis: false
                      rate-limit: 50/s
                      certificate-sha256: []
                      trust: jwt
                    - id: north-clinic
                      issuer: https://ehr.hospital.example
                      tenant: north
                      jwks-file: %s
                      fhir-servers: [https://north.hospital.example/fhir/r4]
                      rate-limit: 3/m
                      explain: true
                  rules:
                    doseGkg: { mode: shadow }
                  deadline: 2s
                  knowledge: file:%s/
                """.formatted(
                        KEYS.url(),
                        folder.resolve("ours.json"),
                        folder.resolve("keys.json"),
                        Path.of("").toAbsolutePath());
    }

    private static HttpResponse<String> call(String authorization, String body) throws Exception {
        HttpRequest.Builder call = HttpRequest.newBuilder(URI.create(server.base() + "/cds-services/ivig-myositis"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return server.send(authorization.isEmpty() ? call : call.header("Authorization", authorization));
    }

    private static String request() throws IOException {
        return Files.readString(REQUEST);
    }

    @Test
    void aSignedCallOfATenantGetsItsCardsOnceForEachToken() throws Exception {
        String token = FIRST.authorization(URL, Instant.now());
        HttpResponse<String> answer = call(token, request());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("igaUnscreened");
        assertThat(call(token, request()).statusCode()).isEqualTo(401);
        assertThat(call(FIRST.authorization(URL, Instant.now()), request()).statusCode())
                .isEqualTo(200);
        assertThat(KEYS.fetches()).isLessThanOrEqualTo(2);
        assertThat(server.console()).doesNotContain(token.substring(7));
    }

    @Test
    void ourPublicKeyAndNothingPrivateIsPublished() throws Exception {
        String published = server.get("/.well-known/jwks.json").body();
        assertThat(published).contains("our-key", "P-384").doesNotContain("\"d\"");
    }

    @Test
    void aTenantIsHeldToItsOwnKeysAndItsOwnRate() throws Exception {
        SigningEhr asIfNorth = SigningEhr.of(SigningEhr.ISSUER, "north");
        assertThat(call(asIfNorth.authorization(URL, Instant.now()), request()).statusCode())
                .isEqualTo(401);
        for (int i = 0; i < 3; i++) {
            assertThat(call(SECOND.authorization(URL, Instant.now()), request()).statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> tooMany = call(SECOND.authorization(URL, Instant.now()), request());
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.body()).contains("OperationOutcome", "throttled");
        assertThat(tooMany.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 20L);
        assertThat(call(FIRST.authorization(URL, Instant.now()), request()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCallWithoutATokenIsABare401() throws Exception {
        HttpResponse<String> answer = call("", request());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
        HttpResponse<String> stale = call(FIRST.authorization(URL, Instant.now().minusSeconds(3600)), request());
        assertThat(stale.statusCode()).isEqualTo(401);
        assertThat(stale.headers().map().keySet())
                .isEqualTo(answer.headers().map().keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/threaddump",
                "/actuator/configprops",
                "/actuator/beans",
                "/actuator/loggers",
                "/actuator/mappings",
                "/actuator/metrics",
                "/actuator/sbom",
                "/actuator/sbom/application",
                "/actuator/shutdown",
                "/cds-services"
            })
    void t16_theManagementPortHasHealthAndMetricsAndNothingElse(String path) throws Exception {
        assertThat(server.send(HttpRequest.newBuilder(URI.create(server.managementBase() + path)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.get(path).statusCode()).isEqualTo(path.equals("/cds-services") ? 200 : 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus"})
    void t16_healthAndMetricsAreOnTheManagementPortAlone(String path) throws Exception {
        assertThat(server.send(HttpRequest.newBuilder(URI.create(server.managementBase() + path)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get(path).statusCode()).isEqualTo(404);
    }
}
