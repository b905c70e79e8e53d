package dev.ivigcds.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a clinician did with one card (R-118 … R-121), read and checked.
 *
 * @param place its place in the batch, from 0
 * @param card the card's uuid as sent; some EHRs send ids of another form
 * @param outcome what became of the card
 * @param at when, to the microsecond
 * @param suggestions ids of the accepted suggestions; empty for an overridden card
 * @param reason why it was overridden, if a reason was chosen
 * @param comment the clinician's own words, if there are any; they may name the patient
 */
public record Feedback(
        int place,
        String card,
        Outcome outcome,
        Instant at,
        List<String> suggestions,
        Optional<Reason> reason,
        Optional<String> comment) {

    public Feedback {
        suggestions = List.copyOf(suggestions);
    }

    /** Path of an item of a batch, for what is said about it. */
    public static String path(int place) {
        return "feedback[" + place + "]";
    }

    /** There is no outcome "ignored": a card left alone is not reported. */
    public enum Outcome {
        ACCEPTED,
        OVERRIDDEN
    }

    /**
     * A reason to override.
     *
     * @param code its code
     * @param system the list the code is from; empty if it was not said
     */
    public record Reason(String code, String system) {}
}
