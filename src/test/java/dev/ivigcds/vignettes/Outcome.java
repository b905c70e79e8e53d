package dev.ivigcds.vignettes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an answer comes to: verdicts, cards and workings, without the reasons in words and without what is new in every call. */
final class Outcome {
    private Outcome() {}

    /**
     * The outcome of an answer; two are equal where the same was said.
     *
     * @param allWords whether summaries count: why something could not be had may be worded differently
     */
    static Map<String, Object> of(JsonNode answer, boolean allWords) {
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
