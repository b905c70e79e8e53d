package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.HookContract;
import dev.ivigcds.vignettes.ServerUnderTest;
import dev.ivigcds.vignettes.SettableClock;
import dev.ivigcds.vignettes.Situations;
import dev.ivigcds.vignettes.Vignettes;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The feedback door over HTTP (R-115 … R-124). */
@DemoServer
class FeedbackTest {
    private static final String AT = "2026-03-02T08:01:00Z";

    private final int port = ServerUnderTest.running().port();

    private final SettableClock clock = ServerUnderTest.running().clock();

    private EhrOverHttp ehr;
    private String hookInstance;
    private JsonNode card;

    @BeforeEach
    void aCardIsShown() {
        clock.set(Instant.parse("2026-03-02T08:00:00Z"));
        ehr = new EhrOverHttp("http://localhost:" + port);
        Situations.store(ehr);
        ObjectNode request = Situations.firstIvig(ehr).put("fhirServer", ehr.fhir());
        hookInstance = request.path("hookInstance").asString();
        card = ehr.call(request).path("cards").get(0);
    }

    @Test
    void r110r111r112NoSystemActionIsSent() {
        assertThat(ehr.call(Situations.firstIvig(ehr)).has("systemActions")).isFalse();
    }

    @Test
    void r115ValidFeedbackIsTaken() {
        JsonNode receipt = taken(accepted(id(card), suggestion(), AT));
        assertThat(receipt.toString()).isEqualTo("{\"received\":1,\"stored\":1,\"repeated\":0,\"unknown\":0}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"feedback\":null}",
                "{\"feedback\":{}}",
                "{\"feedback\":\"x\"}",
                "",
                "{\"feedback\":[}"
            })
    void r116AnythingButAnObjectWithAnArrayIs400(String body) {
        HookContract.onRefusal(400, post(body));
    }

    @Test
    void r116AnEmptyArrayIsAcceptedWithoutEffect() {
        assertThat(taken("").path("received").asInt()).isZero();
    }

    @Test
    void r117ABadItemDoesNotKeepTheOthersFromBeingStoredAndIsNamedWithoutItsContent() {
        String bad = "{\"card\":\"c\",\"outcome\":\"Mrs Canary\",\"outcomeTimestamp\":\"" + AT + "\"}";
        JsonNode receipt = taken(accepted(id(card), suggestion(), AT) + "," + bad + "," + overridden(id(card), AT, ""));
        assertThat(receipt.path("stored").asInt()).isEqualTo(2);
        assertThat(receipt.path("rejected").toString())
                .isEqualTo(
                        "[{\"item\":1,\"where\":\"feedback[1].outcome\",\"why\":\"must be accepted or overridden\"}]");
    }

    @Test
    void r117TheSameReportAgainChangesNothing() {
        taken(overridden(id(card), AT, ""));
        JsonNode again =
                taken(overridden(id(card), AT, "") + "," + overridden(id(card), "2026-03-02T08:01:00.000Z", ""));
        assertThat(again.path("stored").asInt()).isZero();
        assertThat(again.path("repeated").asInt()).isEqualTo(2);
        assertThat(feedbackKept()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "card, feedback[0].card",
        "outcome, feedback[0].outcome",
        "outcomeTimestamp, feedback[0].outcomeTimestamp",
        "acceptedSuggestions, feedback[0].acceptedSuggestions"
    })
    void r118r119AnItemWithoutARequiredMemberIsRejected(String member, String where) {
        ObjectNode item = (ObjectNode) Vignettes.STRICT.readTree(accepted(id(card), suggestion(), AT));
        item.remove(member);
        HttpResponse<String> answer = post("{\"feedback\":[" + item + "]}");
        HookContract.onRefusal(400, answer);
        assertThat(Vignettes.STRICT
                        .readTree(answer.body())
                        .at("/issue/0/expression/0")
                        .asString())
                .isEqualTo(where);
        assertThat(feedbackKept()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ignored", "ACCEPTED", "dismissed"})
    void r118ThereIsNoOtherOutcome(String outcome) {
        HookContract.onRefusal(
                400,
                post("{\"feedback\":[{\"card\":\"" + id(card) + "\",\"outcome\":\"" + outcome
                        + "\",\"outcomeTimestamp\":\"" + AT + "\"}]}"));
    }

    @Test
    void r119WhatWasAcceptedMustHaveBeenOffered() {
        HookContract.onRefusal(
                400,
                post("{\"feedback\":[" + accepted(id(card), UUID.randomUUID().toString(), AT) + "]}"));
        assertThat(taken(accepted(id(card), suggestion().toUpperCase(java.util.Locale.ROOT), AT))
                        .path("stored")
                        .asInt())
                .isEqualTo(1);
        assertThat(feedbackKept().at("/0/acceptedSuggestions/0").asString()).isEqualTo(suggestion());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"overrideReason\":{}",
                ",\"overrideReason\":{\"reason\":{\"code\":\"weightVerified\",\"system\":\"s\",\"display\":\"d\"}}",
                ",\"overrideReason\":{\"userComment\":\"seen\"}",
                ",\"overrideReason\":{\"reason\":{\"code\":\"x\",\"system\":\"s\"},\"userComment\":\"seen\"}"
            })
    void r120ReasonAndCommentMayEachBeThereOrNot(String why) {
        assertThat(taken(overridden(id(card), AT, why)).path("stored").asInt()).isEqualTo(1);
        JsonNode kept = feedbackKept().get(0);
        assertThat(kept.has("reason")).isEqualTo(why.contains("code"));
        assertThat(kept.path("comment").asString("")).isEqualTo(why.contains("userComment") ? "not kept" : "");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:01:00Z, 2026-03-02T08:01:00Z",
        "2026-03-02T08:01:00.5Z, 2026-03-02T08:01:00.500Z",
        "2026-03-02T08:01:00.123456789Z, 2026-03-02T08:01:00.123456Z",
        "2026-03-02t08:01:00z, 2026-03-02T08:01:00Z",
        "2026-03-02T09:01:00+01:00, 2026-03-02T08:01:00Z",
        "2026-03-02T08:01:00-00:00, 2026-03-02T08:01:00Z"
    })
    void r121TimesAsRfc3339HasThemAreRead(String sent, String kept) {
        taken(overridden(id(card), sent, ""));
        assertThat(feedbackKept().at("/0/outcomeTimestamp").asString()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02",
                "2026-03-02T08:01:00",
                "2026-02-30T08:01:00Z",
                "02.03.2026",
                "1772438460",
                "+10000-01-01T00:00:00Z"
            })
    void r121OtherTimesAreRejected(String sent) {
        HookContract.onRefusal(400, post("{\"feedback\":[" + overridden(id(card), sent, "") + "]}"));
    }

