package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.terminology.KnowledgeFixture;
import dev.ivigcds.terminology.KnowledgeFolder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A vignette that names a limit lies beside it: with the number it names in its place, something else would be said. */
@ExtendWith(WithoutJournal.class)
class LimitTest {
    private static final KnowledgeFolder KNOWLEDGE = KnowledgeFixture.folder();
    private static final QuickServer AS_IT_IS = new QuickServer(KNOWLEDGE);
    private static final Map<MovedLimit, QuickServer> MOVED = new ConcurrentHashMap<>();

    static Stream<Arguments> limits() {
        return Vignettes.all().stream()
                .flatMap(v -> v.limits().entrySet().stream()
                        .map(limit -> Arguments.of(v, new MovedLimit(limit.getKey(), limit.getValue()))));
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("limits")
    void somethingElseIsSaidWithTheNumberMoved(Vignette vignette, MovedLimit limit) {
        QuickServer moved = MOVED.computeIfAbsent(limit, l -> new QuickServer(l.in(KNOWLEDGE)));
        assertThat(said(limit, moved.answer(vignette)))
                .as("what is said with %s at %s", limit.limit(), limit.moved())
                .isNotEqualTo(said(limit, AS_IT_IS.answer(vignette)));
    }

    /** The outcome and the cards, in which the number that was moved makes no difference by standing in a sentence. */
    private static Map<String, Object> said(MovedLimit limit, JsonNode answer) {
        Map<String, Object> said = Outcome.of(answer, false);
        JsonNode cards = answer.get("cards").deepCopy();
        removeIds(cards);
        said.put("cards", limit.masked(KNOWLEDGE, cards.toString()));
        return said;
    }

    private static void removeIds(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("uuid");
            if (object.has("resourceType")) {
                object.remove("id");
            }
        }
        node.forEach(LimitTest::removeIds);
    }
}
