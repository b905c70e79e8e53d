package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.HookContract;
import dev.ivigcds.vignettes.ServerUnderTest;
import dev.ivigcds.vignettes.SettableClock;
import dev.ivigcds.vignettes.Vignettes;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests as real clients send them, written after what vendors and payloads tell (protocol.md 4), and the examples of the specification and
 * of its hook library, re-typed (protocol.md 5). Each is answered, and every answer keeps the contract.
 */
@DemoServer
class ClientsTest {
    private static final Path FOLDER = Path.of("src/test/resources");

    private final int port = ServerUnderTest.running().port();

    private final SettableClock clock = ServerUnderTest.running().clock();

    private EhrOverHttp ehr;

    @BeforeEach
    void isTheMomentOfTheStart() {
        clock.set(Instant.parse("2026-03-02T08:00:00Z"));
        ehr = new EhrOverHttp("http://localhost:" + port);
    }

    private ObjectNode request(String name) {
        try {
            String text = Files.readString(FOLDER.resolve(name + ".json"));
            return (ObjectNode) Vignettes.STRICT.readTree(text.replace("FHIR-SERVER", ehr.fhir()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "clients/epic-order-sign, dose80 igaUnscreened",
        "clients/epic-order-select, dose80 igaUnscreened",
        "clients/epic-patient-view-at-order-entry, ''",
        "clients/oracle-patient-view, response12wNone",
        "clients/athena-order-select, igaUnscreened",
        "clients/sandbox-order-select, igaUnscreened"
    })
    void whatAClientReallySendsGetsTheCardsOfItsSituation(String name, String expected) {
        List<String> topics = EhrOverHttp.topics(ehr.call(request(name)));
        assertThat(topics).containsAll(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
        if (expected.isEmpty()) {
            assertThat(topics).isEmpty();
        }
    }

    @Test
    void r64_epicsEmptySearchWithItsWarningIsNothingOnFileAndItsThreeAmountsAreOneDose() {
        ObjectNode request = request("clients/epic-order-sign");
        ((ObjectNode) request.get("extension")).put("dev.ivigcds.explain", true);
        JsonNode decision = ehr.call(request).at("/extension/dev.ivigcds.decision");
        assertThat(decision.at("/dose/days/0/grams").decimalValue()).isEqualByComparingTo("90");
        assertThat(decision.at("/dose/courseGrams").decimalValue()).isEqualByComparingTo("180");
        assertThat(decision.path("data")
                        .valueStream()
                        .filter(data -> data.path("key").asString().equals("iga")))
                .allMatch(data -> data.path("state").asString().equals("empty"));
    }

    @Test
    void r35_ordersThatEpicStrippedAreToldAsAFaultOfTheRegistration() {
        HttpResponse<String> answer = ehr.post(
                "ivig-myositis", request("clients/epic-order-sign-stripped").toString());
        HookContract.onRefusal(400, answer);
        assertThat(answer.body()).contains("draftOrders", "registration");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "library-order-sign-r4",
                "library-order-sign-stu3",
                "library-order-select-r4",
                "library-patient-view-role",
                "library-patient-view-encounter",
                "hooks-patient-view-with-authorization",
                "hooks-order-sign-paged-prefetch"
            })
    void theExamplesOfTheSpecificationAreServedAndConcernUsNot(String name) {
        assertThat(EhrOverHttp.topics(ehr.call(request("spec/" + name)))).isEmpty();
    }

    @Test
    void r36_theDstu2ExampleIsRefusedWithWhatIsSupported() {
        HttpResponse<String> answer = ehr.post(
                "ivig-myositis", request("spec/library-order-sign-dstu2").toString());
        HookContract.onRefusal(400, answer);
        assertThat(answer.body()).contains("R4 (4.0)", "R4B (4.3)");
    }
}
