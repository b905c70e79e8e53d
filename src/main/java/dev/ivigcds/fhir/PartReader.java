package dev.ivigcds.fhir;

import dev.ivigcds.facts.Section;
import dev.ivigcds.facts.Section.Completeness;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads one part of the chart, resource by resource: an odd one never loses the others. Resources of other types, such as included ones, are
 * not of interest here.
 *
 * @param <T> the facts
 */
final class PartReader<T> {
    private final List<T> facts = new ArrayList<>();
    private final Map<LeftAside, Integer> aside = new EnumMap<>(LeftAside.class);
    private final Completeness given;

    private PartReader(Completeness given) {
        this.given = given;
    }

    /**
     * Reads a part.
     *
     * @param key its prefetch key
     * @param type the resources that are looked for
     * @param reader turns a resource, and the reference it is cited by, into a fact
     */
    static <R extends Resource, T> PartReader<T> read(
            String key, Part part, Subjects subjects, Class<R> type, BiFunction<R, String, Outcome<T>> reader) {
        PartReader<T> read = new PartReader<>(part.completeness());
        List<R> all = ofType(part, type);
        List<R> newest = Versions.newest(all);
        read.leave(LeftAside.OLDER_VERSION, all.size() - newest.size());
        int number = 0;
        for (R resource : newest) {
            number++;
            switch (outcome(resource, Citations.of(resource, number, key), subjects, reader)) {
                case Outcome.Fact<T>(T fact) -> read.facts.add(fact);
                case Outcome.Aside<T>(LeftAside why) -> read.leave(why, 1);
            }
        }
        return read;
    }

    private static <R extends Resource> List<R> ofType(Part part, Class<R> type) {
        return part.resources().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static <R extends Resource, T> Outcome<T> outcome(
            R resource, String from, Subjects subjects, BiFunction<R, String, Outcome<T>> reader) {
        try {
            return switch (subjects.of(resource)) {
                case THIS_PATIENT -> reader.apply(resource, from);
                case ANOTHER_PATIENT -> Outcome.aside(LeftAside.ANOTHER_PATIENT);
                case NOT_KNOWN -> Outcome.aside(LeftAside.PATIENT_NOT_KNOWN);
            };
        } catch (RuntimeException e) {
            return Outcome.aside(LeftAside.UNREADABLE);
        }
    }

    private void leave(LeftAside why, int number) {
        if (number > 0) {
            aside.merge(why, number, Integer::sum);
        }
    }

    List<T> facts() {
        return List.copyOf(facts);
    }

    /** The facts; not complete if something was left aside that may have been what was looked for. */
    Section<T> section() {
        boolean hidden = aside.keySet().stream().anyMatch(LeftAside::hides);
        return new Section<>(
                facts,
                hidden && given instanceof Completeness.Complete
                        ? new Completeness.NotChecked("some entries could not be read or assigned to this patient")
                        : given);
    }

    /** What was left aside, in words; empty if nothing was. */
    Optional<String> ignored() {
        return aside.isEmpty()
                ? Optional.empty()
                : Optional.of(aside.entrySet().stream()
                        .map(entry -> entry.getKey().counted(entry.getValue()))
                        .collect(Collectors.joining(", ")));
    }
}
