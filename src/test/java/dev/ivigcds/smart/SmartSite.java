package dev.ivigcds.smart;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.ivigcds.vignettes.SettableClock;
import dev.ivigcds.vignettes.Vignette;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The server outside the demo, with an app that is registered at one hospital in three ways: with a secret, with a key, and with neither. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "ivig-cds.public-base-url=" + SmartBrowser.PUBLIC,
            "ivig-cds.deadline=20s",
            "logging.level.root=DEBUG"
        })
@Import(SmartSite.Time.class)
abstract class SmartSite {
    static final SmartEhr EHR = new SmartEhr();
    static final String SECRET = "Canaria-secret";
    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    @LocalServerPort
    private int port;

    @Autowired
    private SettableClock clock;

    SmartBrowser browser;

    @TestConfiguration
    static class Time {
        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(Vignette.ZONE);
        }
    }

    @DynamicPropertySource
    static void clients(DynamicPropertyRegistry properties) throws Exception {
        // The server outlives the test class that started it.
        Path folder = Files.createTempDirectory("smart");
        folder.toFile().deleteOnExit();
        Path secret = Files.writeString(folder.resolve("smart.secret"), SECRET + "\n");
        Path key = Files.writeString(
                folder.resolve("key.json"),
                new ECKeyGenerator(Curve.P_384)
                        .keyIDFromThumbprint(true)
                        .generate()
                        .toJSONString());
        client(properties, 0, "secret", "smart.client-secret-file=" + secret);
        client(properties, 1, "key", "smart.key-file=" + key);
        client(properties, 2, "open", "smart.scopes[0]=patient/Observation.c");
        String[] bases = {"no-pkce", "inside", "page"};
        for (int i = 0; i < bases.length; i++) {
            String base = EHR.base(bases[i]);
            properties.add("ivig-cds.clients[2].fhir-servers[" + (i + 1) + "]", () -> base);
        }
    }

    private static void client(DynamicPropertyRegistry properties, int index, String name, String smart) {
        String[] settings = {
            "id=" + name,
            "issuer=https://" + name + ".example",
            "jwks-url=https://" + name + ".example/jwks",
            "allow-http=true",
            "fhir-servers[0]=" + EHR.base(name),
            "smart.client-id=app-at-" + name,
            smart
        };
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            properties.add(
                    "ivig-cds.clients[" + index + "]." + setting.substring(0, equals),
                    () -> setting.substring(equals + 1));
        }
    }

    @BeforeEach
    void aGoodDay() {
        EHR.reset();
        clock.set(NOW);
        browser = another();
        assertThat(port).isPositive();
    }

    SmartBrowser another() {
        return new SmartBrowser(server());
    }

    String server() {
        return "http://localhost:" + port;
    }

    void itIs(Instant then) {
        clock.set(then);
    }
}
