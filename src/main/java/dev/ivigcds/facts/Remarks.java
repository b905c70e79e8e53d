package dev.ivigcds.facts;

import java.util.Optional;

/**
 * What an order says besides its dosage.
 *
 * @param dosingWeight the body weight it is dosed by, where an extension of the order states one
 * @param note its notes in words, empty if none
 * @param toDispense amount of one fill: a supply, never a dose (clinical.md 3.1)
 */
public record Remarks(Optional<Quantity> dosingWeight, String note, Optional<Quantity> toDispense) {
    public static final Remarks NONE = new Remarks(Optional.empty(), "", Optional.empty());
}
