package dev.ivigcds.terminology;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Recognition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Concept to codes and words, and back. Immutable; made by {@link ValueSetReader}. */
public interface Terminology {
    /** A coding as a record carries it; {@code system} and {@code code} are empty strings where absent. */
    record Code(String system, String code, String display) {}

    /** Every concept there is a ValueSet for. */
    Set<Concept> concepts();

    /**
     * Recognises a CodeableConcept. Codes decide if any of them is known to any ValueSet; only then are words ignored. Otherwise whole words of
     * the text and the displays are matched against the names of the ValueSets among {@code namable}, unless one of a ValueSet's excluding words
     * stands in any of them or one of them denies the name (clinical.md 0.1-5, 6-14, 6-30).
     */
    Recognition recognise(List<Code> codings, String text, Set<Concept> namable);

    /** What our lists call a code, if they hold it: for example {@code Octagam 10 % package (immunoglobulin G)}. */
    Optional<String> display(Code code);

    /** What one package of a code holds, if our lists say so of that very package: for example 20 g (clinical.md 6-11). */
    default Optional<Quantity> packageContent(Code code) {
        return Optional.empty();
    }

    /** Whether a code counts billing units, as HCPCS does: such a number is never a dose (clinical.md 2.5). */
    default boolean isBilling(Code code) {
        return false;
    }

    /** The code to write when something of this idea is ordered: the first of its ValueSet; empty where an idea has names only. */
    Optional<Code> preferred(Concept concept);

    /** {@code system|code} of every code, joined by commas, for a FHIR search. */
    String searchTokens(Concept concept);
}
