package dev.ivigcds.rules;

import dev.ivigcds.facts.Allergy;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A recorded milder reaction to immune globulin: slow the rate, premedicate, consider another product (S-23, S-24). */
public record PriorReaction() implements Rule {
    private static final List<Topic> TOPICS = List.of(Topic.PRIOR_REACTION);
    private static final int LONGEST_REACTION = 30;

    @Override
    public List<Topic> topics() {
        return TOPICS;
    }

    @Override
    public Answer judge(Chart chart) {
        return new Answer(Map.of(Topic.PRIOR_REACTION, verdict(chart)), List.of());
    }

    private static Verdict verdict(Chart chart) {
        if (chart.occasion() == Occasion.PATIENT_VIEW) {
            return Verdict.quiet("reactions are not judged when a chart is opened");
        }
        if (chart.ivigInFocus().isEmpty()) {
            return Verdict.quiet("no IVIG is about to be given");
        }
        List<Allergy> recorded = ImmunoglobulinReactions.of(chart);
        List<Allergy> milder = recorded.stream()
                .filter(a -> !ImmunoglobulinReactions.isSevere(a))
                .sorted(Comparator.comparing(PriorReaction::day, Comparator.reverseOrder()))
                .toList();
        if (!milder.isEmpty()) {
            return raised(milder);
        }
        return chart.allergies()
                .gap()
                .map(gap -> Verdict.undetermined("reactions could not be checked: " + gap))
                .orElseGet(() -> Verdict.quiet(
                        recorded.isEmpty()
                                ? "no reaction to immune globulin in the data supplied"
                                : "said as " + Topic.IG_ALLERGY.code()));
    }

    private static LocalDate day(Allergy allergy) {
        return allergy.when().map(When::day).orElse(LocalDate.MIN);
    }

    private static Verdict raised(List<Allergy> milder) {
        Allergy latest = milder.getFirst();
        Map<String, String> values = new HashMap<>();
        values.put("what", what(latest));
        latest.when().map(When::day).ifPresent(day -> values.put("date", day.toString()));
        return new Verdict.Raised(
                Finding.of(
                        values.containsKey("date") ? "default" : "undated",
                        Indicator.WARNING,
                        values,
                        List.of(
                                "Common reactions such as headache, chills, fever and muscle pain often follow the rate."),
                        List.of()),
                "a reaction to immune globulin is recorded: " + what(latest),
                milder.stream().map(PriorReaction::input).toList());
    }

    private static String what(Allergy allergy) {
        Optional<String> first = allergy.reactions().stream().findFirst();
        String named = first.map(r -> r.length() <= LONGEST_REACTION ? r : r.substring(0, LONGEST_REACTION - 1) + "…")
                .orElse("not described");
        return allergy.reactions().size() > 1
                ? named + " +" + (allergy.reactions().size() - 1)
                : named;
    }

    private static Input input(Allergy allergy) {
        return new Input(
                "reaction to immune globulin",
                String.join(", ", allergy.reactions()),
                allergy.when().map(When::day),
                allergy.from());
    }
}
