package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.When;
import dev.ivigcds.rules.Workings.Measured.Outcome;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was measured of the response (S-07 … S-12; clinical.md 6-7, 6-21).
 *
 * @param start T0, if it is sure enough to measure from
 * @param tis Total Improvement Score
 * @param strength MMT-8
 * @param ck creatine kinase
 * @param shown HAQ-DI and CDASI, shown and not judged
 */
record ResponseDomains(Optional<LocalDate> start, Domain tis, Domain strength, CkCourse ck, List<Domain> shown) {
    static final ResponseDomains NOTHING = new ResponseDomains(
            Optional.empty(), Domain.nothing("TIS"), Domain.nothing("strength (MMT-8)"), CkCourse.NOTHING, List.of());
    private static final Map<Concept, String> SHOWN_ONLY = Map.of(Concepts.HAQ_DI, "HAQ-DI", Concepts.CDASI, "CDASI");

    static ResponseDomains of(Chart chart, ResponseReview limits, LocalDate start) {
        Readings readings = new Readings(chart, limits, start);
        return new ResponseDomains(
                Optional.of(start),
                TotalImprovement.of(readings),
                Strength.of(readings),
                CkCourse.of(readings),
                SHOWN_ONLY.keySet().stream()
                        .sorted(Comparator.comparing(Concept::id))
                        .flatMap(c -> shown(readings, c).stream())
                        .toList());
    }

    private static Optional<Domain> shown(Readings readings, Concept concept) {
        String name = java.util.Objects.requireNonNull(SHOWN_ONLY.get(concept));
        return readings.latest(
                        readings.chart().measures().items(), o -> o.concept().equals(concept))
                .map(o -> new Domain(
                        name,
                        Outcome.NOT_JUDGED,
                        List.of(name + " " + Readings.shown(o) + " on " + Readings.day(o) + ", not judged."),
                        List.of(Readings.input(name, o)),
                        readings.baseline(
                                        readings.chart().measures().items(),
                                        before -> before.concept().equals(concept))
                                .map(before -> Readings.input(name + " at baseline", before)),
                        Optional.of(Readings.input(name, o))));
    }

    Stream<Domain> clinical() {
        return Stream.of(tis, strength);
    }

    boolean improved() {
        return clinical().anyMatch(d -> d.outcome() == Outcome.IMPROVED);
    }

    boolean measured() {
        return clinical().anyMatch(Domain::judged);
    }

    Stream<Domain> all() {
        return Stream.concat(Stream.of(tis, strength, ck.domain()), shown.stream());
    }

    List<String> lines() {
        return all().flatMap(d -> d.lines().stream()).toList();
    }

    List<Input> inputs() {
        return all().flatMap(d -> d.inputs().stream()).toList();
    }

    /** What is on file though it cannot be judged, in a few words. */
    List<String> unjudged() {
        return all().filter(d -> !d.judged() && !d.inputs().isEmpty())
                .map(Domain::name)
                .toList();
    }

    /**
     * One thing measured.
     *
     * @param name in a clinician's words
     * @param outcome what it says
     * @param lines plain sentences for the detail
     * @param inputs the values a verdict rests on
     * @param baseline the value before treatment, compared or not
     * @param latest the value that shows the response
     */
    record Domain(
            String name,
            Outcome outcome,
            List<String> lines,
            List<Input> inputs,
            Optional<Input> baseline,
            Optional<Input> latest) {

        static Domain nothing(String name) {
            return onlyBefore(name, Optional.empty());
        }

        /** Nothing since treatment began. */
        static Domain onlyBefore(String name, Optional<Input> baseline) {
            return new Domain(name, Outcome.NOT_JUDGED, List.of(), List.of(), baseline, Optional.empty());
        }

        boolean judged() {
            return outcome != Outcome.NOT_JUDGED;
        }
    }

    /** Values of one patient around T0: the last baseline and the latest. */
    record Readings(Chart chart, ResponseReview limits, LocalDate start) {
        Optional<Observation> latest(List<Observation> all, java.util.function.Predicate<Observation> readable) {
            return last(all, readable, start.plus(limits.latestFrom()), LocalDate.MAX);
        }

        Optional<Observation> baseline(List<Observation> all, java.util.function.Predicate<Observation> readable) {
            return last(all, readable, start.minus(limits.baselineBefore()), start.plus(limits.baselineAfter()));
        }

        private Optional<Observation> last(
                List<Observation> all,
                java.util.function.Predicate<Observation> readable,
                LocalDate from,
                LocalDate until) {
            return all.stream()
                    .filter(o -> o.countsAt(chart.now(), chart.zone()) && readable.test(o))
                    .filter(o -> o.when()
                            .map(When::day)
                            .filter(d -> !d.isBefore(from) && !d.isAfter(until))
                            .isPresent())
                    .max(Comparator.comparing(o -> o.when().orElseThrow()));
        }

        static LocalDate day(Observation observation) {
            return observation.when().map(When::day).orElseThrow();
        }

        static String shown(Observation observation) {
            return SerumIga.shown(observation).replaceAll(" (\\(no unit\\)|1|\\{[^}]*\\})$", "");
        }

        static Input input(String name, Observation observation) {
            return new Input(name, shown(observation), Optional.of(day(observation)), observation.from());
        }
    }
}
