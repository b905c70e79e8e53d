package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
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

    @LocalServerPort
    private int port;

    @Autowired
    private SettableClock clock;

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

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("vignettesBothWays")
    void saysWhatTheVignetteExpects(Vignette vignette, Way way) {
        clock.set(vignette.today().atTime(vignette.time()).atZone(Vignette.ZONE).toInstant());
        Records.of(vignette).forEach(ehr::store);
        JsonNode answer = way == Way.PREFETCH ? prefetched(vignette) : fetched(vignette);
        Comparison.compare(vignette, answer);
        Map<String, Object> outcome = outcome(answer, vignette.failing().isEmpty());
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

    /** What must not depend on the way the data came; why something could not be had may be worded differently. */
    private static Map<String, Object> outcome(JsonNode answer, boolean allWords) {
        JsonNode decision = answer.at("/extension/dev.ivigcds.decision");
        Map<String, Object> outcome = new LinkedHashMap<>();
        Map<String, String> verdicts = new TreeMap<>();
        decision.path("verdicts")
                .forEach(v -> verdicts.put(
                        v.path("topic").asString(), v.path("verdict").asString()));
        outcome.put("verdicts", verdicts);
        outcome.put(
                "cards",
                StreamSupport.stream(answer.get("cards").spliterator(), false)
                        .map(c -> c.at("/source/topic/code").asString() + " "
                                + c.path("indicator").asString() + " "
                                + (allWords ? c.path("summary").asString() : "") + " "
                                + c.path("suggestions").findValuesAsString("label"))
                        .toList());
        for (String member : List.of("scope", "dose", "exposure", "response")) {
            outcome.put(member, decision.path(member).deepCopy());
        }
        ObjectNode scope = (ObjectNode) outcome.get("scope");
        scope.remove("because");
        if (!allWords && outcome.get("dose") instanceof ObjectNode dose) {
            dose.remove("notes");
        }
        return outcome;
    }
}
