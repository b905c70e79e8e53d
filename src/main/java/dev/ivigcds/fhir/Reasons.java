package dev.ivigcds.fhir;

import dev.ivigcds.facts.Recognition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What orders are for: reasonCode, and reasonReference as far as its Condition is at hand (clinical.md 0.2). */
final class Reasons {
    private final Recogniser recogniser;
    private final Map<String, Condition> conditions = new HashMap<>();

    /** Reasons over the Conditions of this patient among some resources. One that was refuted is nobody's reason. */
    Reasons(Recogniser recogniser, Subjects subjects, Collection<? extends Resource> resources) {
        this.recogniser = recogniser;
        for (Resource resource : resources) {
            if (resource instanceof Condition condition && isReason(condition, subjects)) {
                conditions.put("Condition/" + condition.getIdElement().getIdPart(), condition);
            }
        }
    }

    /** An odd Condition is no reason, and no reason to lose the orders. */
    private static boolean isReason(Condition condition, Subjects subjects) {
        try {
            return subjects.of(condition) == Subjects.Whose.THIS_PATIENT && Diagnoses.isHeld(condition);
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** The reasons; a reference whose Condition is not at hand counts with its words. */
    List<Recognition> read(List<CodeableConcept> codes, List<Reference> references, DomainResource owner) {
        List<Recognition> reasons = new ArrayList<>();
        codes.stream()
                .map(code -> recogniser.recognise(code, Recogniser.REASONS))
                .forEach(reasons::add);
        for (Reference reference : references) {
            contained(reference, owner)
                    .or(() -> resolve(reference))
                    .or(() -> words(reference))
                    .ifPresent(reasons::add);
        }
        return List.copyOf(reasons);
    }

    /** The reason behind a reference, if its Condition is at hand. */
    Optional<Recognition> resolve(Reference reference) {
        return References.local(reference)
                .map(conditions::get)
                .map(condition -> recogniser.recognise(condition.getCode(), Recogniser.REASONS));
    }

    private Optional<Recognition> contained(Reference reference, DomainResource owner) {
        return References.contained(reference, owner)
                .filter(Condition.class::isInstance)
                .map(condition -> recogniser.recognise(((Condition) condition).getCode(), Recogniser.REASONS));
    }

    private Optional<Recognition> words(Reference reference) {
        String words = Primitives.text(reference.getDisplay());
        return words.isEmpty() ? Optional.empty() : Optional.of(recogniser.recognise(words, Recogniser.REASONS));
    }
}
