package dev.ivigcds.facts;

import java.util.List;
import java.util.Optional;

/**
 * An AllergyIntolerance that is active (or without a clinical status) and neither refuted nor entered in error.
 *
 * @param from where it was read, for example {@code AllergyIntolerance/a1}
 * @param substance what it is to
 * @param highCriticality criticality {@code high}
 * @param severeReaction any reaction with severity {@code severe}
 * @param reactions manifestations in the record's words
 * @param when onset, else last occurrence, else recorded date
 */
public record Allergy(
        String from,
        Recognition substance,
        boolean highCriticality,
        boolean severeReaction,
        List<String> reactions,
        Optional<When> when) {

    public Allergy {
        reactions = List.copyOf(reactions);
    }
}
