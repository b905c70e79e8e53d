package dev.ivigcds.web;

import dev.ivigcds.catalog.Knowledge;
import dev.ivigcds.pages.Html;
import dev.ivigcds.pages.Place;
import dev.ivigcds.pages.Site;
import dev.ivigcds.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The decision records of a hook instance for people to read: why these cards, and for every other topic why there is none. */
final class DecisionPage {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> DATA =
            List.of("Prefetch key", "Where from", "What came", "Resources", "Fetch, ms", "Left aside");

    /** What an operator asks for first stands first. */
    private static final Map<String, String> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("shown", "Shown as a card");
        GROUPS.put("within", "Told within the card of another topic");
        GROUPS.put("shadow", "Raised in shadow mode: recorded, no card");
        GROUPS.put("undetermined", "Could not be checked");
        GROUPS.put("suppressed", "Suppressed");
        GROUPS.put("quiet", "Checked, nothing to say");
        GROUPS.put("off", "Switched off by the site");
    }

    private final Knowledge knowledge;
    private final Site site;

    DecisionPage(Knowledge knowledge, Site site) {
        this.knowledge = knowledge;
        this.site = site;
    }

    Html of(Json decisions) {
        JsonNode records = JSON.readTree(decisions.text());
        Html html = site.page(Place.ELSEWHERE, "Why these cards, and why no others")
                .paragraph("Hook instance " + text(records.path(0), "hookInstance") + ". Calls kept: " + records.size()
                        + ", newest first. Times in UTC.");
        if (decisions.text().contains("…")) {
            html.paragraph("… stands for a value or words of the patient's, which are not kept.");
        }
        records.forEach(record -> record(html, record));
        return html;
    }

    private void record(Html html, JsonNode record) {
        html.heading(text(record, "hook") + " at " + text(record, "evaluatedAt"))
                .inner()
                .paragraph("Client " + text(record, "client") + ". Judged in " + text(record, "tookMillis")
                        + " ms. Knowledge " + text(record, "knowledge") + ". Record " + text(record, "id") + ".")
                .terms("Was this order ours to check", scope(record.path("scope")))
                .list("What became of the cards", cards(record), words -> words);
        groups(record).forEach((group, verdicts) -> html.terms(GROUPS.getOrDefault(group, group), verdicts));
        if (record.path("verdicts").isEmpty()) {
            html.paragraph("No topic was concerned, for the reason above; such a call is kept in short.");
        }
        html.terms("Treatment", treatment(record))
                .list("The dose, worked out", strings(record.at("/dose/arithmetic")), line -> line)
                .list("Notes on the dose", strings(record.at("/dose/notes")), line -> line);
        if (!record.path("data").isEmpty()) {
            html.heading("Data received and fetched")
                    .table(
                            DATA,
                            record.path("data")
                                    .valueStream()
                                    .map(DecisionPage::row)
                                    .toList());
        }
        html.outer();
    }

    private static Map<String, String> scope(JsonNode scope) {
        Map<String, String> terms = new LinkedHashMap<>();
        terms.put("IVIG", text(scope, "ivig"));
        terms.put("myositis", text(scope, "myositis").replace("notChecked", "could not be checked"));
        terms.put("because", text(scope, "because"));
        return terms;
    }

    private Map<String, Map<String, String>> groups(JsonNode record) {
        List<String> shown = record.path("cards").findValuesAsString("topic");
        Map<String, Map<String, String>> groups = new LinkedHashMap<>();
        GROUPS.keySet().forEach(group -> groups.put(group, new LinkedHashMap<>()));
        for (JsonNode verdict : record.path("verdicts")) {
            String topic = text(verdict, "topic");
            groups.computeIfAbsent(group(verdict, shown.contains(topic)), g -> new LinkedHashMap<>())
                    .put(named(topic), words(verdict));
        }
        return groups;
    }

    /** A topic that the knowledge in force no longer has is named by its code. */
    private String named(String topic) {
        return knowledge
                .inForce()
                .rulePage(topic)
                .map(page -> page.title() + " · " + topic)
                .orElse(topic);
    }

    private static String group(JsonNode verdict, boolean shown) {
        String said = text(verdict, "verdict");
        if (!said.equals("raised")) {
            return said;
        }
        boolean shadow = text(verdict, "mode").equals("shadow");
        return shadow ? "shadow" : shown ? "shown" : "within";
    }

    /** For example: 90 g on 2026-11-23, more than 80 g. Rests on: body weight 90 kg (2026-11-20, Observation/w1). */
    private static String words(JsonNode verdict) {
        String inputs =
                verdict.path("inputs").valueStream().map(DecisionPage::input).collect(Collectors.joining("; "));
        boolean silentShadow = text(verdict, "mode").equals("shadow")
                && !text(verdict, "verdict").equals("raised");
        return text(verdict, "because") + "."
                + (inputs.isEmpty() ? "" : " Rests on: " + inputs + ".")
                + (silentShadow ? " (In shadow mode.)" : "");
    }

    private static String input(JsonNode input) {
        List<String> where = new ArrayList<>();
        for (String member : List.of("date", "from")) {
            if (input.has(member)) {
                where.add(text(input, member));
            }
        }
        String value = input.has("value") ? " " + text(input, "value") : "";
        return text(input, "what") + value + (where.isEmpty() ? "" : " (" + String.join(", ", where) + ")");
    }

    private static List<String> cards(JsonNode record) {
        List<String> cards = new ArrayList<>();
        for (JsonNode card : record.path("cards")) {
            String name = text(card, "topic") + ", card " + text(card, "card") + ": ";
            if (card.path("feedback").isEmpty()) {
                cards.add(name + "no feedback");
            }
            card.path("feedback").forEach(feedback -> cards.add(name + feedback(feedback)));
        }
        return cards;
    }

    private static String feedback(JsonNode feedback) {
        String reason = feedback.has("reason") ? ", reason " + text(feedback.path("reason"), "code") : "";
        String comment = feedback.has("comment") ? ", comment: " + text(feedback, "comment") : "";
        return text(feedback, "outcome") + " at " + text(feedback, "outcomeTimestamp") + reason + comment;
    }

    private static Map<String, String> treatment(JsonNode record) {
        Map<String, String> terms = new LinkedHashMap<>();
        if (record.has("exposure")) {
            terms.put("earlier infusions", text(record, "exposure").replace("notChecked", "could not be checked"));
        }
        record.path("response")
                .propertyStream()
                .forEach(member -> terms.put(
                        "review, " + member.getKey(), member.getValue().asString()));
        return terms;
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> row(JsonNode data) {
        String from = switch (text(data, "from")) {
            case "prefetch" -> "received in the prefetch";
            case "fetch" -> "fetched from the FHIR server";
            default -> "neither received nor fetched";
        };
        return List.of(
                text(data, "key"),
                from,
                text(data, "state"),
                text(data, "count"),
                text(data, "millis"),
                text(data, "ignored"));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }
}
