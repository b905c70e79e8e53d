package dev.ivigcds.terminology;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Quantity;
import java.util.List;
import java.util.Optional;

/**
 * What one ValueSet says: the codes of an idea, in the order of the file, and its names.
 *
 * @param concept the idea
 * @param entries its codes, the one to write first; none where an idea has names only
 * @param names its names
 */
record ConceptCodes(Concept concept, List<Entry> entries, Names names) {
    ConceptCodes {
        entries = List.copyOf(entries);
    }

    /**
     * A code of a ValueSet.
     *
     * @param code as written
     * @param key in the spelling by which it is found
     * @param withDescendants whether it stands for every code below it too
     * @param holds what one package of it holds, if the file says so
     * @param line where the file has it
     */
    record Entry(Terminology.Code code, CodeKey key, boolean withDescendants, Optional<Quantity> holds, int line) {}
}
