package dev.ivigcds.journal;

import dev.ivigcds.wire.Card;
import dev.ivigcds.wire.Decision;
import dev.ivigcds.wire.HookRequest;
import java.time.Duration;
import java.util.List;

/**
 * One judged call, as it is about to be answered.
 *
 * @param client our name for the caller
 * @param request what was asked
 * @param decision the decision record
 * @param cards the cards that are going out
 * @param faults what a rule threw, if one did
 * @param took time from the envelope to the cards
 */
public record Call(
        String client,
        HookRequest request,
        Decision decision,
        List<Card> cards,
        List<RuntimeException> faults,
        Duration took) {
    public Call {
        cards = List.copyOf(cards);
        faults = List.copyOf(faults);
    }
}
