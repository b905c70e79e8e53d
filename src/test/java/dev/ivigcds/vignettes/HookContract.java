package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.journal.WithoutValues;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What every answer of the server must keep, whatever was asked (protocol R-02 … R-06, R-38, R-42, R-80 … R-103, R-150 … R-152). */
public final class HookContract {
    private static final List<String> WEIGHT = List.of("critical", "warning", "info");
    private static final Set<String> CARD = Set.of(
            "uuid",
            "summary",
            "detail",
            "indicator",
            "source",
            "suggestions",
            "selectionBehavior",
            "overrideReasons",
            "links",
            "extension");
    private static final Pattern HTML = Pattern.compile("(?<!\\\\)<[A-Za-z/!][^>]*>");
    private static final Pattern TABLE = Pattern.compile("(?m)^\\s*\\|?\\s*:?-{3,}:?\\s*\\|");
    private static final Pattern STACK_TRACE =
            Pattern.compile("\\bat [\\w.$]+\\([\\w]+\\.java|Exception\\b|\\bjava\\.lang\\b");

    private HookContract() {}

    /** Holds a 200 answer of a hook against the contract. */
    public static void onAnswer(ObjectNode request, HttpResponse<String> answer) {
        isJson(answer);
        onBody(request, Vignettes.STRICT.readTree(answer.body()));
    }

    /** Holds the body of an answer against the contract. */
    static void onBody(ObjectNode request, JsonNode body) {
        assertThat(body.isObject()).as("R-38 the answer is an object").isTrue();
        assertThat(body.path("cards").isArray()).as("R-38 cards is there").isTrue();
        hasNoEmptyValue(body, "$");
        onExtension(body, "$");
        List<String> uuids = new ArrayList<>();
        for (JsonNode card : body.get("cards")) {
            CardContract.onCard(card, request, uuids);
        }
        assertThat(new HashSet<>(uuids)).as("R-88 uuids are unique").hasSameSizeAs(uuids);
        List<Integer> order = new ArrayList<>();
        body.get("cards")
                .forEach(c -> order.add(WEIGHT.indexOf(c.path("indicator").asString())));
        assertThat(order).as("R-106 most severe first").isSorted();
        JsonNode decision = body.path("extension").path("dev.ivigcds.decision");
        if (!decision.isMissingNode()) {
            onDecision(decision, body.get("cards"));
        }
    }

    /** Holds a refusal against the contract: JSON, an OperationOutcome that says what is wrong, no inner workings. */
    public static void onRefusal(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        isJson(answer);
        JsonNode outcome = Vignettes.STRICT.readTree(answer.body());
        assertThat(outcome.path("resourceType").asString()).as("R-42").isEqualTo("OperationOutcome");
        assertThat(outcome.path("issue").isArray()).isTrue();
        assertThat(outcome.get("issue").size()).isPositive();
        for (JsonNode issue : outcome.get("issue")) {
            assertThat(issue.path("severity").asString()).isIn("error", "fatal");
            assertThat(issue.path("code").asString()).isNotBlank();
            assertThat(issue.path("diagnostics").asString()).isNotBlank();
        }
        assertThat(STACK_TRACE.matcher(answer.body()).find())
                .as("no inner workings: %s", answer.body())
                .isFalse();
        hasNoEmptyValue(outcome, "$");
    }

    private static void isJson(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as("R-02")
                .matches("application/(fhir\\+)?json(;.*)?");
    }

    /** R-05, R-06: nothing is null, "", [] or {}, but for {@code cards} at the top. */
    private static void hasNoEmptyValue(JsonNode node, String at) {
        if (node.isNull() || (node.isString() && node.asString().isEmpty())) {
            throw new AssertionError("R-05 " + at + " is empty: " + node);
        }
        if (node.isContainer()) {
            assertThat(!node.isEmpty() || at.equals("$.cards"))
                    .as("R-05 %s is empty", at)
                    .isTrue();
        }
        if (node.isObject()) {
            node.properties().forEach(m -> hasNoEmptyValue(m.getValue(), at + "." + m.getKey()));
        } else if (node.isArray()) {
            node.forEach(item -> hasNoEmptyValue(item, at + "[]"));
        }
    }

    /** R-151, R-152: an object, and its members are named by reverse domain. */
    private static void onExtension(JsonNode node, String at) {
        JsonNode extension = node.path("extension");
        if (extension.isMissingNode()) {
            return;
        }
        assertThat(extension.isObject()).as("R-151 %s.extension", at).isTrue();
        extension.properties().forEach(m -> assertThat(m.getKey()).as("R-152").matches("[a-z]+(\\.[A-Za-z-]+)+"));
    }

    private static void onDecision(JsonNode decision, JsonNode cards) {
        List<String> topics = new ArrayList<>();
        Set<String> raised = new HashSet<>(Set.of("beforeInfusion"));
        for (JsonNode verdict : decision.path("verdicts")) {
            String topic = verdict.path("topic").asString();
            topics.add(topic);
            assertThat(verdict.path("verdict").asString()).isIn("raised", "quiet", "undetermined", "suppressed", "off");
            assertThat(verdict.path("because").asString())
                    .as("%s explains itself", topic)
                    .isNotBlank();
            if (verdict.path("verdict").asString().equals("raised")) {
                raised.add(topic);
            }
        }
        WithoutValues.check(decision);
        assertThat(topics).as("every topic once").doesNotHaveDuplicates();
        assertThat(topics).containsAll(TOPICS);
        for (JsonNode card : cards) {
            assertThat(raised).contains(card.at("/source/topic/code").asString());
        }
        UUID.fromString(decision.path("id").asString());
        assertThat(decision.path("knowledge").asString()).matches("ivig-myositis \\d+\\.\\d+\\.\\d+ sha256:[0-9a-f]+");
    }

    /** Topics that every decision record names. */
    static final List<String> TOPICS = List.of(
            "igAllergy",
            "igaDeficient",
            "severeMono",
            "plexAfterIvig",
            "dose80",
            "dose80NoSplit",
            "doseGkg",
            "doseCourse",
            "doseUnverified",
            "weightConflict",
            "igaUnscreened",
            "igaUnreadable",
            "igaNotChecked",
            "igaDeficientTolerated",
            "igaPending",
            "severeSlow",
            "response12wNone",
            "response12wMissing",
            "response12wNotChecked",
            "responseBiochem",
            "renalRisk",
            "clotRisk",
            "priorReaction",
            "ibmLimited",
            "stopEarly",
            "pmVariable",
            "ckDue",
            "strengthDue",
            "renalUnknown",
            "premedHydrate",
            "checkFailed");

    static Set<String> cardMembers() {
        return CARD;
    }

    static boolean hasHtml(String markdown) {
        return HTML.matcher(markdown).find();
    }

    static boolean hasTable(String markdown) {
        return TABLE.matcher(markdown).find();
    }

    /** An absolute URL; http only on loopback, as the demo has it. */
    static void isAbsolute(String url, String what) {
        URI uri = URI.create(url);
        boolean local = Set.of("localhost", "127.0.0.1").contains(String.valueOf(uri.getHost()));
        assertThat("https".equals(uri.getScheme()) || (local && "http".equals(uri.getScheme())))
                .as("%s is an absolute https URL: %s", what, url)
                .isTrue();
    }
}
