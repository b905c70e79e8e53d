package dev.ivigcds.facts;

import java.util.Optional;

/**
 * A diagnosis that counts: active, recurring or relapsing (or without a clinical status), and neither refuted, entered in error,
 * unconfirmed nor differential (clinical.md 0.2).
 *
 * @param from where it was read, for example {@code Condition/c1}
 * @param what what it was recognised as
 * @param onset onset date, if recorded
 * @param recorded date it was recorded, if known
 * @param ofThisEncounter whether it is a diagnosis of the encounter the hook names
 */
public record Problem(
        String from, Recognition what, Optional<When> onset, Optional<When> recorded, boolean ofThisEncounter) {}
