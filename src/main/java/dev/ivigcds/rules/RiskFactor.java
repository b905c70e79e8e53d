package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Problem;
import dev.ivigcds.facts.When;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that raises a risk of IVIG (S-25, S-26).
 *
 * @param name a few words for the card's sentence
 * @param inputs what it was read from
 */
record RiskFactor(String name, List<Input> inputs) {
    private static final int NAMED = 2;

    /** A diagnosis among some, under a name of ours. */
    static Optional<RiskFactor> diagnosis(Stream<Problem> problems, Concept concept, String name) {
        List<Input> found = problems.filter(p -> p.what().is(concept))
                .map(RiskFactor::input)
                .toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(new RiskFactor(name, found));
    }

    static Input input(Problem problem) {
        return new Input(
                "diagnosis",
                problem.what().text(),
                problem.onset().or(problem::recorded).map(When::day),
                problem.from());
    }

    /** Completed years above a limit; empty also where the date of birth is not known. */
    static Optional<RiskFactor> olderThan(Chart chart, Period limit) {
        return chart.person()
                .ageOn(chart.today())
                .filter(years -> years > limit.getYears())
                .map(years -> new RiskFactor(
                        "age " + years, List.of(new Input("age", years + " years", Optional.empty(), ""))));
    }

    /** At most two names, then "+n" (clinical.md 5.4). */
    static String named(List<RiskFactor> factors) {
        String first = factors.stream().limit(NAMED).map(RiskFactor::name).collect(Collectors.joining(", "));
        return factors.size() > NAMED ? first + " +" + (factors.size() - NAMED) : first;
    }

    /** All names, for the detail. */
    static String all(List<RiskFactor> factors) {
        return factors.stream().map(RiskFactor::name).collect(Collectors.joining(", "));
    }

    static List<Input> inputs(List<RiskFactor> factors) {
        return factors.stream().flatMap(f -> f.inputs().stream()).distinct().toList();
    }
}
