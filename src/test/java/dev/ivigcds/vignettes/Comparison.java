package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** An answer held against what a vignette expects. */
final class Comparison {
    private Comparison() {}

    static void compare(Vignette vignette, JsonNode answer) {
        Expected expected = vignette.expect();
        JsonNode decision = answer.at("/extension/dev.ivigcds.decision");
        assertThat(decision.isObject()).as("the decision record was asked for").isTrue();
        Map<String, JsonNode> verdicts = new HashMap<>();
        decision.path("verdicts").forEach(v -> verdicts.put(v.path("topic").asString(), v));
        raised(expected, verdicts);
        verdicts(expected.quiet(), "quiet", verdicts);
        verdicts(expected.undetermined(), "undetermined", verdicts);
        verdicts(expected.suppressed(), "suppressed", verdicts);
        cards(expected, answer.get("cards"));
        if (expected.exposure() != null) {
            assertThat(decision.path("exposure").asString()).as("exposure").isEqualTo(expected.exposure());
        }
        subset("dose", expected.dose(), decision.path("dose"));
        subset("response", expected.response(), decision.path("response"));
        subset("scope", expected.scope(), decision.path("scope"));
    }

    private static void raised(Expected expected, Map<String, JsonNode> verdicts) {
        Map<String, String> raised = new HashMap<>();
        verdicts.forEach((topic, v) -> {
            if (v.path("verdict").asString().equals("raised") && !topic.equals("beforeInfusion")) {
                raised.put(topic, v.path("because").asString());
            }
        });
        assertThat(raised.keySet())
                .as("raised: %s; of the expected: %s", raised, because(expected.raisedTopics(), verdicts))
                .isEqualTo(expected.raisedTopics());
    }

    private static Map<String, String> because(Set<String> topics, Map<String, JsonNode> verdicts) {
        return topics.stream()
                .filter(verdicts::containsKey)
                .collect(Collectors.toMap(
                        t -> t,
                        t -> verdicts.get(t).path("verdict").asString() + ", "
                                + verdicts.get(t).path("because").asString()));
    }

    private static void verdicts(List<String> topics, String wanted, Map<String, JsonNode> verdicts) {
        for (String topic : topics) {
            assertThat(verdicts).containsKey(topic);
            assertThat(verdicts.get(topic).path("verdict").asString())
                    .as("%s: %s", topic, verdicts.get(topic).path("because").asString())
                    .isEqualTo(wanted);
        }
    }

    private static void cards(Expected expected, JsonNode cards) {
        Map<String, JsonNode> byTopic = new HashMap<>();
        cards.forEach(c -> byTopic.put(c.at("/source/topic/code").asString(), c));
        assertThat(byTopic.keySet()).as("topics of the cards").isEqualTo(expected.cardTopics());
        int number = expected.cards() == null ? expected.cardTopics().size() : expected.cards();
        assertThat(cards.size()).as("cards").isEqualTo(number);
        expected.raised().stream().filter(r -> r.told() == null).forEach(r -> card(r, byTopic.get(r.topic())));
        expected.raised().stream()
                .filter(r -> r.detail() != null)
                .forEach(r -> detail(r, byTopic.get(r.told() == null ? r.topic() : r.told())));
    }

    /** As read by a person, without the backslashes of markdown. */
    private static void detail(Expected.Raised expected, JsonNode card) {
        assertThat(card.path("detail").asString().replace("\\", ""))
                .as("detail that tells %s", expected.topic())
                .contains(expected.detail());
    }

    private static void card(Expected.Raised expected, JsonNode card) {
        assertThat(card.path("indicator").asString())
                .as("indicator of %s", expected.topic())
                .isEqualTo(expected.indicator());
        if (expected.summary() != null) {
            assertThat(card.path("summary").asString()).startsWith(expected.summary());
        }
        if (expected.offers() != null) {
            offers(expected, card);
        }
    }

    private static void offers(Expected.Raised expected, JsonNode card) {
        Set<String> offered = new HashSet<>();
        for (JsonNode suggestion : card.path("suggestions")) {
            StreamSupport.stream(suggestion.path("actions").spliterator(), false)
                    .map(a -> a.path("type").asString() + " "
                            + a.at("/resource/resourceType").asString())
                    .forEach(offered::add);
        }
        assertThat(offered).as("offered by %s", expected.topic()).containsAll(expected.offers());
        assertThat(offered.stream().filter(o -> o.startsWith("update")))
                .as("updates offered by %s", expected.topic())
                .allMatch(expected.offers()::contains);
    }

    /** Every member that is expected is there; numbers are compared as numbers, lists item by item. */
    static void subset(String at, JsonNode expected, JsonNode actual) {
        if (expected == null) {
            return;
        }
        if (expected.isObject()) {
            expected.properties().forEach(m -> subset(at + "." + m.getKey(), m.getValue(), actual.path(m.getKey())));
        } else if (expected.isArray()) {
            assertThat(actual.size()).as("%s: %s", at, actual).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                subset(at + "[" + i + "]", expected.get(i), actual.get(i));
            }
        } else if (expected.isNumber()) {
            assertThat(actual.isNumber()).as("%s is a number: %s", at, actual).isTrue();
            assertThat(actual.decimalValue()).as(at).isEqualByComparingTo(expected.decimalValue());
        } else {
            assertThat(actual.asString()).as(at).isEqualTo(expected.asString());
        }
    }
}
