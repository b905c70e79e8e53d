package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Result;
import dev.ivigcds.facts.ServiceOrder;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Antibodies of the patient against IgA (S-02).
 *
 * @param latest the newest final result that says whether there are any
 * @param pending whether a test is ordered, registered or preliminary
 * @param notes what is on file of them and what could not be read or checked, plain sentences
 */
record AntiIga(Optional<Reading> latest, boolean pending, List<String> notes) {
    private static final Pattern NONE_FOUND = Pattern.compile(
            "\\b(?:negative|absent|undetectable|(?:not|none|non)[ -]?(?:detected|present|detectable))\\b");
    private static final Pattern FOUND = Pattern.compile("\\b(?:positive|detected|present)\\b");

    AntiIga {
        notes = List.copyOf(notes);
    }

    /** A result that can be read. */
    record Reading(Observation observation, boolean positive) {
        String named() {
            return (positive ? "positive" : "negative")
                    + observation
                            .when()
                            .map(When::day)
                            .map(day -> " (" + day + ")")
                            .orElse(" (undated)");
        }

        Input input() {
            return new Input(
                    "antibodies against IgA",
                    positive ? "positive" : "negative",
                    observation.when().map(When::day),
                    observation.from());
        }
    }

    static AntiIga of(Chart chart) {
        List<Observation> results = chart.iga().items().stream()
                .filter(o -> o.concept().equals(Concepts.ANTI_IGA))
                .sorted(Comparator.comparing((Observation o) -> o.when().orElse(When.on(LocalDate.MIN)))
                        .reversed())
                .toList();
        List<Observation> counting = results.stream()
                .filter(o -> o.countsAt(chart.now(), chart.zone()))
                .toList();
        Optional<Reading> latest =
                counting.stream().flatMap(o -> read(o).stream()).findFirst();
        boolean coming = results.stream().anyMatch(o -> o.status() != Observation.Status.FINAL);
        boolean ordered = Stream.concat(chart.draftServices().stream(), chart.services().items().stream())
                .filter(ServiceOrder::open)
                .anyMatch(order -> order.what().is(Concepts.ANTI_IGA));
        return new AntiIga(latest, coming || ordered, notes(chart, latest, counting, coming));
    }

    boolean positive() {
        return latest.filter(Reading::positive).isPresent();
    }

    /** One sentence where there are antibodies while IgA itself is not known; they alone make no deficiency. */
    Optional<String> warning() {
        return latest.filter(Reading::positive)
                .map(reading -> "Antibodies against IgA are " + reading.named() + "; IgA itself is not known.");
    }

    List<Input> inputs() {
        return latest.map(Reading::input).stream().toList();
    }

    /** What the result says; nothing where words and interpretation are silent or contradict each other. */
    private static Optional<Reading> read(Observation observation) {
        String words = words(observation.result()).toLowerCase(Locale.ROOT);
        String rest = NONE_FOUND.matcher(words).replaceAll("");
        boolean found = FOUND.matcher(rest).find() || isInterpreted(observation, "POS");
        boolean noneFound = !rest.equals(words) || isInterpreted(observation, "NEG");
        return found == noneFound ? Optional.empty() : Optional.of(new Reading(observation, found));
    }

    private static boolean isInterpreted(Observation observation, String code) {
        return observation.interpretation().equals(code);
    }

    private static String words(Result result) {
        return result instanceof Result.Worded(String text) ? text : "";
    }

    private static List<String> notes(
            Chart chart, Optional<Reading> latest, List<Observation> counting, boolean coming) {
        List<String> notes = new ArrayList<>();
        latest.ifPresent(reading -> notes.add("Antibodies against IgA: " + reading.named() + "."));
        counting.stream()
                .takeWhile(o -> latest.filter(reading -> reading.observation().equals(o))
                        .isEmpty())
                .forEach(o -> notes.add("A result on antibodies against IgA cannot be interpreted: " + SerumIga.shown(o)
                        + o.when().map(w -> " of " + w.day()).orElse(", undated") + "."));
        if (coming) {
            notes.add("A result on antibodies against IgA is not final yet and was not judged.");
        }
        chart.iga().gap().ifPresent(gap -> notes.add("Antibodies against IgA could not be checked: " + gap + "."));
        return notes;
    }
}
