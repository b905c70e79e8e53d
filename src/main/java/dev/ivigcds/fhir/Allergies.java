package dev.ivigcds.fhir;

import dev.ivigcds.facts.Allergy;
import dev.ivigcds.facts.Recognition;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceReactionComponent;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * AllergyIntolerances that stand (clinical.md S-02).
 *
 * @param recogniser codes and words as ideas
 * @param dates how dates are read
 */
record Allergies(Recogniser recogniser, Dates dates) {
    private static final Set<String> NOT_HELD = Set.of("refuted", "entered-in-error");
    private static final Set<String> ENDED = Set.of("inactive", "resolved");

    Outcome<Allergy> read(AllergyIntolerance allergy, String from) {
        boolean stands = Collections.disjoint(Recogniser.codes(allergy.getVerificationStatus()), NOT_HELD)
                && Collections.disjoint(Recogniser.codes(allergy.getClinicalStatus()), ENDED);
        if (!stands) {
            return Outcome.aside(LeftAside.STATUS);
        }
        List<AllergyIntoleranceReactionComponent> reactions = allergy.getReaction();
        return Outcome.of(new Allergy(
                from,
                substance(allergy),
                Primitives.code(allergy.getCriticalityElement()).equals("high"),
                reactions.stream()
                        .anyMatch(r -> Primitives.code(r.getSeverityElement()).equals("severe")),
                reactions.stream().flatMap(Allergies::manifestations).distinct().toList(),
                dates.start(allergy.getOnset())
                        .or(() -> dates.when(allergy.getLastOccurrenceElement()))
                        .or(() -> dates.when(allergy.getRecordedDateElement()))));
    }

    /** What it is to: its own code, else the first substance of a reaction that is known. */
    private Recognition substance(AllergyIntolerance allergy) {
        Recognition own = recognise(allergy.getCode());
        if (!own.concepts().isEmpty()) {
            return own;
        }
        return allergy.getReaction().stream()
                .map(reaction -> recognise(reaction.getSubstance()))
                .filter(substance -> !substance.concepts().isEmpty())
                .findFirst()
                .orElse(own);
    }

    private Recognition recognise(CodeableConcept concept) {
        return recogniser.recognise(concept, Recogniser.SUBSTANCES);
    }

    private static Stream<String> manifestations(AllergyIntoleranceReactionComponent reaction) {
        List<String> coded = reaction.getManifestation().stream()
                .map(Recogniser::words)
                .filter(words -> !words.isEmpty())
                .toList();
        String described = Primitives.text(reaction.getDescription());
        return coded.isEmpty() && !described.isEmpty() ? Stream.of(described) : coded.stream();
    }
}
