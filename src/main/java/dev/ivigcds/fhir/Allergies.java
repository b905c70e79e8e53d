package dev.ivigcds.fhir;

import dev.ivigcds.facts.Allergy;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.When;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * Allergies and intolerances that stand (clinical.md S-02).
 *
 * @param codes codes to ideas
 * @param dates how dates are read
 */
record Allergies(Codes codes, Dates dates) {
    private static final Set<String> GONE = Set.of("inactive", "resolved");
    private static final Set<String> NOT_MEANT = Set.of("refuted", "entered-in-error");

    Optional<Allergy> of(Resource resource) {
        if (!(resource instanceof AllergyIntolerance written)) {
            return Optional.empty();
        }
        boolean stands = Collections.disjoint(Codes.statuses(written.getClinicalStatus()), GONE)
                && Collections.disjoint(Codes.statuses(written.getVerificationStatus()), NOT_MEANT);
        if (!stands) {
            return Optional.empty();
        }
        Optional<When> when = dates.start(written.getOnset())
                .or(() -> dates.of(written.getLastOccurrenceElement()))
                .or(() -> dates.of(written.getRecordedDateElement()));
        return Optional.of(new Allergy(
                References.of(written),
                substance(written),
                "high".equals(written.getCriticalityElement().getValueAsString()),
                written.getReaction().stream().anyMatch(Allergies::isSevere),
                reactions(written),
                when));
    }

    private static boolean isSevere(AllergyIntoleranceReactionComponent reaction) {
        return "severe".equals(reaction.getSeverityElement().getValueAsString());
    }

    /** The allergy's own code, or failing that the substance of a reaction. */
    private Recognition substance(AllergyIntolerance written) {
        Recognition named = codes.recognise(written.getCode(), Codes.SUBSTANCES);
        return written.getReaction().stream()
                .map(reaction -> codes.recognise(reaction.getSubstance(), Codes.SUBSTANCES))
                .filter(substance ->
                        named.concepts().isEmpty() && !substance.concepts().isEmpty())
                .findFirst()
                .orElse(named);
    }

    private static List<String> reactions(AllergyIntolerance written) {
        return written.getReaction().stream()
                .flatMap(reaction -> reaction.getManifestation().stream())
                .map(Codes::shown)
                .filter(words -> !words.isBlank())
                .toList();
    }
}
