package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.caller.Certificates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** TLS as application.yaml describes it: a bundle of PEM files, callers known by their certificate, new files while it runs. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "management.server.ssl.enabled=false",
            "server.ssl.bundle=web",
            "server.ssl.client-auth=want",
            "spring.ssl.bundle.pem.web.reload-on-update=true",
            "spring.ssl.bundle.watch.file.quiet-period=200ms"
        })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MutualTlsTest {
    @TempDir
    private static Path folder;

    private static Certificates.Pair server;
    private static Certificates.Pair lab;
    private static Certificates.Pair stranger;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void certificates(DynamicPropertyRegistry properties) throws Exception {
        server = Certificates.selfSigned(folder, "server");
        lab = Certificates.selfSigned(folder, "lab");
        stranger = Certificates.selfSigned(folder, "stranger");
        server.writePem(folder.resolve("tls.crt"), folder.resolve("tls.key"));
        lab.writePem(folder.resolve("lab.crt"), folder.resolve("lab.key"));
        stranger.writePem(folder.resolve("stranger.crt"), folder.resolve("stranger.key"));
        Files.writeString(
                folder.resolve("clients.crt"),
                Files.readString(folder.resolve("lab.crt")) + Files.readString(folder.resolve("stranger.crt")));
        String bundle = "spring.ssl.bundle.pem.web.";
        properties.add(bundle + "keystore.certificate", () -> "file:" + folder.resolve("tls.crt"));
        properties.add(bundle + "keystore.private-key", () -> "file:" + folder.resolve("tls.key"));
        properties.add(bundle + "truststore.certificate", () -> "file:" + folder.resolve("clients.crt"));
        ClientProperties.add(properties, 0, "id=lab", "certificate-sha256[0]=" + fingerprint(lab.certificate()));
    }

    private static String fingerprint(X509Certificate certificate) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    }

    private int status(SSLContext tls) throws Exception {
        HttpRequest call = HttpRequest.newBuilder(
                        URI.create("https://localhost:" + port + "/cds-services/ivig-myositis"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            return client.send(call, HttpResponse.BodyHandlers.ofString()).statusCode();
        }
    }

    @Test
    @Order(1)
    void r140_thePinnedCertificateComesInAndNoOther() throws Exception {
        X509Certificate presented = server.certificate();
        assertThat(status(lab.trusting(presented)))
                .as("in, and told that the call is empty")
                .isEqualTo(400);
        assertThat(status(stranger.trusting(presented))).isEqualTo(401);
        assertThat(status(Certificates.anonymousTrusting(presented))).isEqualTo(401);
    }

    @Test
    @Order(2)
    void aRenewedCertificateIsTakenUpWhileTheServerRuns() throws Exception {
        Certificates.Pair renewed = Certificates.selfSigned(folder, "renewed");
        renewed.writePem(folder.resolve("tls.crt"), folder.resolve("tls.key"));
        Instant limit = Instant.now().plusSeconds(60);
        while (!isPresented(renewed.certificate())) {
            assertThat(Instant.now()).as("the renewed certificate").isBefore(limit);
            Thread.sleep(200);
        }
        assertThat(status(lab.trusting(renewed.certificate()))).isEqualTo(400);
    }

    private boolean isPresented(X509Certificate certificate) throws Exception {
        try {
            return status(Certificates.anonymousTrusting(certificate)) == 401;
        } catch (IOException notYet) {
            return false;
        }
    }
}
