package dev.ivigcds.check;

import dev.ivigcds.fhir.PlannedQuery;
import dev.ivigcds.wire.Decision;
import dev.ivigcds.wire.PrefetchNeed;
import dev.ivigcds.wire.Prefetched;
import dev.ivigcds.wire.ReceivedJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Each part of the chart that the service asks for at this hook: supplied, failed, or what would be fetched.
 *
 * @param captured the call
 * @param needs what the service asks for
 */
record PrefetchLines(Captured captured, List<PrefetchNeed> needs) {
    private static final String UNSENT = "not sent: ";

    void onto(Paper paper, Answer answer) {
        paper.section("Prefetch");
        Map<String, String> ignored = ignored(answer);
        for (PrefetchNeed need : needs) {
            Prefetched supplied = captured.read().prefetch().get(need.key());
            paper.entry(need.key(), supplied == null ? unsent(need) : supplied(supplied));
            if (ignored.containsKey(need.key())) {
                paper.flag("left aside: " + ignored.get(need.key()));
            }
        }
        others(paper);
    }

    /** What the reading of each part left aside, in its own words. */
    private static Map<String, String> ignored(Answer answer) {
        Map<String, String> ignored = new HashMap<>();
        if (answer instanceof Answer.Judged judged) {
            for (Decision.Data data : judged.decision().data()) {
                String words = data.ignored();
                if (words != null) {
                    ignored.put(data.key(), words);
                }
            }
        }
        return ignored;
    }

    private String supplied(Prefetched value) {
        return switch (value) {
            case Prefetched.Nothing nothing -> "supplied as nothing (null): the search found nothing";
            case Prefetched.Failed(ReceivedJson outcome) ->
                "supplied as an error, so not checked: " + words(Tree.JSON.readTree(outcome.text()));
            case Prefetched.Resource(ReceivedJson json) -> resource(Tree.JSON.readTree(json.text()));
        };
    }

    /** What an OperationOutcome says. */
    private static String words(JsonNode outcome) {
        String words = Tree.each(outcome.path("issue"))
                .flatMap(issue -> Stream.of(
                        Tree.text(issue, "severity"),
                        Tree.text(issue, "code"),
                        Tree.text(issue.path("details"), "text"),
                        Tree.text(issue, "diagnostics")))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "an OperationOutcome without words" : words;
    }

    private static String resource(JsonNode supplied) {
        if (!Tree.text(supplied, "resourceType").equals("Bundle")) {
            return "supplied: 1 " + Tree.text(supplied, "resourceType");
        }
        List<JsonNode> resources = Captured.resources(supplied);
        Map<String, Long> types = resources.stream()
                .filter(r -> !isOutcome(r))
                .collect(Collectors.groupingBy(r -> Tree.text(r, "resourceType"), TreeMap::new, Collectors.counting()));
        String counted = types.entrySet().stream()
                .map(type -> type.getValue() + " " + type.getKey())
                .collect(Collectors.joining(", "));
        return "supplied: " + (counted.isEmpty() ? "a Bundle without entries" : counted) + total(supplied)
                + next(supplied)
                + resources.stream()
                        .filter(PrefetchLines::isOutcome)
                        .map(outcome -> "; with the remark: " + words(outcome))
                        .collect(Collectors.joining());
    }

    private static boolean isOutcome(JsonNode resource) {
        return Tree.text(resource, "resourceType").equals("OperationOutcome");
    }

    private static String total(JsonNode bundle) {
        return bundle.path("total").isIntegralNumber() ? ", total " + bundle.path("total") : "";
    }

    private static String next(JsonNode bundle) {
        return Tree.each(bundle.path("link"))
                        .anyMatch(link -> Tree.text(link, "relation").equals("next"))
                ? "; more pages (next), which the server would fetch"
                : "";
    }

    private String unsent(PrefetchNeed need) {
        return PlannedQuery.shown(need, captured.read().context())
                .map(query -> UNSENT + access() + query)
                .orElse(UNSENT + "the call does not say what its query needs");
    }

    private String access() {
        if (Bench.mayFetch(captured.read())) {
            return "the server would fetch ";
        }
        return captured.read().fhirServer().isPresent()
                ? "with a token of its own, or where none is needed, the server would fetch "
                : "no fhirServer to ask for ";
    }

    private void others(Paper paper) {
        Set<String> asked = needs.stream().map(PrefetchNeed::key).collect(Collectors.toSet());
        Map<String, Prefetched> read = captured.read().prefetch();
        captured.sent().path("prefetch").propertyNames().stream()
                .filter(key -> !asked.contains(key))
                .forEach(key -> paper.entry(
                        key,
                        read.containsKey(key)
                                ? supplied(read.get(key)) + "; not asked for at this hook"
                                : "ignored: the service does not ask for it"));
    }
}
