package dev.ivigcds.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What became of a batch of feedback. An item that was rejected does not keep the others from being stored.
 *
 * @param received items in the batch
 * @param stored items that are now kept and were not before
 * @param repeated items that were kept already
 * @param unknown items kept for a card that this client was not sent, as far as is known
 * @param rejected items that are not kept, and why
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FeedbackReceipt(int received, int stored, int repeated, int unknown, List<Rejection> rejected) {

    public FeedbackReceipt {
        rejected = List.copyOf(rejected);
    }

    /**
     * Why an item is not kept; never a value of it, which may be about a patient.
     *
     * @param item its place in the batch, from 0
     * @param where path of the member concerned
     * @param why what is wrong, in words
     */
    public record Rejection(int item, String where, String why) {}
}
