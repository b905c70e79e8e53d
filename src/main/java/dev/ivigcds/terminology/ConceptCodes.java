package dev.ivigcds.terminology;

import dev.ivigcds.facts.Concept;
import java.util.List;

/**
 * What one ValueSet says: the codes of an idea, in the order of the file, and its names.
 *
 * @param concept the idea
 * @param entries its codes; the first is the one to write
 * @param names its names
 */
record ConceptCodes(Concept concept, List<Entry> entries, Names names) {
    ConceptCodes {
        entries = List.copyOf(entries);
    }

    /** A code, and whether it stands for every code below it too. */
    record Entry(Terminology.Code code, boolean withDescendants) {}
}
