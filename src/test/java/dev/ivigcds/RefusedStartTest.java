package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The wrong configurations that stop the start, and the words that say so. */
class RefusedStartTest {
    private static final String[] ONE_CLIENT = {
        "ivig-cds.clients[0].id=x",
        "ivig-cds.clients[0].trust=none",
        "ivig-cds.clients[0].fhir-servers=https://ehr.example/r4"
    };
    private final ApplicationContextRunner start = new ApplicationContextRunner()
            .withUserConfiguration(Rooms.class)
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withPropertyValues("spring.datasource.url=jdbc:h2:mem:refused");

    @Test
    void withoutAClientTheServerDoesNotStart() {
        start.run(context -> assertThat(words(context.getStartupFailure())).contains("none is registered"));
    }

    @Test
    void anUntrustedClientStopsTheStartOutsideTheDemo() {
        start.withPropertyValues(ONE_CLIENT)
                .run(context ->
                        assertThat(words(context.getStartupFailure())).contains("refused outside the demo profile"));
    }

    @Test
    void anUntrustedClientIsServedWhereTheSiteAllowsIt() {
        start.withPropertyValues(ONE_CLIENT)
                .withPropertyValues("ivig-cds.allow-untrusted=true")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void allFaultsOfTheSettingsAreSaidAtOnce() {
        start.withPropertyValues(
                        "ivig-cds.public-base-url=http://cds.hospital.example",
                        "ivig-cds.max-token-lifetime=2h",
                        "ivig-cds.max-concurrent-calls=0",
                        "ivig-cds.rules.dose81.mode=off",
                        "ivig-cds.clients[0].id=x",
                        "ivig-cds.clients[0].issuer=https://sandbox.cds-hooks.org",
                        "ivig-cds.clients[0].jwks-url=http://ehr.example/jwks")
                .run(context -> assertThat(words(context.getStartupFailure()))
                        .contains("The settings have 6 fault(s)")
                        .contains("http://cds.hospital.example must be an absolute https")
                        .contains("ivig-cds.max-token-lifetime", "at most an hour")
                        .contains("ivig-cds.max-concurrent-calls", "between 1 and")
                        .contains("ivig-cds.rules: there is no topic \"dose81\"")
                        .contains("https://sandbox.cds-hooks.org is a public test tool")
                        .contains("http://ehr.example/jwks is plain http"));
    }

    @Test
    void aFaultNamesTheFileAndTheLineItStandsIn(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("application.yaml"), """
                ivig-cds:
                  clients:
                    - id: x
                      trust: jwt
                      algorithms: [ HS256 ]
                      certificate-sha256: [ abc ]
                """);
        start.withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("spring.config.additional-location=file:" + folder + "/")
                .run(context -> assertThat(words(context.getStartupFailure()))
                        .contains("ivig-cds.clients[0].algorithms (")
                        .contains(file + "] - 5:21): HS256 is not offered")
                        .contains(file + "] - 6:29): abc is not a SHA-256"));
    }

    @Test
    void aClientWithTokensNeedsTheUrlThatTheirAudienceIsComparedWith() {
        String[] signing = {
            "ivig-cds.clients[0].id=x",
            "ivig-cds.clients[0].issuer=https://ehr.example",
            "ivig-cds.clients[0].jwks-url=https://ehr.invalid/jwks"
        };
        start.withPropertyValues(signing)
                .run(context -> assertThat(words(context.getStartupFailure()))
                        .contains("ivig-cds.public-base-url: is missing"));
        start.withPropertyValues(signing)
                .withPropertyValues("ivig-cds.public-base-url=https://cds.example")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void anUnknownKeyStopsTheStart() {
        start.withPropertyValues(ONE_CLIENT)
                .withPropertyValues("ivig-cds.allow-untrusted=true", "ivig-cds.time-limit=3s")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasRootCauseInstanceOf(UnboundConfigurationPropertiesException.class)
                        .rootCause()
                        .hasMessageContaining("ivig-cds.time-limit"));
    }

    @Test
    void anUnknownTopicStopsTheStart() {
        start.withPropertyValues(ONE_CLIENT)
                .withPropertyValues("ivig-cds.allow-untrusted=true", "ivig-cds.rules.dose81.mode=off")
                .run(context -> assertThat(words(context.getStartupFailure())).contains("no topic \"dose81\""));
    }

    @Test
    void aKnowledgeFolderWithNothingInItStopsTheStart(@TempDir Path empty) {
        start.withPropertyValues(ONE_CLIENT)
                .withPropertyValues("ivig-cds.allow-untrusted=true", "ivig-cds.knowledge=" + empty.toUri())
                .run(context ->
                        assertThat(words(context.getStartupFailure())).contains("ivig-cds.knowledge: no hooks"));
    }

    @Test
    void whatAClientMayNeverReachAndABackendThatIsNotWholeStopTheStartAllAtOnce() {
        start.withPropertyValues(ONE_CLIENT)
                .withPropertyValues(
                        "ivig-cds.allow-untrusted=true",
                        "ivig-cds.clients[0].anonymous-fhir=true",
                        "ivig-cds.clients[0].allowed-networks=10.0.0.0,169.254.0.0/16",
                        "ivig-cds.clients[0].backend.client-id=",
                        "ivig-cds.clients[0].backend.token-url=http://auth.example/token")
                .run(context -> assertThat(words(context.getStartupFailure()))
                        .contains("5 fault(s)")
                        .contains("clients[0].allowed-networks (", "): 10.0.0.0 is not a network")
                        .contains("): 169.254.0.0/16 is nobody's, link-local or for metadata")
                        .contains("clients[0].backend.client-id (", "): is missing: the id under which")
                        .contains("clients[0].backend.token-url (", "): http://auth.example/token is plain http")
                        .contains("clients[0].backend: a FHIR server that is read without a token needs none"));
    }

    @Test
    void anAppWhoseBrowsersCannotFindTheWayBackStopsTheStart() {
        start.withPropertyValues(ONE_CLIENT)
                .withPropertyValues("ivig-cds.allow-untrusted=true", "ivig-cds.clients[0].smart.client-id=app")
                .run(context -> assertThat(words(context.getStartupFailure()))
                        .contains("ivig-cds.public-base-url: is missing. The SMART app's redirect URI begins with it"));
    }

    @Test
    void aKeyFileThatIsNotThereStopsTheStart(@TempDir Path folder) {
        start.withPropertyValues(ONE_CLIENT)
                .withPropertyValues(
                        "ivig-cds.allow-untrusted=true",
                        "ivig-cds.clients[0].backend.client-id=ivig-cds",
                        "ivig-cds.clients[0].backend.token-url=https://auth.example/token",
                        "ivig-cds.clients[0].backend.key-file=" + folder.resolve("keys.json"))
                .run(context -> assertThat(words(context.getStartupFailure()))
                        .contains(
                                "clients[0].backend.key-file (",
                                "): " + folder.resolve("keys.json") + " cannot be read"));
    }

    private static String words(Throwable failure) {
        FailureAnalysis analysis = new RefusedStart().analyze(failure);
        assertThat(analysis).as("a failure told in plain words, not " + failure).isNotNull();
        return analysis.getDescription();
    }
}
