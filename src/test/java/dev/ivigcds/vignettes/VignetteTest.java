package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.conformance.Requirement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every vignette over HTTP, twice: with a prefetch filled from the published templates, and with none, so that the server fetches for itself.
 * Cards and verdicts are those the vignette expects, and both ways give the same.
 */
@DemoServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VignetteTest {
    enum Way {
        PREFETCH,
        FETCH
    }

    private final int port = ServerUnderTest.running().port();

    private final SettableClock clock = ServerUnderTest.running().clock();

    private EhrOverHttp ehr;
    private final Map<String, Map<String, Object>> seen = new ConcurrentHashMap<>();

    @BeforeAll
    void readsDiscovery() {
        ehr = new EhrOverHttp("http://localhost:" + port);
    }

    static Stream<Arguments> vignettesBothWays() {
        return Vignettes.all().stream()
                .flatMap(v -> Stream.of(Arguments.of(v, Way.PREFETCH), Arguments.of(v, Way.FETCH)));
    }

    @Requirement({
        "R-02", "R-03", "R-04", "R-05", "R-06", "R-38", "R-67", "R-80", "R-81", "R-82", "R-83", "R-85", "R-86", "R-88",
        "R-89", "R-90", "R-91", "R-92", "R-94", "R-97", "R-98", "R-99", "R-101", "R-102", "R-103", "R-104", "R-106",
        "R-150", "R-151", "R-152"
    })
    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("vignettesBothWays")
    void saysWhatTheVignetteExpects(Vignette vignette, Way way) {
        clock.set(vignette.today().atTime(vignette.time()).atZone(Vignette.ZONE).toInstant());
        Records.of(vignette).forEach(ehr::store);
        JsonNode answer = way == Way.PREFETCH ? prefetched(vignette) : fetched(vignette);
        Comparison.compare(vignette, answer);
        Map<String, Object> outcome = Outcome.of(answer, vignette.failing().isEmpty());
        Map<String, Object> other = seen.putIfAbsent(vignette.slug(), outcome);
        if (other != null) {
            assertThat(outcome)
                    .as("R-67 prefetched and fetched data say the same")
                    .isEqualTo(other);
        }
    }

    private JsonNode prefetched(Vignette vignette) {
        ObjectNode request = ehr.request(vignette);
        ehr.prefetch(request, vignette.slug(), vignette.failing());
        return ehr.call(request);
    }

    private JsonNode fetched(Vignette vignette) {
        List<String> failing = vignette.failing().stream()
                .map(key -> ehr.search(vignette.hook(), key, vignette.slug()))
                .toList();
        try (FhirRelay relay = new FhirRelay(ehr.fhir(), failing)) {
            ObjectNode request = ehr.request(vignette);
            request.put("fhirServer", relay.base());
            JsonNode answer = ehr.call(request);
            if (vignette.expect().fetches() != null) {
                assertThat(relay.asked())
                        .as("fetches")
                        .isEqualTo(vignette.expect().fetches());
            }
            return answer;
        }
    }
}
