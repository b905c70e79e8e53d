package dev.ivigcds.journal;

import dev.ivigcds.wire.Card;
import dev.ivigcds.wire.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What is kept of one call. It holds text of its own only, so that a waiting entry keeps neither the request nor its token alive.
 *
 * @param id id of the decision record
 * @param at time of the call
 * @param client our name for the caller
 * @param hookInstance the client's id of the call, as kept
 * @param related whether IVIG was concerned
 * @param took time to the cards
 * @param patient hash of the patient's id
 * @param askedBy hash of the user's id
 * @param record the record as JSON
 * @param findings what was raised
 * @param stays false for a rehearsal, which is taken back by the transaction that wrote it
 * @param written completes once it is kept, or given up
 */
record Entry(
        UUID id,
        Instant at,
        String client,
        String hookInstance,
        boolean related,
        Duration took,
        Optional<String> patient,
        Optional<String> askedBy,
        String record,
        List<Finding> findings,
        boolean stays,
        CompletableFuture<Void> written) {

    /**
     * Something that was raised.
     *
     * @param topic the topic
     * @param mode how it was, or would have been, told
     * @param knowledge the knowledge that raised it
     * @param card the card's uuid, if it has a card of its own
     * @param suggestions uuids of the card's suggestions
     */
    record Finding(String topic, Mode mode, String knowledge, Optional<String> card, String suggestions) {}

    enum Mode {
        /** A card. */
        LIVE,
        /** A card that would have been shown. */
        SHADOW,
        /** Told within the card of another topic. */
        WITHIN
    }

    static Entry of(Call call, RecordText text, Seal seal, boolean stays) {
        Decision decision = call.decision();
        return new Entry(
                decision.id(),
                decision.evaluatedAt(),
                call.client(),
                Kept.id(call.request().hookInstance()),
                RecordText.isRelated(decision),
                call.took(),
                seal.hash(call.client(), call.request().context().patientId()),
                seal.hash(call.client(), call.request().context().userId()),
                text.of(decision),
                findings(decision, call.cards()),
                stays,
                new CompletableFuture<>());
    }

    private static List<Finding> findings(Decision decision, List<Card> cards) {
        List<Finding> findings = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (Card card : cards) {
            String topic = card.source().topic().code();
            shown.add(topic);
            String suggestions = String.join(
                    " ",
                    card.suggestions().stream().map(s -> s.uuid().toString()).toList());
            findings.add(new Finding(
                    topic,
                    Mode.LIVE,
                    decision.knowledge(),
                    Optional.of(card.uuid().toString()),
                    suggestions));
        }
        for (Decision.Verdict verdict : decision.verdicts()) {
            if (verdict.verdict().equals("raised") && !shown.contains(verdict.topic())) {
                Mode mode = "shadow".equals(verdict.mode()) ? Mode.SHADOW : Mode.WITHIN;
                findings.add(new Finding(verdict.topic(), mode, decision.knowledge(), Optional.empty(), ""));
            }
        }
        return List.copyOf(findings);
    }

    /** Waits until it is kept, at most so long. */
    void await(Duration longest) {
        try {
            written.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException late) {
            // the cards flow all the same
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
