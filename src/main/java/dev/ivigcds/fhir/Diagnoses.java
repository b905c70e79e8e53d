package dev.ivigcds.fhir;

import dev.ivigcds.facts.Problem;
import dev.ivigcds.facts.Recognition;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;

/**
 * Conditions that count as diagnoses (clinical.md 0.2, 6-25, 6-30).
 *
 * @param codes codes to ideas
 * @param dates how dates are read
 * @param encounterId the encounter in context, if any
 */
record Diagnoses(Codes codes, Dates dates, Optional<String> encounterId) {
    private static final Set<String> STANDING = Set.of("active", "recurrence", "relapse");
    private static final Set<String> NOT_MEANT = Set.of("refuted", "entered-in-error", "unconfirmed", "differential");

    /** The diagnosis, if it is current and meant. */
    Optional<Problem> of(Resource resource) {
        if (!(resource instanceof Condition condition)) {
            return Optional.empty();
        }
        Set<String> clinical = Codes.statuses(condition.getClinicalStatus());
        boolean current = clinical.isEmpty() || !Collections.disjoint(clinical, STANDING);
        boolean meant = Collections.disjoint(Codes.statuses(condition.getVerificationStatus()), NOT_MEANT);
        if (!current || !meant) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                References.of(condition),
                what(condition),
                dates.start(condition.getOnset()),
                dates.of(condition.getRecordedDateElement()),
                isOfThisEncounter(condition)));
    }

    Recognition what(Condition condition) {
        return codes.recognise(condition.getCode(), Codes.DIAGNOSES);
    }

    private boolean isOfThisEncounter(Condition condition) {
        Optional<String> encounter = References.local(condition.getEncounter());
        return encounter.isPresent() && encounter.equals(encounterId.map(id -> "Encounter/" + id));
    }
}
