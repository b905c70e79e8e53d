package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Section;
import dev.ivigcds.facts.ServiceOrder;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is on file of one kind of value for a time in which it is wanted (S-06, S-07, S-25; clinical.md 0.3, 6-18).
 *
 * @param inTime the newest readable value of that time
 * @param pending what is still to come: a result that is not final, or an order newer than the results
 * @param unreadable the newest final result of that time, if none can be read
 * @param newest the newest dated final result of any time
 * @param undated a final result that carries no date, if it is the only one that may be in time
 */
record ValueOnFile(
        Optional<Observation> inTime,
        Optional<Input> pending,
        Optional<Observation> unreadable,
        Optional<Observation> newest,
        Optional<Observation> undated) {

    /**
     * A kind of value.
     *
     * @param name in a clinician's words
     * @param concepts what counts as one
     * @param results the section it stands in
     * @param readable whether a result says anything
     */
    record Kind(String name, Set<Concept> concepts, Section<Observation> results, Predicate<Observation> readable) {
        private Stream<Observation> all() {
            return results.items().stream().filter(o -> concepts.contains(o.concept()));
        }
    }

    static ValueOnFile of(Chart chart, Kind kind, Predicate<When> wanted) {
        List<Observation> counting = kind.all()
                .filter(o -> o.countsAt(chart.now(), chart.zone()))
                .sorted(newestFirst())
                .toList();
        List<Observation> wantedOnes = counting.stream()
                .filter(o -> o.when().filter(wanted).isPresent())
                .toList();
        Optional<Observation> inTime =
                wantedOnes.stream().filter(kind.readable()).findFirst();
        Optional<Observation> newest =
                counting.stream().filter(o -> o.when().isPresent()).findFirst();
        return new ValueOnFile(
                inTime,
                pending(chart, kind, wanted, newest),
                inTime.isPresent() ? Optional.empty() : wantedOnes.stream().findFirst(),
                newest,
                wantedOnes.isEmpty()
                        ? counting.stream().filter(o -> o.when().isEmpty()).findFirst()
                        : Optional.empty());
    }

    private static Comparator<Observation> newestFirst() {
        return Comparator.comparing((Observation o) -> o.when().orElse(When.on(LocalDate.MIN)))
                .reversed();
    }

    private static Optional<Input> pending(
            Chart chart, Kind kind, Predicate<When> wanted, Optional<Observation> newest) {
        Stream<Input> results = kind.all()
                .filter(o -> o.status() != Observation.Status.FINAL)
                .filter(o -> o.when().map(wanted::test).orElse(true))
                .map(o -> input(kind, o));
        Optional<LocalDate> lastResult = newest.flatMap(Observation::when).map(When::day);
        Stream<Input> orders = Stream.concat(chart.draftServices().stream(), chart.services().items().stream())
                .filter(o -> o.open() && o.what().isAny(kind.concepts()) && isAfter(o, lastResult))
                .map(o -> input(kind, o));
        return Stream.concat(results, orders).findFirst();
    }

    /** An order older than the newest result is the one that brought it. */
    private static boolean isAfter(ServiceOrder order, Optional<LocalDate> lastResult) {
        return order.draft()
                || lastResult.isEmpty()
                || order.authoredOn()
                        .map(written -> !written.day().isBefore(lastResult.get()))
                        .orElse(true);
    }

    private static Input input(Kind kind, Observation pending) {
        boolean preliminary = pending.status() == Observation.Status.PRELIMINARY;
        return new Input(
                kind.name(),
                preliminary ? "preliminary result" : "registered, no result yet",
                pending.when().map(When::day),
                pending.from());
    }

    private static Input input(Kind kind, ServiceOrder order) {
        return new Input(
                kind.name(),
                order.draft() ? "drafted" : "ordered",
                order.authoredOn().map(When::day),
                order.from());
    }

    /** A result as a datum of a verdict. */
    static Input input(String name, Observation result) {
        return new Input(name, shown(result), result.when().map(When::day), result.from());
    }

    /** A result in a few words: {@code 150 U/L of 2026-02-20}. */
    static String named(Observation result) {
        return shown(result) + result.when().map(w -> " of " + w.day()).orElse(", undated");
    }

    /** As the record has it, without the braces of UCUM: {@code 45 mL/min/1.73 m2}, and a score without its "{score}". */
    private static String shown(Observation result) {
        return SerumIga.shown(result).replaceAll(" \\{[^}]*}$", "").replaceAll("\\{1\\.73_?m2}", "1.73 m2");
    }
}
