package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
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

    private static String words(Throwable failure) {
        FailureAnalysis analysis = new RefusedStart().analyze(failure);
        assertThat(analysis).as("a failure told in plain words, not " + failure).isNotNull();
        return analysis.getDescription();
    }
}
