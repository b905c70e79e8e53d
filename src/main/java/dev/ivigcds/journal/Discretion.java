package dev.ivigcds.journal;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A decision record without the patient's values: which data a verdict rests on, not what they were. Of a sentence there remain its words;
 * numbers, dates, quoted words and the values of the verdict's inputs are left out.
 */
final class Discretion {
    private static final String LEFT_OUT = "…";

    /** What the record quotes from the chart; a quotation that was cut short has no closing mark. */
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*(\"|$)");

    /** Numbers and dates; the digits of a topic's name, as in dose80, are letters here. */
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9])\\d[\\d.,:/-]*");

    private static final int SHORTEST_VALUE = 3;

    private Discretion() {}

    static void leaveOutValues(ObjectNode record) {
        record.remove("dose");
        if (record.path("response") instanceof ObjectNode response) {
            response.remove(List.of("start", "courses"));
        }
        if (record.path("scope") instanceof ObjectNode scope) {
            leaveOut(scope, List.of());
        }
        for (JsonNode verdict : record.path("verdicts")) {
            if (verdict instanceof ObjectNode object) {
                JsonNode inputs = object.path("inputs");
                leaveOut(object, inputs.findValuesAsString("value"));
                inputs.forEach(input -> ((ObjectNode) input).retain("what"));
                once(inputs);
            }
        }
    }

    private static void leaveOut(ObjectNode object, List<String> values) {
        object.put("because", words(object.path("because").asString(""), values));
    }

    static String words(String sentence, List<String> values) {
        String words = QUOTED.matcher(sentence).replaceAll(LEFT_OUT);
        for (String value : values) {
            words = value.length() < SHORTEST_VALUE ? words : words.replace(value, LEFT_OUT);
        }
        return NUMBER.matcher(words).replaceAll(LEFT_OUT);
    }

    /** How many infusions or diagnoses there were is a value too: each kind of input is named once. */
    private static void once(JsonNode inputs) {
        if (inputs instanceof ArrayNode array) {
            List<JsonNode> kinds = array.valueStream().distinct().toList();
            array.removeAll().addAll(kinds);
        }
    }
}
