package dev.ivigcds.fhir;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** What references point at. Nothing is ever followed from here: a foreign base is a piece of text (T-05). */
final class References {
    private static final String HISTORY = "/_history/";

    private References() {}

    /** The reference as written, without version; empty if it has none. */
    static String written(Reference reference) {
        return unversioned(Primitives.text(reference.getReference()));
    }

    /** {@code Type/id} of a relative or absolute reference; empty for contained, {@code urn:} and logical ones. */
    static Optional<String> local(Reference reference) {
        return local(written(reference));
    }

    /** The last two segments, if there are two and they can be a type and an id. */
    static Optional<String> local(String written) {
        String text = unversioned(written);
        int slash = text.lastIndexOf('/');
        if (slash <= 0 || slash == text.length() - 1 || text.startsWith("urn:") || text.startsWith("#")) {
            return Optional.empty();
        }
        String type = text.substring(text.lastIndexOf('/', slash - 1) + 1, slash);
        boolean isType = !type.isEmpty()
                && Character.isUpperCase(type.charAt(0))
                && type.chars().allMatch(Character::isLetter);
        return isType ? Optional.of(type + text.substring(slash)) : Optional.empty();
    }

    /** What stands before {@code Type/id}, also where that is a host without a scheme; empty for a relative reference. */
    static Optional<String> base(String written) {
        return local(written)
                .map(local ->
                        unversioned(written).substring(0, unversioned(written).length() - local.length()))
                .filter(before -> !before.isEmpty())
                .map(before -> before.substring(0, before.length() - 1));
    }

    /** References that name the same thing in any resource: contained ones, which do not, are left out. */
    static Set<String> shared(List<Reference> references) {
        return references.stream()
                .map(References::written)
                .filter(text -> !text.isEmpty() && !text.startsWith("#"))
                .map(text -> local(text).orElse(text))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The resource inside a resource that a reference such as {@code #m1} points at. */
    static Optional<Resource> contained(Reference reference, DomainResource owner) {
        String text = written(reference);
        if (!text.startsWith("#")) {
            return Optional.empty();
        }
        return owner.getContained().stream()
                .filter(r -> bare(Primitives.text(r.getId())).equals(text.substring(1)))
                .findFirst();
    }

    private static String bare(String id) {
        return id.startsWith("#") ? id.substring(1) : id;
    }

    static String unversioned(String text) {
        int history = text.indexOf(HISTORY);
        return history < 0 ? text : text.substring(0, history);
    }
}
