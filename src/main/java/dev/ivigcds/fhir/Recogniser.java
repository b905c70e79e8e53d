package dev.ivigcds.fhir;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.terminology.Terminology;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** CodeableConcepts as ideas. */
final class Recogniser {
    /** Drugs that matter beside IVIG (clinical.md 2.7). */
    private static final Set<Concept> OTHER_DRUGS = Set.of(
            Concepts.GLUCOCORTICOID,
            Concepts.DEXAMETHASONE_OR_HYDROCORTISONE,
            Concepts.IMMUNOSUPPRESSANT,
            Concepts.CHECKPOINT_INHIBITOR,
            Concepts.ACETAMINOPHEN,
            Concepts.ANTIHISTAMINE_SEDATING,
            Concepts.ANTIHISTAMINE_NON_SEDATING);

    /** Ideas a medication may be recognised as by its name: the wanted ones and their look-alikes (clinical.md 0.1-5). */
    static final Set<Concept> PRODUCTS = and(
            OTHER_DRUGS,
            Concepts.IVIG,
            Concepts.IMMUNOGLOBULIN_ANY_ROUTE,
            Concepts.SCIG_OR_IM,
            Concepts.OTHER_GLOBULIN);

    static final Set<Concept> LOCAL = Set.of(Concepts.LOCAL_FORM);

    static final Set<Concept> ROUTES = and(LOCAL, Concepts.ROUTE_IV, Concepts.ROUTE_SC_OR_IM);

    /** What an order may name as its reason in words (clinical.md 0.2, 6-30). */
    static final Set<Concept> REASONS = and(Concepts.MYOSITIS, Concepts.OTHER_IVIG_INDICATION);

    static final Set<Concept> DIAGNOSES =
            and(REASONS, Concepts.IGA_DEFICIENCY, Concepts.SEVERE_LIVER_DISEASE, Concepts.IMMUNOGLOBULIN_REACTION);

    static final Set<Concept> SUBSTANCES = Set.of(
            Concepts.IMMUNOGLOBULIN_SUBSTANCE,
            Concepts.ACETAMINOPHEN,
            Concepts.ANTIHISTAMINE_SEDATING,
            Concepts.ANTIHISTAMINE_NON_SEDATING);

    /** Procedures that may be ordered in words alone, and what they are easily taken for. */
    static final Set<Concept> PROCEDURES = Set.of(Concepts.PLASMAPHERESIS);

    /** All by which a drafted order may concern us. */
    static final Set<Concept> DRAFTED = and(PRODUCTS, Concepts.PLASMAPHERESIS);

    /** Laboratory tests are never recognised by their name: "IgA" stands in many that are not total IgA (clinical.md S-01). */
    static final Set<Concept> BY_CODE_ONLY = Set.of();

    private final Terminology terminology;

    Recogniser(Terminology terminology) {
        this.terminology = terminology;
    }

    Recognition recognise(CodeableConcept concept, Set<Concept> namable) {
        List<Terminology.Code> codings =
                concept.getCoding().stream().map(Recogniser::code).toList();
        return terminology.recognise(codings, Primitives.text(concept.getText()), namable);
    }

    /** Recognises a CodeableConcept that was read otherwise. */
    Recognition recognise(List<Terminology.Code> codings, String text, Set<Concept> namable) {
        return terminology.recognise(codings, text, namable);
    }

    /** What our product lists call the codes of a concept. */
    Stream<String> listed(CodeableConcept concept) {
        return concept.getCoding().stream().map(Recogniser::code).flatMap(code -> terminology.display(code).stream());
    }

    /** What one package of its codes holds by our product lists. */
    Stream<Quantity> packages(CodeableConcept concept) {
        return concept.getCoding().stream()
                .map(Recogniser::code)
                .flatMap(code -> terminology.packageContent(code).stream());
    }

    /** Whether one of its codes counts billing units. */
    boolean isBilled(CodeableConcept concept) {
        return concept.getCoding().stream().map(Recogniser::code).anyMatch(terminology::isBilling);
    }

    /** Recognises words alone, such as the display of a reference. */
    Recognition recognise(String words, Set<Concept> namable) {
        return words.isEmpty() ? Recognition.NONE : terminology.recognise(List.of(), words, namable);
    }

    /** The words a concept is shown by: its text, else the first display, else the first code, else empty. */
    static String words(CodeableConcept concept) {
        String text = Primitives.text(concept.getText());
        if (!text.isEmpty()) {
            return text;
        }
        String display = firstOf(concept, Coding::getDisplay);
        return display.isEmpty() ? firstOf(concept, Coding::getCode) : display;
    }

    private static String firstOf(CodeableConcept concept, Function<Coding, @Nullable String> part) {
        for (Coding coding : concept.getCoding()) {
            String words = Primitives.text(part.apply(coding));
            if (!words.isEmpty()) {
                return words;
            }
        }
        return "";
    }

    /** Its codes in lower case, of whatever system. */
    static Set<String> codes(CodeableConcept concept) {
        Set<String> codes = new HashSet<>();
        for (Coding coding : concept.getCoding()) {
            String code = Primitives.code(coding.getCodeElement());
            if (!code.isEmpty()) {
                codes.add(code);
            }
        }
        return codes;
    }

    private static Terminology.Code code(Coding coding) {
        return new Terminology.Code(
                Primitives.text(coding.getSystem()),
                Primitives.text(coding.getCode()),
                Primitives.text(coding.getDisplay()));
    }

    private static Set<Concept> and(Collection<Concept> some, Concept... others) {
        return Stream.concat(some.stream(), Stream.of(others)).collect(Collectors.toUnmodifiableSet());
    }
}
