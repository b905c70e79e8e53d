package dev.ivigcds.rules;

import dev.ivigcds.facts.Allergy;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Problem;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A reaction as the record has it, as an allergy or as a diagnosis.
 *
 * @param what the reactions in the record's words; none if it has no words
 * @param day when, if dated
 * @param from the resource it stands in
 */
record RecordedReaction(List<String> what, Optional<LocalDate> day, String from) {
    private static final int LONGEST = 30;
    private static final Comparator<RecordedReaction> LATEST_FIRST =
            Comparator.comparing(r -> r.day().orElse(LocalDate.MIN), Comparator.reverseOrder());

    /** Those to immune globulin that are not severe allergies, the latest first. */
    static List<RecordedReaction> milder(Chart chart) {
        Stream<RecordedReaction> allergies = ImmunoglobulinReactions.of(chart).stream()
                .filter(allergy -> !ImmunoglobulinReactions.isSevere(allergy))
                .map(RecordedReaction::of);
        return Stream.concat(allergies, diagnosed(chart, Concepts.IMMUNOGLOBULIN_REACTION).stream())
                .sorted(LATEST_FIRST)
                .toList();
    }

    /** Diagnoses of an idea, whether they stand or have ended, the latest first. */
    static List<RecordedReaction> diagnosed(Chart chart, Concept idea) {
        return Stream.concat(chart.problems().items().stream(), chart.pastProblems().items().stream())
                .filter(problem -> problem.what().is(idea))
                .map(RecordedReaction::of)
                .sorted(LATEST_FIRST)
                .toList();
    }

    private static RecordedReaction of(Allergy allergy) {
        return new RecordedReaction(allergy.reactions(), allergy.when().map(When::day), allergy.from());
    }

    private static RecordedReaction of(Problem problem) {
        return new RecordedReaction(
                List.of(problem.what().text()),
                problem.onset().or(problem::recorded).map(When::day),
                problem.from());
    }

    /** For a card's sentence: the first reaction, cut short if need be, then "+n". */
    String shown() {
        String first = what.stream()
                .findFirst()
                .filter(words -> !words.isBlank())
                .map(words -> words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…")
                .orElse("not described");
        return what.size() > 1 ? first + " +" + (what.size() - 1) : first;
    }

    Input input() {
        return new Input("reaction", String.join(", ", what), day, from);
    }
}
