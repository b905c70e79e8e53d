package dev.ivigcds.fhir;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.terminology.Terminology;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * CodeableConcepts to ideas.
 *
 * @param terminology codes and names
 */
record Codes(Terminology terminology) {
    /** Products that may be recognised by their names (clinical.md 0.1-5). */
    static final Set<Concept> PRODUCTS =
            Set.of(Concepts.IVIG, Concepts.IMMUNOGLOBULIN_ANY_ROUTE, Concepts.SCIG_OR_IM, Concepts.OTHER_GLOBULIN);

    static final Set<Concept> ROUTES = Set.of(Concepts.ROUTE_IV, Concepts.ROUTE_SC_OR_IM);

    /** Diagnoses that may be recognised by their names (clinical.md 6-30). */
    static final Set<Concept> DIAGNOSES =
            with(Concepts.MYOSITIS, Concepts.OTHER_IVIG_INDICATION, Concepts.IGA_DEFICIENCY);

    static final Set<Concept> SUBSTANCES = with(PRODUCTS, Concepts.IMMUNOGLOBULIN_SUBSTANCE);

    /** For what is recognised by codes alone, such as laboratory tests. */
    static final Set<Concept> NONE = Set.of();

    private static Set<Concept> with(Set<Concept> some, Concept... more) {
        Set<Concept> all = new HashSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    Recognition recognise(CodeableConcept concept, Set<Concept> namable) {
        return terminology.recognise(codings(concept), text(concept), namable);
    }

    /** Recognises what a record only names. */
    Recognition recogniseWords(String words, Set<Concept> namable) {
        return terminology.recognise(List.of(), words, namable);
    }

    static List<Terminology.Code> codings(CodeableConcept concept) {
        return concept.getCoding().stream()
                .map(c -> new Terminology.Code(
                        Quantities.nonNull(c.getSystem()),
                        Quantities.nonNull(c.getCode()),
                        Quantities.nonNull(c.getDisplay())))
                .toList();
    }

    static String text(CodeableConcept concept) {
        return Quantities.nonNull(concept.getText());
    }

    /** The words a person reads: the text, else the first display, else the first code. */
    static String shown(CodeableConcept concept) {
        if (concept.hasText()) {
            return concept.getText();
        }
        return concept.getCoding().stream()
                .map(c -> c.hasDisplay() ? c.getDisplay() : Quantities.nonNull(c.getCode()))
                .filter(words -> !words.isBlank())
                .findFirst()
                .orElse("");
    }

    /** The codes of a status concept, lower case; its words where it has no code. */
    static Set<String> statuses(CodeableConcept concept) {
        Set<String> codes = concept.getCoding().stream()
                .map(c -> Quantities.nonNull(c.getCode()).toLowerCase(Locale.ROOT))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
        return codes.isEmpty() && concept.hasText() ? Set.of(concept.getText().toLowerCase(Locale.ROOT)) : codes;
    }
}
