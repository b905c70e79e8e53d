package dev.ivigcds.journal;

import static dev.ivigcds.journal.Calls.NOON;
import static dev.ivigcds.journal.Calls.accepted;
import static dev.ivigcds.journal.Calls.overridden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.wire.Card;
import dev.ivigcds.wire.FeedbackReport;
import dev.ivigcds.wire.FeedbackReport.ReasonCount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The arithmetic of the feedback report, on both databases. */
class TallyTest {
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final List<String> TOPICS = List.of("dose80", "igaPending", "stopEarly", "igAllergy");
    private static final LocalDate FIRST = LocalDate.parse("2026-10-01");
    private static final LocalDate LAST = LocalDate.parse("2026-11-30");

    @ParameterizedTest
    @EnumSource
    void eachCardCountsOnceByTheLastThatWasReportedOfIt(Store.Kind kind) {
        try (Journal journal = new Journal(kind.empty().source(), Calls.settings(), CLOCK)) {
            List<Card> cards = List.of(
                    shown(journal, NOON),
                    shown(journal, NOON),
                    shown(journal, NOON),
                    shown(journal, NOON),
                    shown(journal, NOON));
            take(journal, accepted(cards.get(0), NOON));
            take(journal, overridden(id(cards.get(1)), NOON, "weightVerified", ""));
            take(journal, accepted(cards.get(1), NOON.plusSeconds(5)));
            take(journal, accepted(cards.get(2), NOON));
            take(journal, overridden(id(cards.get(2)), NOON.plusSeconds(5), "weightVerified", ""));
            take(journal, overridden(id(cards.get(3)), NOON, "", ""));

            FeedbackReport.Row row = journal.report(FIRST, LAST, Optional.empty(), TOPICS)
                    .topics()
                    .getFirst();

            assertThat(List.of(row.shown(), row.accepted(), row.overridden(), row.noFeedback()))
                    .containsExactly(5L, 2L, 2L, 1L);
            assertThat(row.overrideReasons()).containsExactly(new ReasonCount("weightVerified", 1));
            assertThat(row.acceptance()).isEqualTo(Wilson.interval(2, 4));
            assertThat(journal.report(FIRST, LAST, Optional.empty(), TOPICS).received())
                    .isEqualTo(6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void r122SilenceIsNotOverride(Store.Kind kind) {
        try (Journal journal = new Journal(kind.empty().source(), Calls.settings(), CLOCK)) {
            shown(journal, NOON);
            FeedbackReport.Row row = journal.report(FIRST, LAST, Optional.empty(), TOPICS)
                    .topics()
                    .getFirst();
            assertThat(row.noFeedback()).isEqualTo(1);
            assertThat(row.overridden()).isZero();
            assertThat(row.acceptance()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void monthsTopicsAndModesAreToldApartAndShadowStandsBesideLive(Store.Kind kind) {
        try (Journal journal = new Journal(kind.empty().source(), Calls.settings(), CLOCK)) {
            journal.record(Calls.call("a", Instant.parse("2026-09-30T23:59:59Z"), "dose80"));
            journal.record(Calls.call("a", Instant.parse("2026-10-31T23:59:59Z"), "dose80"));
            journal.record(Calls.call("a", Instant.parse("2026-11-01T00:00:00Z"), "dose80", "igaPending"));
            journal.record(Calls.call("b", NOON, "i", List.of("dose80"), "igaPending"));
            journal.record(Calls.call("b", NOON.minus(Duration.ofDays(9)), "i", List.of("dose80")));

            List<FeedbackReport.Row> rows =
                    journal.report(FIRST, LAST, Optional.empty(), TOPICS).topics();

            assertThat(rows)
                    .extracting(
                            r -> r.topic() + " " + r.month() + " " + r.mode() + " " + r.shown() + " " + r.lastRaised())
                    .containsExactly(
                            "dose80 2026-10 live 1 2026-11-01",
                            "dose80 2026-11 live 1 2026-11-01",
                            "dose80 2026-11 shadow 2 2026-11-22",
                            "igaPending 2026-11 live 2 2026-11-22");
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofOneClientOnlyItsOwnCardsAndReportsCount(Store.Kind kind) {
        try (Journal journal = new Journal(kind.empty().source(), Calls.settings(), CLOCK)) {
            journal.record(Calls.call("a", NOON, "dose80"));
            journal.record(Calls.call("a", NOON, "dose80"));
            journal.record(Calls.call("b", NOON, "dose80", "igaPending"));
            take(journal, overridden("123456", NOON, "x", ""));

            FeedbackReport b = journal.report(FIRST, LAST, Optional.of("b"), TOPICS);
            assertThat(b.client()).isEqualTo("b");
            assertThat(b.topics())
                    .extracting(r -> r.topic() + " " + r.shown())
                    .containsExactly("dose80 1", "igaPending 1");
            assertThat(b.received()).isZero();
            FeedbackReport a = journal.report(FIRST, LAST, Optional.of("a"), TOPICS);
            assertThat(a.topics()).extracting(r -> r.topic() + " " + r.shown()).containsExactly("dose80 2");
            assertThat(a.silent()).contains(new FeedbackReport.Silent("igaPending", null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSilentTopicSaysWhenItWasLastRaisedInEitherMode(Store.Kind kind) {
        try (Journal journal = new Journal(kind.empty().source(), Calls.settings(), CLOCK)) {
            shown(journal, NOON);
            journal.record(Calls.call("a", Instant.parse("2026-08-01T00:00:00Z"), "igaPending"));
            journal.record(Calls.call("a", Instant.parse("2026-09-01T00:00:00Z"), "i", List.of("igaPending")));
            assertThat(journal.report(FIRST, LAST, Optional.empty(), TOPICS).silent())
                    .containsExactly(
                            new FeedbackReport.Silent("igaPending", LocalDate.parse("2026-09-01")),
                            new FeedbackReport.Silent("stopEarly", null),
                            new FeedbackReport.Silent("igAllergy", null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void feedbackOnUnknownCardsIsReceivedAndInNoTopic(Store.Kind kind) {
        try (Journal journal = new Journal(kind.empty().source(), Calls.settings(), CLOCK)) {
            take(journal, overridden("123456", NOON, "x", ""));
            FeedbackReport report = journal.report(FIRST, LAST, Optional.empty(), TOPICS);
            assertThat(report.topics()).isEmpty();
            assertThat(report.received()).isEqualTo(1);
            assertThat(report.unknown()).isEqualTo(1);
            assertThat(journal.report(FIRST, LocalDate.parse("2026-11-21"), Optional.empty(), TOPICS)
                            .received())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTopicToldWithinAnothersCardIsRaisedButHasNoCardOfItsOwn(Store.Kind kind) {
        try (Journal journal = new Journal(kind.empty().source(), Calls.settings(), CLOCK)) {
            Call call = Calls.call("a", NOON.minus(Duration.ofDays(3)), "priorReaction");
            journal.record(call);
            journal.record(new Call(
                    "a",
                    call.request(),
                    Calls.call("a", NOON, "priorReaction").decision(),
                    List.of(),
                    List.of(),
                    Duration.ZERO));
            FeedbackReport.Row row = journal.report(FIRST, LAST, Optional.empty(), TOPICS)
                    .topics()
                    .getFirst();
            assertThat(row.shown()).isEqualTo(1);
            assertThat(row.lastRaised()).isEqualTo("2026-11-22");
        }
    }

    private static Card shown(Journal journal, Instant at) {
        Call call = Calls.call("a", at, "dose80");
        journal.record(call);
        return call.cards().getFirst();
    }

    private static String id(Card card) {
        return card.uuid().toString();
    }

    private static void take(Journal journal, dev.ivigcds.wire.Feedback feedback) {
        assertThat(journal.take("a", "ivig-myositis", List.of(feedback)).stored())
                .isEqualTo(1);
    }
}
