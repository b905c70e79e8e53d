package dev.ivigcds.journal;

import static dev.ivigcds.journal.Calls.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.wire.Card;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Decision records as they are kept and found again, on both databases. */
class KeptDecisionsTest {
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String INSTANCE = UUID.randomUUID().toString();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void theIdsOfTheCardsAreKeptWhenTheCallIsRecorded(Store.Kind kind) {
        Store store = kind.empty();
        try (Journal journal = new Journal(store.source(), Calls.settings(), CLOCK)) {
            Call call = Calls.call("a", NOON, INSTANCE, List.of("doseGkg"), "dose80");
            journal.record(call);
            Card card = call.cards().getFirst();
            assertThat(store.rows("select card, topic, mode, knowledge, client, shown_month, suggestions from finding"
                            + " order by place"))
                    .containsExactly(
                            List.of(
                                    card.uuid().toString(),
                                    "dose80",
                                    "live",
                                    Calls.KNOWLEDGE,
                                    "a",
                                    "2026-11",
                                    card.suggestions().getFirst().uuid().toString()),
                            List.of("null", "doseGkg", "shadow", Calls.KNOWLEDGE, "a", "2026-11", ""));
        }
    }

    @ParameterizedTest
    @EnumSource
    void recordsComeNewestFirstWithTheirCardsAndWhatBecameOfThem(Store.Kind kind) {
        Store store = kind.empty();
        try (Journal journal = new Journal(store.source(), Calls.settings(true, null), CLOCK)) {
            Call older = Calls.call("a", NOON.minusSeconds(60), INSTANCE, List.of(), "dose80");
            Call newer = Calls.call("a", NOON, INSTANCE, List.of(), "igaUnscreened");
            journal.record(older);
            journal.record(newer);
            journal.record(Calls.call("a", NOON, "dose80"));
            Card card = older.cards().getFirst();
            journal.take(
                    "a",
                    "s",
                    List.of(Calls.overridden(card.uuid().toString(), NOON, "weightVerified", "patient is J.")));
            journal.take("b", "s", List.of(Calls.overridden("of nobody", NOON, "", "")));

            JsonNode records = read(journal);

            assertThat(records).hasSize(2);
            assertThat(records.at("/0/id").asString())
                    .isEqualTo(newer.decision().id().toString());
            assertThat(records.at("/0/cards/0/topic").asString()).isEqualTo("igaUnscreened");
            assertThat(records.at("/0/cards/0/feedback").isMissingNode()).isTrue();
            assertThat(records.at("/1/client").asString()).isEqualTo("a");
            assertThat(records.at("/1/hookInstance").asString()).isEqualTo(INSTANCE);
            assertThat(records.at("/1/tookMillis").asInt()).isEqualTo(31);
            assertThat(records.at("/1/cards/0/card").asString())
                    .isEqualTo(card.uuid().toString());
            JsonNode feedback = records.at("/1/cards/0/feedback/0");
            assertThat(feedback.path("outcome").asString()).isEqualTo("overridden");
            assertThat(feedback.at("/reason/code").asString()).isEqualTo("weightVerified");
            assertThat(feedback.path("comment").asString()).isEqualTo("not kept");
            assertThat(feedback.path("outcomeTimestamp").asString()).isEqualTo(NOON.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theRecordSaysWhatWasReceivedAndFetchedHowLongItTookAndWhyThereWasNoCard(Store.Kind kind) {
        Store store = kind.empty();
        try (Journal journal = new Journal(store.source(), Calls.settings(true, null), CLOCK)) {
            journal.record(Calls.call("a", NOON, INSTANCE, List.of(), "dose80"));
            JsonNode record = read(journal).get(0);
            assertThat(record.at("/data/1").toString())
                    .isEqualTo("{\"key\":\"iga\",\"from\":\"fetch\",\"state\":\"empty\",\"count\":0,\"millis\":12}");
            assertThat(record.at("/verdicts/0/inputs/0/value").asString()).isEqualTo("90 kg");
            assertThat(record.at("/verdicts/1/because").asString()).isEqualTo("no IVIG order is being ended");
            assertThat(record.at("/dose/courseGrams").toString()).startsWith("180");
        }
    }

    @ParameterizedTest
    @EnumSource
    void t15WithoutTheSettingNoValueOfThePatientIsKept(Store.Kind kind) {
        Store store = kind.empty();
        try (Journal journal = new Journal(store.source(), Calls.settings(), CLOCK)) {
            journal.record(Calls.call("a", NOON, INSTANCE, List.of("doseGkg"), "dose80"));
            journal.record(Calls.unrelated("a", NOON, INSTANCE));
            JsonNode records = read(journal);
            assertThat(store.rows("select * from decision").toString())
                    .doesNotContain(
                            "90 ", "90.0", "180.0", "2026-11-20", "2026-11-23", "w1", "patient-1", "Practitioner");
            JsonNode verdict = records.findParents("inputs").getFirst();
            assertThat(verdict.path("because").asString()).isEqualTo("… g on … over the limit, at …");
            assertThat(verdict.path("inputs").toString()).isEqualTo("[{\"what\":\"body weight\"}]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCallWithoutIvigIsOneShortRowThatStillSaysWhy(Store.Kind kind) {
        Store store = kind.empty();
        try (Journal journal = new Journal(store.source(), Calls.settings(), CLOCK)) {
            journal.record(Calls.unrelated("a", NOON, INSTANCE));
            JsonNode record = read(journal).get(0);
            assertThat(store.rows("select related from decision")).containsExactly(List.of("false"));
            assertThat(store.rows("select record from decision").toString().length())
                    .isLessThan(420);
            assertThat(record.at("/scope/because").asString()).isEqualTo("none of the orders is IVIG");
            assertThat(record.path("verdicts").isMissingNode()).isTrue();
            assertThat(record.path("data").toString())
                    .isEqualTo("[{\"key\":\"patient\",\"from\":\"prefetch\",\"state\":\"found\"},"
                            + "{\"key\":\"iga\",\"from\":\"fetch\",\"state\":\"empty\"},"
                            + "{\"key\":\"body\",\"from\":\"fetch\",\"state\":\"found\"}]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void r143PatientAndUserAreKeptAsHashesUnderAKey(Store.Kind kind) throws Exception {
        Store store = kind.empty();
        Path key = Files.writeString(folder.resolve("key"), "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        try (Journal journal = new Journal(store.source(), Calls.settings(false, key), CLOCK)) {
            journal.record(Calls.call("a", NOON, INSTANCE, List.of(), "dose80"));
            journal.record(Calls.call("b", NOON, INSTANCE, List.of(), "dose80"));
            JsonNode records = read(journal);
            assertThat(records.findValuesAsString("patient")).hasSize(2).doesNotHaveDuplicates();
            assertThat(records.findValuesAsString("askedBy")).hasSize(2).doesNotHaveDuplicates();
            assertThat(records.toString()).doesNotContain("patient-1", "Practitioner");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRecordOfAServerThatKnewNoMarkIsFoundBesideNewerOnes(Store.Kind kind) throws SQLException {
        Store store = kind.empty();
        try (Journal journal = new Journal(store.source(), Calls.settings(), CLOCK)) {
            journal.record(Calls.call("older", NOON.minusSeconds(60), INSTANCE, List.of(), "dose80"));
            try (Connection connection = store.source().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.executeUpdate("update decision set hook_mark = null");
            }
            journal.record(Calls.call("newer", NOON, INSTANCE, List.of(), "dose80"));
            JsonNode records =
                    JSON.readTree(journal.decisions(INSTANCE).orElseThrow().text());
            assertThat(records.findValuesAsString("client")).containsExactly("newer", "older");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOldEnoughIsDeleted(Store.Kind kind) {
        Store store = kind.empty();
        try (Journal journal = new Journal(store.source(), Calls.settings(), CLOCK)) {
            journal.record(Calls.call("a", NOON.minus(Duration.ofDays(91)), "old", List.of(), "dose80"));
            journal.record(Calls.call("a", NOON.minus(Duration.ofDays(89)), "kept", List.of(), "dose80"));
            journal.record(Calls.call("a", NOON.minus(Duration.ofDays(731)), "oldest", List.of(), "dose80"));
            journal.record(Calls.unrelated("a", NOON.minus(Duration.ofDays(15)), "old"));
            journal.record(Calls.unrelated("a", NOON.minus(Duration.ofDays(13)), "kept"));
            journal.take("a", "s", List.of(Calls.overridden("c", NOON, "", "")));
        }
        new Retention(new Database(store.source()), Calls.settings(), CLOCK).sweepIfDue();
        assertThat(store.rows("select hook_instance from decision")).containsExactly(List.of("kept"), List.of("kept"));
        assertThat(store.count("finding")).isEqualTo(2);
        assertThat(store.count("feedback")).isEqualTo(1);

        Clock later = Clock.offset(CLOCK, Duration.ofDays(731));
        new Retention(new Database(store.source()), Calls.settings(), later).sweepIfDue();
        assertThat(store.count("decision") + store.count("finding") + store.count("feedback"))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void muchThatIsOldIsDeletedInSlices(Store.Kind kind) {
        Store store = kind.empty();
        int calls = 2 * Retention.SLICE + 1;
        try (Journal journal = new Journal(store.source(), Calls.settings(), CLOCK)) {
            for (int i = 0; i < calls; i++) {
                journal.record(Calls.unrelated("a", NOON, "i" + i));
                if (i % 500 == 0) {
                    journal.decisions("none");
                }
            }
        }
        Retention later =
                new Retention(new Database(store.source()), Calls.settings(), Clock.offset(CLOCK, Duration.ofDays(20)));
        for (int left : new int[] {Retention.SLICE + 1, 1, 0, 0}) {
            later.sweepIfDue();
            assertThat(store.count("decision")).isEqualTo(left);
        }
    }

    private static JsonNode read(Journal journal) {
        return JSON.readTree(journal.decisions(INSTANCE).orElseThrow().text());
    }
}
