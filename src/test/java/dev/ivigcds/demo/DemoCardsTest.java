package dev.ivigcds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.ServerUnderTest;
import dev.ivigcds.vignettes.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the README promises of the demo: each request gets the cards of its situation, and no other. */
@DemoServer
class DemoCardsTest {
    private static final Map<String, List<String>> CARDS = Map.ofEntries(
            Map.entry("iga-unscreened", List.of("warning igaUnscreened")),
            Map.entry("iga-unscreened-order-select", List.of("warning igaUnscreened")),
            Map.entry("iga-unscreened-prefetched", List.of("warning igaUnscreened")),
            Map.entry("iga-deficient", List.of("critical igaDeficient")),
            Map.entry("iga-pending", List.of("info beforeInfusion")),
            Map.entry("too-many-grams", List.of("warning dose80")),
            Map.entry("too-many-grams-explained", List.of("warning dose80")),
            Map.entry("small-child", List.of("warning doseGkg")),
            Map.entry("pounds-as-kilograms", List.of("warning weightConflict")),
            Map.entry("no-response-13-weeks", List.of("warning response12wNone")),
            Map.entry("no-response-13-weeks-patient-view", List.of("warning response12wNone")),
            Map.entry("ck-better-strength-not", List.of("info responseBiochem")),
            Map.entry("responder", List.of()),
            Map.entry("inclusion-body-myositis", List.of("warning ibmLimited")),
            Map.entry("severe-ivig-alone", List.of("critical severeMono", "info beforeInfusion")),
            Map.entry("plasmapheresis-after-ivig", List.of("critical plexAfterIvig")),
            Map.entry("itp", List.of()),
            Map.entry("subcutaneous", List.of()),
            Map.entry("all-in-order", List.of()));

    private final int port = ServerUnderTest.running().port();

    private final SettableClock clock = ServerUnderTest.running().clock();

    @BeforeEach
    void isTheMomentOfTheStart() {
        clock.set(Instant.parse("2026-03-02T08:00:00Z"));
    }

    static List<String> names() {
        return DemoRequests.names();
    }

    @Test
    void everyRequestHasItsPromise() {
        assertThat(DemoRequests.names()).containsExactlyInAnyOrderElementsOf(CARDS.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aRequestGetsItsCardsAndNoOther(String name) {
        List<String> cards = new ArrayList<>();
        for (JsonNode card : answer(DemoRequests.request(name)).get("cards")) {
            cards.add(card.get("indicator").asString() + " "
                    + card.at("/source/topic/code").asString());
        }
        assertThat(cards).isEqualTo(CARDS.get(name));
    }

    /** A weight that may be in pounds, or none in the prefetch, leaves g/kg open; nothing else may. */
    @ParameterizedTest
    @MethodSource("names")
    void silenceIsAVerdictAndNotALackOfData(String name) {
        ObjectNode request = DemoRequests.request(name);
        request.putObject("extension").put("dev.ivigcds.explain", true);
        JsonNode verdicts =
                answer(request).path("extension").path("dev.ivigcds.decision").path("verdicts");
        assertThat(verdicts).isNotEmpty();
        if (!Set.of("pounds-as-kilograms", "iga-unscreened-prefetched").contains(name)) {
            assertThat(verdicts).extracting(v -> v.path("verdict").asString()).doesNotContain("undetermined");
        }
    }

    private JsonNode answer(ObjectNode request) {
        EhrOverHttp ehr = new EhrOverHttp("http://localhost:" + port);
        if (request.has("fhirServer")) {
            request.put("fhirServer", ehr.fhir());
        }
        return ehr.call(request);
    }

    @Test
    void theDecisionComesOnlyWhereItIsAskedFor() {
        assertThat(DemoRequests.names().stream()
                        .filter(n -> DemoRequests.request(n).has("extension")))
                .containsExactly("too-many-grams-explained");
    }
}
