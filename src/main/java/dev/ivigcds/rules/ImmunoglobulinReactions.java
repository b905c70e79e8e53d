package dev.ivigcds.rules;

import dev.ivigcds.facts.Allergy;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Recorded reactions to immune globulin, and which of them are severe or of an allergic type (S-02; clinical.md 6-24). */
final class ImmunoglobulinReactions {
    private static final Set<Concept> SUBSTANCES = Set.of(
            Concepts.IMMUNOGLOBULIN_SUBSTANCE, Concepts.IVIG, Concepts.IMMUNOGLOBULIN_ANY_ROUTE, Concepts.SCIG_OR_IM);
    private static final String ANAPHYLAXIS = "anaphyla";
    private static final List<String> ALLERGIC = List.of(
            ANAPHYLAXIS,
            "urticaria",
            "hives",
            "bronchospas",
            "wheez",
            "angioedema",
            "angio-oedema",
            "angiooedema",
            "hypotens",
            "low blood pressure");

    private ImmunoglobulinReactions() {}

    static List<Allergy> of(Chart chart) {
        return chart.allergies().items().stream()
                .filter(a -> a.substance().isAny(SUBSTANCES) && !a.substance().is(Concepts.OTHER_GLOBULIN))
                .toList();
    }

    static boolean isSevere(Allergy allergy) {
        return allergy.highCriticality() || reactedSeverely(allergy);
    }

    static boolean reactedSeverely(Allergy allergy) {
        return allergy.severeReaction() || names(allergy, List.of(ANAPHYLAXIS));
    }

    static boolean isAllergicType(Allergy allergy) {
        return names(allergy, ALLERGIC);
    }

    private static boolean names(Allergy allergy, List<String> words) {
        return allergy.reactions().stream()
                .map(r -> r.toLowerCase(Locale.ROOT))
                .anyMatch(r -> words.stream().anyMatch(r::contains));
    }
}
