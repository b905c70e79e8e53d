package dev.ivigcds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConsoleLinesTest {
    private static final Pattern REQUEST_FILE = Pattern.compile("hooks/ivig-myositis/requests/([a-z0-9-]+)\\.json");

    @Test
    void showsWhereEverythingIsAndThatItIsNotForCare() {
        assertThat(ConsoleLines.lines("8080"))
                .contains("not for care", "http://localhost:8080/cds-services", "http://localhost:8080/fhir")
                .containsPattern("curl -s localhost:8080/cds-services/ivig-myositis .* -d @hooks/");
    }

    @Test
    void showsThreeRequestsThatExist() {
        assertThat(REQUEST_FILE.matcher(ConsoleLines.lines("8080")).results().map(r -> r.group(1)))
                .containsExactly("iga-unscreened", "too-many-grams", "all-in-order")
                .allSatisfy(name -> assertThat(DemoRequests.names()).contains(name));
    }

    @Test
    void onAnotherPortTheRequestsAreSentWithThatPort() {
        assertThat(ConsoleLines.lines("9090"))
                .contains("http://localhost:9090/fhir", "sed s/localhost:8080/localhost:9090/ hooks/")
                .containsPattern("\\| curl -s localhost:9090/cds-services/ivig-myositis .* -d @-");
    }
}
