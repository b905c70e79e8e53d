package dev.ivigcds.facts;

import java.util.Optional;

/**
 * A ServiceRequest: a test or a procedure that was ordered, or is drafted beside the IVIG.
 *
 * @param from where it was read, for example {@code ServiceRequest/sr1}
 * @param draft whether it came in the hook's draftOrders
 * @param inFocus whether the call is about it: drafted, and under order-select selected
 * @param status how far it is
 * @param what what was ordered
 * @param timing when it is to be done, if stated; a date is one event, a period of several days its first and its last
 * @param authoredOn when it was written, if known
 */
public record ServiceOrder(
        String from,
        boolean draft,
        boolean inFocus,
        Status status,
        Recognition what,
        Optional<Timing> timing,
        Optional<When> authoredOn) {

    public enum Status {
        DRAFT,
        ACTIVE,
        ON_HOLD,
        /** Done, revoked, an order not to do it, or only proposed. */
        CLOSED
    }

    /** Still to be done, now or later. */
    public boolean open() {
        return status != Status.CLOSED;
    }

    /** To be done, and not on hold. */
    public boolean isDue() {
        return status == Status.DRAFT || status == Status.ACTIVE;
    }
}