    @Test
    void r122FeedbackLongAfterAndOnAnUnknownCardIsTaken() {
        clock.set(Instant.parse("2026-03-05T08:00:00Z"));
        assertThat(taken(overridden(id(card), AT, "")).path("unknown").asInt()).isZero();
        JsonNode unknown = taken(overridden(UUID.randomUUID().toString(), AT, ""));
        assertThat(unknown.path("stored").asInt()).isEqualTo(1);
        assertThat(unknown.path("unknown").asInt()).isEqualTo(1);
    }

    @Test
    void r124EpicsDialectIsUnderstood() {
        String reason =
                ",\"overrideReasons\":{\"reason\":{\"code\":\"contraindicated\",\"display\":\"bad\",\"system\":\"http: //x\"},"
                        + "\"userComment\":\"User Entered Free Text\"}";
        String builtInEpic =
                ",\"overrideReasons\":{\"extension\":{\"com.epic.cdshooks.feedback.overrideReason.reasonCategory\":\"45\","
                        + "\"com.epic.cdshooks.feedback.overrideReason.reasonDisplay\":\"Does not meet criteria\","
                        + "\"com.epic.cdshooks.feedback.overrideReason.reasonTitle\":\"Criteria not met\"},\"userComment\":\"Free\"}";
        String inArray = ",\"overrideReasons\":[{\"reason\":{\"code\":\"inArray\"}}]";
        taken(overridden(id(card), "2026-03-02T08:01:01Z", reason)
                + "," + overridden(id(card), "2026-03-02T08:01:02Z", builtInEpic)
                + "," + overridden(id(card), "2026-03-02T08:01:03Z", inArray));
        assertThat(feedbackKept().findValuesAsString("code"))
                .containsExactly("contraindicated", "Criteria not met", "inArray");
        assertThat(taken("{\"acceptedSuggestions\":[{\"id\":\"replaceWithGUID\"}],\"card\":\"123456\","
                                + "\"outcome\":\"accepted\",\"outcomeTimestamp\":\"2022-05-19T19:48:34Z\"}")
                        .path("received")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "null", "[]", "\"x\""})
    void anItemThatIsNoObjectIsRejected(String item) {
        JsonNode receipt = taken(item + "," + overridden(id(card), AT, ""));
        assertThat(receipt.at("/rejected/0/where").asString()).isEqualTo("feedback[0]");
        assertThat(receipt.path("stored").asInt()).isEqualTo(1);
    }

    @Test
    void moreItemsThanCanBeTakenAtOnceAreRefusedAsAWhole() {
        String items = IntStream.rangeClosed(0, 1000)
                .mapToObj(i -> overridden("many-" + i, AT, ""))
                .collect(Collectors.joining(","));
        HookContract.onRefusal(413, post("{\"feedback\":[" + items + "]}"));
    }

    @Test
    void anUnknownServiceHasNoFeedbackDoor() {
        HookContract.onRefusal(404, ehr.post("no-such-service/feedback", "{\"feedback\":[]}"));
    }

    private JsonNode feedbackKept() {
        HttpResponse<String> answer = ehr.send(java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create("http://localhost:" + port + "/decisions/" + hookInstance))
                .build());
        return Vignettes.STRICT.readTree(answer.body()).at("/0/cards/0").path("feedback");
    }

    private JsonNode taken(String items) {
        HttpResponse<String> answer = post("{\"feedback\":[" + items + "]}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Vignettes.STRICT.readTree(answer.body());
    }

    private HttpResponse<String> post(String body) {
        return ehr.post("ivig-myositis/feedback", body);
    }

    private static String id(JsonNode card) {
        return card.path("uuid").asString();
    }

    private String suggestion() {
        return card.at("/suggestions/0/uuid").asString();
    }

    private static String accepted(String card, String suggestion, String at) {
        return "{\"card\":\"" + card + "\",\"outcome\":\"accepted\",\"acceptedSuggestions\":[{\"id\":\"" + suggestion
                + "\"}],\"outcomeTimestamp\":\"" + at + "\",\"junk\":{\"a\":[1]}}";
    }

    private static String overridden(String card, String at, String more) {
        return "{\"card\":\"" + card + "\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"" + at + "\"" + more + "}";
    }
}
