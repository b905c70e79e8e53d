package dev.ivigcds.journal;

import static dev.ivigcds.journal.Calls.NOON;
import static dev.ivigcds.journal.Calls.accepted;
import static dev.ivigcds.journal.Calls.overridden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.wire.Card;
import dev.ivigcds.wire.Feedback;
import dev.ivigcds.wire.FeedbackReceipt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Feedback as it is kept, on both databases. */
class FeedbackStoreTest {
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final String SERVICE = "ivig-myositis";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void r117TheGoodItemsOfABatchAreStoredAndARepeatedBatchChangesNothing(Store.Kind kind) {
        Store store = kind.empty();
        try (Journal journal = new Journal(store.source(), Calls.settings(), CLOCK)) {
            Card ours = sent(journal, "a");
            Card foreign = sent(journal, "b");
            List<Feedback> batch = List.of(
                    accepted(ours, NOON),
                    at(1, accepted(foreign, NOON)),
                    at(2, overridden(ours.uuid().toString(), NOON.plusSeconds(1), "", "")));

            FeedbackReceipt first = journal.take("a", SERVICE, batch);
            FeedbackReceipt again = journal.take("a", SERVICE, batch);

            assertThat(first.stored()).isEqualTo(2);
            assertThat(first.rejected()).singleElement().satisfies(r -> {
                assertThat(r.item()).isEqualTo(1);
                assertThat(r.where()).isEqualTo("feedback[1].card");
            });
            assertThat(again.stored()).isZero();
            assertThat(again.repeated()).isEqualTo(2);
            assertThat(store.count("feedback")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void t25_feedbackOnAnotherClientsCardIsRejectedAndAHundredRepeatsAreOneRow(Store.Kind kind) {
        Store store = kind.empty();
        try (Journal journal = new Journal(store.source(), Calls.settings(), CLOCK)) {
            Card card = sent(journal, "a");
            String shouted = card.uuid().toString().toUpperCase(java.util.Locale.ROOT);
            assertThat(journal.take("b", SERVICE, List.of(overridden(shouted, NOON, "x", "")))
                            .rejected())
                    .hasSize(1);
            for (int i = 0; i < 100; i++) {
                journal.take("a", SERVICE, List.of(overridden(card.uuid().toString(), NOON, "x", "")));
            }
            assertThat(store.rows("select client, outcome from feedback")).containsExactly(List.of("a", "overridden"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void r117TheSameBatchFromManySidesAtOnceIsStoredOnce(Store.Kind kind) throws Exception {
        Store store = kind.empty();
        try (Journal journal = new Journal(store.source(), Calls.settings(), CLOCK);
                ExecutorService senders = Executors.newFixedThreadPool(8)) {
            List<Feedback> batch = IntStream.range(0, 40)
                    .mapToObj(i -> at(i, overridden("card-" + i, NOON, "", "")))
                    .toList();
            List<Callable<Integer>> sendings = IntStream.range(0, 24)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> journal.take("a", SERVICE, shuffled(batch, i)).stored())
                    .toList();
            int stored = 0;
            for (Future<Integer> sending : senders.invokeAll(sendings)) {
                stored += sending.get();
            }
            assertThat(stored).isEqualTo(40);
            assertThat(store.count("feedback")).isEqualTo(40);
        }
    }

    @ParameterizedTest
    @EnumSource
    void r119WhatWasNotOfferedCannotHaveBeenAccepted(Store.Kind kind) {
        Store store = kind.empty();
        try (Journal journal = new Journal(store.source(), Calls.settings(), CLOCK)) {
            Card card = sent(journal, "a");
            FeedbackReceipt receipt =
                    journal.take("a", SERVICE, List.of(accepted(card.uuid().toString(), NOON, "not-of-this-card")));
            assertThat(receipt.rejected())
                    .extracting(FeedbackReceipt.Rejection::where)
                    .containsExactly("feedback[0].acceptedSuggestions");
            assertThat(store.count("feedback")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void r122FeedbackOnAnUnknownCardIsKeptAndMarked(Store.Kind kind) {
        Store store = kind.empty();
        try (Journal journal = new Journal(store.source(), Calls.settings(), CLOCK)) {
            FeedbackReceipt receipt = journal.take("a", SERVICE, List.of(accepted("123456", NOON, "s")));
            assertThat(receipt.unknown()).isEqualTo(1);
            assertThat(receipt.stored()).isEqualTo(1);
            assertThat(store.rows("select card, known from feedback")).containsExactly(List.of("123456", "false"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void r124CommentsAreKeptEncryptedUnderAKeyAndNotAtAllWithoutOne(Store.Kind kind) throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n");
        Store store = kind.empty();
        List<Feedback> comment = List.of(overridden("c", NOON, "", "Mrs Canary tolerated it in 2019"));
        try (Journal without = new Journal(store.source(), Calls.settings(), CLOCK)) {
            without.take("without", SERVICE, comment);
        }
        try (Journal with = new Journal(store.source(), Calls.settings(false, key), CLOCK)) {
            with.take("with", SERVICE, comment);
        }
        assertThat(store.rows("select * from feedback").toString()).doesNotContain("Canary");
        assertThat(store.rows("select client, commented from feedback order by client"))
                .containsExactly(List.of("with", "true"), List.of("without", "true"));
        assertThat(store.rows("select words from feedback where client = 'without'"))
                .containsExactly(List.of("null"));
        String words = store.rows("select words from feedback where client = 'with'")
                .getFirst()
                .getFirst()
                .toString();
        assertThat(Seal.of(key).open(words, "c")).contains("Mrs Canary tolerated it in 2019");
    }

    @ParameterizedTest
    @EnumSource
    void t25_aLongCommentIsCutAndKeptEncrypted(Store.Kind kind) throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        Store store = kind.empty();
        try (Journal journal = new Journal(store.source(), Calls.settings(false, key), CLOCK)) {
            journal.take("a", SERVICE, List.of(overridden("c", NOON, "", "x".repeat(1_000_000))));
        }
        String words =
                store.rows("select words from feedback").getFirst().getFirst().toString();
        assertThat(Seal.of(key).open(words, "c").orElseThrow()).isEqualTo("x".repeat(4000));
    }

    @ParameterizedTest
    @EnumSource
    void feedbackIsJoinedToItsCardTopicKnowledgeAndClient(Store.Kind kind) {
        Store store = kind.empty();
        try (Journal journal = new Journal(store.source(), Calls.settings(), CLOCK)) {
            Card card = sent(journal, "a");
            journal.take("a", SERVICE, List.of(accepted(card, NOON)));
            assertThat(store.rows("select f.card, f.topic, f.knowledge, f.client, b.service, b.outcome, b.known"
                            + " from feedback b join finding f on f.card = b.card and f.client = b.client"))
                    .containsExactly(List.of(
                            card.uuid().toString(), "dose80", Calls.KNOWLEDGE, "a", SERVICE, "accepted", "true"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void textThatNoDatabaseHoldsDoesNotLoseTheItem(Store.Kind kind) {
        Store store = kind.empty();
        try (Journal journal = new Journal(store.source(), Calls.settings(), CLOCK)) {
            String hostile = "a\0b\ud800c" + "💉".repeat(500);
            assertThat(journal.take("a", SERVICE, List.of(overridden("c", NOON, hostile, hostile)))
                            .stored())
                    .isEqualTo(1);
            assertThat(store.rows("select reason_code from feedback").toString())
                    .contains("a b c💉");
        }
    }

    private static Card sent(Journal journal, String client) {
        Call call = Calls.call(client, NOON, "dose80");
        journal.record(call);
        return call.cards().getFirst();
    }

    private static Feedback at(int place, Feedback item) {
        return new Feedback(
                place, item.card(), item.outcome(), item.at(), item.suggestions(), item.reason(), item.comment());
    }

    private static List<Feedback> shuffled(List<Feedback> batch, int seed) {
        List<Feedback> shuffled = new ArrayList<>(batch);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }
}
