package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every offered split accepted, over HTTP: the order as the card rewrites it takes the place of the draft, the hook is called again, and
 * nothing of the dose is said any more while the total stays (clinical.md 3.4, 6-22).
 */
@DemoServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcceptedSplitTest {
    private static final List<String> DOSE =
            List.of("dose80", "dose80NoSplit", "doseGkg", "doseCourse", "doseUnverified", "weightConflict");
    private static final BigDecimal ROUNDING = new BigDecimal("0.05");

    private final int port = ServerUnderTest.running().port();

    private final SettableClock clock = ServerUnderTest.running().clock();

    private EhrOverHttp ehr;

    @BeforeAll
    void readsDiscovery() {
        ehr = new EhrOverHttp("http://localhost:" + port);
    }

    static Stream<Vignette> offered() {
        return Vignettes.all().stream()
                .filter(v -> v.expect().raised().stream()
                        .anyMatch(r -> r.offers() != null && r.offers().contains("update MedicationRequest")));
    }

    @Test
    void thereAreSplitsToAccept() {
        assertThat(offered().count()).isGreaterThan(20);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("offered")
    void anAcceptedSplitIsNeverFlaggedAndKeepsTheTotal(Vignette vignette) {
        clock.set(vignette.today().atTime(vignette.time()).atZone(Vignette.ZONE).toInstant());
        Records.of(vignette).forEach(ehr::store);
        ObjectNode request = request(vignette);
        JsonNode answer = ehr.call(request);
        JsonNode before = dose(answer);

        ObjectNode again = request(vignette);
        JsonNode rewritten = update(answer);
        for (JsonNode entry : again.at("/context/draftOrders/entry")) {
            if (entry.at("/resource/id").equals(rewritten.get("id"))) {
                ((ObjectNode) entry).set("resource", rewritten);
            }
        }
        JsonNode accepted = ehr.call(again);

        assertThat(raised(accepted)).doesNotContainAnyElementsOf(DOSE);
        int days = before.at("/proposal/days").asInt();
        BigDecimal total = before.get("courseGrams").decimalValue();
        BigDecimal kept = dose(accepted).get("courseGrams").decimalValue();
        assertThat(kept.subtract(total).abs()).isLessThanOrEqualTo(ROUNDING.multiply(BigDecimal.valueOf(days)));
        dose(accepted)
                .get("days")
                .forEach(day -> assertThat(day.get("grams").decimalValue())
                        .isEqualByComparingTo(before.at("/proposal/gramsPerDay").decimalValue()));
    }

    private ObjectNode request(Vignette vignette) {
        ObjectNode request = ehr.request(vignette);
        ehr.prefetch(request, vignette.slug(), vignette.failing());
        return request;
    }

    private static JsonNode update(JsonNode answer) {
        return StreamSupport.stream(answer.get("cards").spliterator(), false)
                .flatMap(card -> StreamSupport.stream(card.path("suggestions").spliterator(), false))
                .flatMap(suggestion ->
                        StreamSupport.stream(suggestion.path("actions").spliterator(), false))
                .filter(action -> action.path("type").asString().equals("update"))
                .map(action -> action.get("resource"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode dose(JsonNode answer) {
        return answer.at("/extension/dev.ivigcds.decision/dose");
    }

    private static List<String> raised(JsonNode answer) {
        return StreamSupport.stream(
                        answer.at("/extension/dev.ivigcds.decision/verdicts").spliterator(), false)
                .filter(v -> v.path("verdict").asString().equals("raised"))
                .map(v -> v.path("topic").asString())
                .toList();
    }
}
