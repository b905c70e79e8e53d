package dev.ivigcds.vignettes;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** All that an answer says, as text a pharmacist can read: its cards, every verdict with reason and data, and the workings. */
final class WordedRecord {
    private static final Pattern NEW_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String NOTES = "**To note**";
    private static final String EVIDENCE = "**Evidence**";

    private WordedRecord() {}

    /** The answer to a vignette in words, a line each; ids of the patient's resources begin with {@code ~}, those of
     * resources drafted by us are {@code new}. */
    static String of(Vignette vignette, JsonNode answer) {
        JsonNode decision = answer.at("/extension/dev.ivigcds.decision");
        return Stream.of(
                        Stream.of("scope: "
                                + decision.path("scope").path("because").asString()),
                        each(answer.path("cards")).flatMap(WordedRecord::card),
                        verdicts(decision.path("verdicts")),
                        Stream.of("dose", "exposure", "response", "review")
                                .filter(decision::has)
                                .map(member -> member + ": " + decision.path(member)))
                .flatMap(lines -> lines)
                .map(line -> NEW_ID.matcher(line.replace(vignette.slug(), "~")).replaceAll("new"))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> card(JsonNode card) {
        return Stream.of(
                        Stream.of("%s %s: %s"
                                .formatted(
                                        card.path("indicator").asString(),
                                        card.at("/source/topic/code").asString(),
                                        card.path("summary").asString())),
                        notes(card.path("detail").asString()),
                        each(card.path("suggestions")).flatMap(WordedRecord::suggestion),
                        each(card.path("links"))
                                .map(link -> "  link " + link.path("label").asString()),
                        Stream.of("  unless: "
                                + each(card.path("overrideReasons"))
                                        .map(reason -> reason.path("code").asString())
                                        .collect(Collectors.joining(", "))))
                .flatMap(lines -> lines);
    }

    /** The notes of a card; the rest of its detail is the rule's fixed text and what the verdicts hold. */
    private static Stream<String> notes(String detail) {
        int from = detail.indexOf(NOTES);
        if (from < 0) {
            return Stream.empty();
        }
        int to = detail.indexOf(EVIDENCE, from);
        return detail.substring(from + NOTES.length(), to < 0 ? detail.length() : to)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> "  " + line);
    }

    private static Stream<String> suggestion(JsonNode suggestion) {
        String first = "  %s: %s"
                .formatted(
                        suggestion.path("isRecommended").asBoolean() ? "recommended" : "offered",
                        suggestion.path("label").asString());
        return Stream.concat(
                Stream.of(first),
                each(suggestion.path("actions"))
                        .map(action -> "    %s: %s %s"
                                .formatted(
                                        action.path("type").asString(),
                                        action.path("description").asString(),
                                        action.path("resource"))));
    }

    /** Verdicts that say the same of several topics stand on one line; data told once are referred to from then on. */
    private static Stream<String> verdicts(JsonNode verdicts) {
        Map<Said, TreeSet<String>> topics = new LinkedHashMap<>();
        for (JsonNode verdict : verdicts) {
            topics.computeIfAbsent(Said.in(verdict), said -> new TreeSet<>())
                    .add(verdict.path("topic").asString());
        }
        Map<String, String> told = new HashMap<>();
        return topics.entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getValue().first()))
                .map(e -> String.join(", ", e.getValue()) + " " + e.getKey().words()
                        + data(e.getKey().data(), e.getValue().first(), told));
    }

    private static String data(String data, String topic, Map<String, String> told) {
        if (data.isEmpty()) {
            return "";
        }
        String earlier = told.putIfAbsent(data, topic);
        return earlier == null ? " [" + data + "]" : " [as for " + earlier + "]";
    }

    /** What one verdict says, and the data it looked at. */
    private record Said(String words, String data) {
        static Said in(JsonNode verdict) {
            return new Said(
                    verdict.path("verdict").asString() + ": "
                            + verdict.path("because").asString(),
                    each(verdict.path("inputs")).map(Said::input).collect(Collectors.joining("; ")));
        }

        private static String input(JsonNode input) {
            return Stream.of("what", "value", "date", "from")
                    .filter(input::has)
                    .map(member -> input.path(member).asString())
                    .collect(Collectors.joining(" "));
        }
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
