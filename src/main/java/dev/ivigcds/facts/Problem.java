package dev.ivigcds.facts;

import java.util.Optional;

/**
 * A diagnosis that was held: neither refuted, entered in error, unconfirmed nor differential (clinical.md 0.2). The chart keeps those that
 * stand (active, recurring, relapsing, or without a clinical status) apart from those that have ended.
 *
 * @param from where it was read, for example {@code Condition/c1}
 * @param what what it was recognised as
 * @param onset onset date, if recorded
 * @param recorded date it was recorded, if known
 * @param ofThisEncounter whether it is a diagnosis of the encounter the hook names
 */
public record Problem(
        String from, Recognition what, Optional<When> onset, Optional<When> recorded, boolean ofThisEncounter) {}
