package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our public keys over HTTP, and nothing of the private one. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "ivig-cds.clients[0].id=general-hospital",
            "ivig-cds.clients[0].trust=none",
            "ivig-cds.clients[0].anonymous-fhir=false",
            "ivig-cds.clients[0].fhir-servers[0]=https://ehr.hospital.example/fhir/r4",
            "ivig-cds.clients[0].cors-origins[0]=https://ehr.hospital.example",
            "ivig-cds.clients[0].allowed-networks[0]=10.0.0.0/8",
            "ivig-cds.clients[0].backend.client-id=ivig-cds",
            "ivig-cds.clients[0].backend.token-url=https://auth.hospital.example/token"
        })
@ActiveProfiles("demo")
class PublicKeysTest {
    @TempDir
    private static Path folder;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void keepsItsKeysThere(DynamicPropertyRegistry properties) {
        properties.add("ivig-cds.data-dir", () -> folder.resolve("data"));
    }

    @Test
    void anyoneMayReadThemAndKeepThemForAWhile() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/.well-known/jwks.json"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=3600");
        JsonNode keys = JsonMapper.shared().readTree(answer.body()).get("keys");
        assertThat(keys).hasSize(1);
        assertThat(keys.get(0).propertyNames()).containsExactlyInAnyOrder("kty", "use", "crv", "kid", "x", "y", "alg");
        assertThat(keys.get(0).get("alg").asString()).isEqualTo("ES384");
        String kept = Files.readString(folder.resolve("data/backend-keys.json"));
        String secret = JsonMapper.shared().readTree(kept).at("/keys/0/d").asString();
        assertThat(secret).isNotBlank();
        assertThat(answer.body()).doesNotContain(secret);
    }
}
