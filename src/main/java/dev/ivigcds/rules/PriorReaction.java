package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Occasion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An earlier reaction to immune globulin that is not a severe allergy: slow the rate, premedicate, consider another product (S-23, S-24). It
 * stands in the record as an allergy, or as a diagnosis that names both the reaction and immune globulin. Anaphylaxis that is coded as due to
 * blood products or serum is asked about: immune globulin is one of them.
 */
public record PriorReaction() implements Rule {
    private static final List<Topic> TOPICS = List.of(Topic.PRIOR_REACTION);
    private static final List<String> RATE =
            List.of("Common reactions such as headache, chills, fever and muscle pain often follow the rate.");

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
        List<RecordedReaction> reactions = RecordedReaction.milder(chart);
        if (!reactions.isEmpty()) {
            return raised(reactions, "", RATE, "a reaction to immune globulin is recorded: ");
        }
        List<RecordedReaction> anaphylaxis = RecordedReaction.diagnosed(chart, Concepts.BLOOD_PRODUCT_ANAPHYLAXIS);
        if (!anaphylaxis.isEmpty()) {
            return raised(
                    anaphylaxis, "bloodProduct", List.of(), "anaphylaxis to a blood product or serum is recorded: ");
        }
        boolean severe = !ImmunoglobulinReactions.of(chart).isEmpty();
        Optional<String> gap = Stream.of(
                        chart.allergies().gap(), chart.problems().gap())
                .flatMap(Optional::stream)
                .findFirst();
        return gap.map(why -> Verdict.undetermined("reactions could not be checked: " + why))
                .orElseGet(() -> Verdict.quiet(
                        severe
                                ? "said as " + Topic.IG_ALLERGY.code()
                                : "no reaction to immune globulin in the data supplied"));
    }

    private static Verdict raised(List<RecordedReaction> reactions, String state, List<String> notes, String because) {
        RecordedReaction latest = reactions.getFirst();
        Map<String, String> values = new HashMap<>();
        latest.day().ifPresent(day -> values.put("date", day.toString()));
        if (state.isEmpty()) {
            values.put("what", latest.shown());
        }
        return new Verdict.Raised(
                Finding.of(state(state, latest.day().isPresent()), Indicator.WARNING, values, notes, List.of()),
                because + latest.shown(),
                reactions.stream().map(RecordedReaction::input).toList());
    }

    private static String state(String state, boolean dated) {
        if (state.isEmpty()) {
            return dated ? "default" : "undated";
        }
        return dated ? state : state + "Undated";
    }
}
