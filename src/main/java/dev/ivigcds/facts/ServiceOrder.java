package dev.ivigcds.facts;

import java.util.Optional;

/**
 * A ServiceRequest: a test or a procedure that was ordered, or is drafted beside the IVIG.
 *
 * @param from where it was read, for example {@code ServiceRequest/sr1}
 * @param draft whether it came in the hook's draftOrders
 * @param open draft, active or on hold: still to be done
 * @param what what was ordered
 * @param occurrence when it is to be done, if stated
 * @param authoredOn when it was written, if known
 */
public record ServiceOrder(
        String from,
        boolean draft,
        boolean open,
        Recognition what,
        Optional<When> occurrence,
        Optional<When> authoredOn) {}
