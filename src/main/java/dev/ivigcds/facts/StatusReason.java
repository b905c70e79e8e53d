package dev.ivigcds.facts;

import java.util.Set;

/**
 * Why an order was stopped.
 *
 * @param codes codes of {@code http://terminology.hl7.org/CodeSystem/medicationrequest-status-reason}
 * @param text the words given, empty if none
 */
public record StatusReason(Set<String> codes, String text) {
    public static final StatusReason NONE = new StatusReason(Set.of(), "");

    public StatusReason {
        codes = Set.copyOf(codes);
    }
}
