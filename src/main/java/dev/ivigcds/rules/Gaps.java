package dev.ivigcds.rules;

import dev.ivigcds.facts.Section;
import java.util.Optional;

/** Why something cannot be said to be missing, in words: not checked, or unavailable at this site (clinical.md 6-29). */
final class Gaps {
    private Gaps() {}

    /** A clause such as {@code CK could not be checked: the record server did not answer}; empty for a complete section. */
    static Optional<String> of(String what, Section<?> section) {
        return switch (section.completeness()) {
            case Section.Completeness.Complete() -> Optional.empty();
            case Section.Completeness.NotChecked(String because) ->
                Optional.of(what + " could not be checked: " + because);
            case Section.Completeness.Unavailable(String because) ->
                Optional.of(what + " unavailable here: " + because);
        };
    }
}
