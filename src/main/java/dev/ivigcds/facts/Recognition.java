package dev.ivigcds.facts;

import java.util.HashSet;
import java.util.Set;

/**
 * What a CodeableConcept was recognised as.
 *
 * @param concepts the ideas its codings or, where no coding is known to us, its words stand for
 * @param by whether codes or words decided
 * @param text the words the record uses, for showing; empty if there are none
 */
public record Recognition(Set<Concept> concepts, By by, String text) {
    /** How something was recognised. Words never raise a card above warning (clinical.md 0.1-5, 6-30). */
    public enum By {
        CODE,
        NAME,
        NOTHING
    }

    public static final Recognition NONE = new Recognition(Set.of(), By.NOTHING, "");

    public Recognition {
        concepts = Set.copyOf(concepts);
    }

    /** The same, recognised as one idea more. */
    public Recognition and(Concept more) {
        Set<Concept> all = new HashSet<>(concepts);
        all.add(more);
        return new Recognition(all, by, text);
    }

    public boolean is(Concept concept) {
        return concepts.contains(concept);
    }

    public boolean isAny(Set<Concept> any) {
        return concepts.stream().anyMatch(any::contains);
    }
}
