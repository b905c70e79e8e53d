package dev.ivigcds.terminology;

import java.util.List;
import java.util.Optional;

/**
 * The words by which an idea is recognised where a record has no code we know (clinical.md 0.1-5, 6-30).
 *
 * @param any phrases that name it
 * @param unless phrases that anywhere in the texts mean something else, or only a suspicion
 * @param unlessBefore phrases that mean its absence when they stand before the name
 * @param unlessAfter phrases that mean its absence when they follow the name at once
 */
record Names(List<Name> any, List<Name> unless, List<Name> unlessBefore, List<Name> unlessAfter) {
    private enum Said {
        NAMED,
        DENIED,
        NOTHING
    }

    Names {
        any = List.copyOf(any);
        unless = List.copyOf(unless);
        unlessBefore = List.copyOf(unlessBefore);
        unlessAfter = List.copyOf(unlessAfter);
    }

    /** Whether the texts of one CodeableConcept name it: one does, and none says otherwise. */
    boolean match(List<Words> texts) {
        boolean named = false;
        for (Words text : texts) {
            Said said = said(text);
            if (said == Said.DENIED) {
                return false;
            }
            named |= said == Said.NAMED;
        }
        return named && texts.stream().noneMatch(text -> unless.stream().anyMatch(other -> other.isIn(text)));
    }

    private Said said(Words text) {
        Said said = Said.NOTHING;
        for (Name name : any) {
            Optional<Name.Span> span = name.in(text);
            if (span.isPresent()) {
                if (!isDenied(span.get(), text)) {
                    return Said.NAMED;
                }
                said = Said.DENIED;
            }
        }
        return said;
    }

    private boolean isDenied(Name.Span span, Words text) {
        return unlessBefore.stream().anyMatch(no -> no.isBefore(span.start(), text))
                || unlessAfter.stream().anyMatch(no -> no.isAt(span.end(), text));
    }
}
