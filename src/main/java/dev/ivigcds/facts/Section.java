package dev.ivigcds.facts;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One part of the chart, as far as it could be read. What is in it is evidence; only from a complete one may a rule conclude that
 * something is <em>not</em> there.
 *
 * @param items what was found, in the order of the record
 * @param completeness whether this is all there is
 */
public record Section<T>(List<T> items, Completeness completeness) {

    /** Whether the absence of something from a section means anything. */
    public sealed interface Completeness {
        /** Searched, and all of the answer was read. */
        record Complete() implements Completeness {}

        /**
         * Not searched, or the search failed or was cut short: "could not check", never "none" (clinical.md 0.3).
         *
         * @param because end of the sentence "could not be checked: …", for example {@code the record server did not answer}
         */
        record NotChecked(String because) implements Completeness {}

        /** This client's record cannot hold or give such data (clinical.md 6-29): said once, as "unavailable". */
        record Unavailable(String because) implements Completeness {}
    }

    public Section {
        items = List.copyOf(items);
    }

    public static <T> Section<T> complete(List<T> items) {
        return new Section<>(items, new Completeness.Complete());
    }

    public static <T> Section<T> notChecked(String because) {
        return new Section<>(List.of(), new Completeness.NotChecked(because));
    }

    public static <T> Section<T> unavailable(String because) {
        return new Section<>(List.of(), new Completeness.Unavailable(because));
    }

    public boolean isComplete() {
        return completeness instanceof Completeness.Complete;
    }

    /** Why the absence of something means nothing here, or empty for a complete section. */
    public Optional<String> gap() {
        return switch (completeness) {
            case Completeness.Complete() -> Optional.empty();
            case Completeness.NotChecked(String because) -> Optional.of(because);
            case Completeness.Unavailable(String because) -> Optional.of(because);
        };
    }

    /** The same section with only the items that match; its completeness stays. */
    public Section<T> where(Predicate<? super T> test) {
        return new Section<>(items.stream().filter(test).toList(), completeness);
    }
}
