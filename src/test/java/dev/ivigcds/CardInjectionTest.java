package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.ServerUnderTest;
import dev.ivigcds.vignettes.SettableClock;
import dev.ivigcds.vignettes.Situations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Words of an order that would be a link, a tag or another reading direction, over HTTP to the card (T-21, R-87). */
@DemoServer
class CardInjectionTest {
    private static final String EVIL =
            "Privigen [x](javascript:alert(1))<img src=x onerror=alert(1)> ![p](https://evil.example/p.png) \u202e80 g\u202c \u2066a\u2069"
                    + " \u200f\u200b| a | **b** `c` <script>x</script> &lt;b&gt; https://evil.example [r]: /evil\r\n# h\r\n\r\n- l";

    /** A link, a tag, an address, a mark that hides or turns: nowhere. */
    private static final Pattern ALIVE = Pattern.compile(
            "(?<!\\\\)\\[[^\\]]*(?<!\\\\)\\]\\(|<[a-zA-Z/!?]|https?://evil|[\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\r]");

    /** Code, a table, bold letters, a heading: not in the detail, which is markdown. */
    private static final Pattern ALIVE_IN_DETAIL = Pattern.compile("(?m)(?<!\\\\)[`|]|(?<!\\\\)\\*\\*b|^# h$|^- l$");

    /** Where a text is no markdown, strokes and stars are themselves. */
    private static final Pattern ALIVE_IN_PLAIN_TEXT = Pattern.compile(
            "(?<!\\\\)\\]\\(|<[a-zA-Z/!?]|https?://evil|[\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private final int port = ServerUnderTest.running().port();

    private final SettableClock clock = ServerUnderTest.running().clock();

    /** Each in the place of words that a card shows, and short enough to be shown whole. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "<img src=x onerror=alert(1)>",
                "![p](https://evil.example/p)",
                "https://evil.example",
                "\u202e80 g\u202c \u2066a\u2069 \u200f\u200b",
                "| a | **b** `c`",
                "<script>x</script>",
                "a\r\n# h\r\n\r\n- l"
            })
    void t21_nothingOfTheRecordsWordsIsAliveInACard(String reaction) {
        clock.set(Instant.parse("2026-03-02T08:00:00Z"));
        EhrOverHttp ehr = new EhrOverHttp("http://localhost:" + port);
        ObjectNode request = Situations.firstIvig(ehr);
        ObjectNode order = (ObjectNode) request.at("/context/draftOrders/entry/0/resource");
        ObjectNode drug = (ObjectNode) order.get("medicationCodeableConcept");
        drug.put("text", EVIL);
        drug.get("coding").forEach(coding -> ((ObjectNode) coding).put("display", EVIL));
        ((ObjectNode) order.at("/dosageInstruction/0")).put("text", EVIL);

        ObjectNode allergy = request.putObject("prefetch")
                .putObject("allergies")
                .put("resourceType", "Bundle")
                .put("type", "searchset")
                .putArray("entry")
                .addObject()
                .putObject("resource");
        allergy.put("resourceType", "AllergyIntolerance").put("criticality", "low");
        allergy.set("code", drug.deepCopy());
        allergy.putObject("patient")
                .put("reference", "Patient/" + request.at("/context/patientId").asString());
        allergy.putArray("reaction")
                .addObject()
                .putArray("manifestation")
                .addObject()
                .put("text", reaction);

        JsonNode cards = ehr.call(request).get("cards");

        List<String> words = new ArrayList<>();
        cards.forEach(card -> collect(card, words));
        assertThat(words).as("the reaction is shown").anyMatch(text -> text.startsWith("Prior IVIG reaction ("));
        assertThat(words).noneMatch(text -> text.contains("not described"));
        assertThat(words).noneMatch(text -> ALIVE_IN_PLAIN_TEXT.matcher(text).find());
        assertThat(cards.findValuesAsString("detail"))
                .noneMatch(text -> ALIVE.matcher(text).find());
        assertThat(cards)
                .noneMatch(card ->
                        ALIVE_IN_DETAIL.matcher(card.path("detail").asString()).find());
        assertThat(cards)
                .allSatisfy(card -> assertThat(
                                card.path("summary").asString().codePoints().count())
                        .isLessThan(140));
    }

    /** What a client shows: texts, not the resources that a suggestion writes back. */
    private static void collect(JsonNode node, List<String> words) {
        if (node.isString()) {
            words.add(node.asString());
        } else if (node.isObject()) {
            node.properties().stream()
                    .filter(member -> !List.of("resource", "url").contains(member.getKey()))
                    .forEach(member -> collect(member.getValue(), words));
        } else {
            node.forEach(element -> collect(element, words));
        }
    }
}
