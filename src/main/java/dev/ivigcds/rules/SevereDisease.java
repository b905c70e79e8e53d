package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Quantity;
import java.time.Period;
import java.util.List;
import java.util.Map;

/**
 * Severe acute myositis in which IVIG, which acts slowly, is ordered: beside other treatment, or as the only one (S-17, S-18, S-19; clinical.md
 * 5.2-5, 6-16).
 *
 * @param recentWithin how long ago a severe feature may have begun, or been recorded, to be acute
 * @param givenWithin how long ago another treatment may have been given to count
 * @param shortestCourse days from which dexamethasone and hydrocortisone count as treatment
 */
public record SevereDisease(Period recentWithin, Period givenWithin, Quantity shortestCourse) implements Rule {
    private static final List<Topic> TOPICS = List.of(Topic.SEVERE_SLOW, Topic.SEVERE_MONO);

    public SevereDisease {
        List.of(recentWithin, givenWithin).forEach(Lengths::require);
        Lengths.requireCount(shortestCourse, "d");
    }

    @Override
    public List<Topic> topics() {
        return TOPICS;
    }

    int fewestDays() {
        return shortestCourse.value().intValueExact();
    }

    @Override
    public Answer judge(Chart chart) {
        return new Answer(verdicts(chart), List.of());
    }

    private Map<Topic, Verdict> verdicts(Chart chart) {
        if (chart.occasion() == Occasion.PATIENT_VIEW) {
            return both(Verdict.quiet("severe disease is not judged when a chart is opened"));
        }
        if (chart.ivigInFocus().isEmpty()) {
            return both(Verdict.quiet("no IVIG is about to be given"));
        }
        SevereFeatures features = SevereFeatures.of(chart, recentWithin);
        if (features.areNone()) {
            return both(none(chart, features));
        }
        return new SevereFinding(chart, features, OtherTherapy.of(chart, this)).verdicts();
    }

    private static Map<Topic, Verdict> both(Verdict verdict) {
        return Answer.allOf(TOPICS, verdict);
    }

    private static Verdict none(Chart chart, SevereFeatures features) {
        String passedOver = features.passedOver().isEmpty()
                ? ""
                : ": "
                        + String.join(
                                "; ", features.passedOver().stream().distinct().toList());
        return chart.problems()
                .gap()
                .map(gap -> Verdict.undetermined("diagnoses could not be checked: " + gap))
                .orElseGet(() -> Verdict.quiet("no severe acute feature in the data supplied" + passedOver));
    }
}
