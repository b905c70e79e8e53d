package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The wrong configurations that stop the start, and the words that say so. */
class RefusedStartTest {
    private static final String[] ONE_CLIENT = {
        "ivig-cds.clients[0].id=x",
        "ivig-cds.clients[0].trust=none",
        "ivig-cds.clients[0].fhir-servers=https://ehr.example/r4"
    };
    private final ApplicationContextRunner start = new ApplicationContextRunner().withUserConfiguration(Rooms.class);

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
                        .contains("clients[0].allowed-networks: 10.0.0.0 is not a network")
                        .contains("clients[0].allowed-networks: 169.254.0.0/16 is link-local or for metadata")
                        .contains("clients[0].backend.client-id: must be there")
                        .contains("clients[0].backend.token-url: must be a plain absolute https URL")
                        .contains("clients[0].backend: a FHIR server that is read without a token needs none"));
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
                        .contains("clients[0].backend.key-file: " + folder.resolve("keys.json") + " cannot be read"));
    }

    private static String words(Throwable failure) {
        FailureAnalysis analysis = new RefusedStart().analyze(failure);
        assertThat(analysis).as("a failure told in plain words, not " + failure).isNotNull();
        return analysis.getDescription();
    }
}
