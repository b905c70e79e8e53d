package dev.ivigcds.journal;

import dev.ivigcds.wire.Card;
import dev.ivigcds.wire.Decision;
import dev.ivigcds.wire.Feedback;
import dev.ivigcds.wire.HookContext;
import dev.ivigcds.wire.HookRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Calls and feedback to write down. */
final class Calls {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final String KNOWLEDGE = "ivig-myositis 1.0.0 sha256:abc";

    private Calls() {}

    /** A call of a client in which these topics got a card. */
    static Call call(String client, Instant at, String... topics) {
        return call(client, at, UUID.randomUUID().toString(), List.of(), topics);
    }

    /** A call in which some topics were raised in shadow, and others got a card. */
    static Call call(String client, Instant at, String hookInstance, List<String> shadow, String... topics) {
        List<Card> cards = Stream.of(topics).map(Calls::card).toList();
        List<Decision.Verdict> verdicts = new ArrayList<>();
        Stream.of(topics).forEach(topic -> verdicts.add(raised(topic, "live")));
        shadow.forEach(topic -> verdicts.add(raised(topic, "shadow")));
        verdicts.add(new Decision.Verdict("stopEarly", "quiet", "live", "no IVIG order is being ended", List.of()));
        return call(client, hookInstance, decision(at, "yes", verdicts), cards);
    }

    /** A call that has nothing to do with IVIG. */
    static Call unrelated(String client, Instant at, String hookInstance) {
        Decision.Verdict quiet =
                new Decision.Verdict("dose80", "quiet", "live", "none of the orders is IVIG", List.of());
        return call(client, hookInstance, decision(at, "no", List.of(quiet)), List.of());
    }

    private static Call call(String client, String hookInstance, Decision decision, List<Card> cards) {
        HookContext context =
                new HookContext("Practitioner/p1", "patient-1", Optional.empty(), Optional.empty(), List.of());
        HookRequest request = new HookRequest(
                decision.hook(), hookInstance, Optional.empty(), Optional.empty(), context, Map.of(), false);
        return new Call(client, request, decision, cards, List.of(), Duration.ofMillis(31));
    }

    private static Decision.Verdict raised(String topic, String mode) {
        Decision.Input weight =
                new Decision.Input("body weight", "90 kg", LocalDate.parse("2026-11-20"), "Observation/w1");
        return new Decision.Verdict(
                topic, "raised", mode, "90 g on 2026-11-23, over the limit, at 90 kg", List.of(weight, weight));
    }

    private static Decision decision(Instant at, String ivig, List<Decision.Verdict> verdicts) {
        return new Decision(
                UUID.randomUUID(),
                KNOWLEDGE,
                at,
                "order-sign",
                new Decision.Scope(ivig, ivig, ivig.equals("no") ? "none of the orders is IVIG" : "it is IVIG"),
                List.of(
                        new Decision.Data("patient", "prefetch", "found", 1, null, null),
                        new Decision.Data("iga", "fetch", "empty", 0, 12L, null),
                        new Decision.Data("body", "fetch", "found", 2, 7L, "2 of another patient")),
                verdicts,
                new Decision.Dose(
                        List.of(new Decision.Day(LocalDate.parse("2026-11-23"), new BigDecimal("90.0"))),
                        new BigDecimal("180.0"),
                        null,
                        new BigDecimal("90"),
                        null,
                        null,
                        null,
                        List.of("90 kg x 1 g/kg"),
                        List.of()),
                "none",
                null);
    }

    private static Card card(String topic) {
        return new Card(
                UUID.randomUUID(),
                "summary",
                "detail",
                "warning",
                new Card.Source("source", null, new Card.Coding(topic, "topics", topic)),
                List.of(new Card.Suggestion("Do it", UUID.randomUUID(), true, List.of())),
                "any",
                List.of(),
                List.of());
    }

    static Feedback accepted(Card card, Instant at) {
        return accepted(
                card.uuid().toString(), at, card.suggestions().getFirst().uuid().toString());
    }

    static Feedback accepted(String card, Instant at, String suggestion) {
        return new Feedback(
                0, card, Feedback.Outcome.ACCEPTED, at, List.of(suggestion), Optional.empty(), Optional.empty());
    }

    static Feedback overridden(String card, Instant at, String reason, String comment) {
        return new Feedback(
                0,
                card,
                Feedback.Outcome.OVERRIDDEN,
                at,
                List.of(),
                Optional.of(reason).filter(r -> !r.isEmpty()).map(code -> new Feedback.Reason(code, "reasons")),
                Optional.of(comment).filter(c -> !c.isEmpty()));
    }

    /** Settings of a site that sets nothing. */
    static JournalSettings settings() {
        return settings(false, null);
    }

    static JournalSettings settings(boolean values, java.nio.file.Path keyFile) {
        return new JournalSettings(
                Duration.ofSeconds(5),
                1000,
                values,
                keyFile,
                Duration.ofDays(90),
                Duration.ofDays(14),
                Duration.ofDays(730));
    }
}
