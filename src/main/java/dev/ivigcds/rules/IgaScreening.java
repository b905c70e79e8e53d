package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Quantity;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;

/**
 * Serum IgA before IVIG: screened, and not deficient (S-01, S-02; clinical.md 6-8, 6-24, 6-26, 6-29).
 *
 * @param deficientBelow serum IgA below which it is deficient
 * @param implausibleAbove serum IgA above which the unit must be wrong
 * @param minimumAge age from which a result is judged
 * @param afterPlasmapheresis time after plasmapheresis within which a result is not reliable
 * @param urgentWithin how soon IVIG must start for a test to be urgent
 * @param likelyCourses the due course from which on the patient has most likely had IVIG
 * @param courseGap days of giving that lie this far apart, or further, belong to different courses
 */
public record IgaScreening(
        Quantity deficientBelow,
        Quantity implausibleAbove,
        Period minimumAge,
        Period afterPlasmapheresis,
        Duration urgentWithin,
        Quantity likelyCourses,
        Period courseGap)
        implements Rule {

    static final List<Topic> TOPICS = List.of(
            Topic.IGA_UNSCREENED,
            Topic.IGA_PENDING,
            Topic.IGA_UNREADABLE,
            Topic.IGA_NOT_CHECKED,
            Topic.IGA_DEFICIENT,
            Topic.IGA_DEFICIENT_TOLERATED);

    public IgaScreening {
        List.of(deficientBelow, implausibleAbove).forEach(q -> q.in("mg/dL"));
        Lengths.requireCount(likelyCourses, "courses");
        List.of(minimumAge, afterPlasmapheresis, courseGap).forEach(Lengths::require);
        if (urgentWithin.isNegative()) {
            throw new IllegalArgumentException("urgentWithin must not be negative");
        }
        if (deficientBelow.value().compareTo(implausibleAbove.value()) >= 0) {
            throw new IllegalArgumentException("deficientBelow must be less than implausibleAbove");
        }
    }

    @Override
    public List<Topic> topics() {
        return TOPICS;
    }

    @Override
    public Answer judge(Chart chart) {
        if (chart.occasion() == Occasion.PATIENT_VIEW) {
            return nothing("IgA is not judged when a chart is opened");
        }
        if (chart.ivigInFocus().isEmpty()) {
            return nothing("no IVIG is about to be given");
        }
        EarlierInfusions earlier = EarlierInfusions.of(chart);
        IgaOnFile onFile = IgaOnFile.of(chart, this);
        AntiIga antibodies = AntiIga.of(chart);
        Map<Topic, Verdict> verdicts = new IgaDeficiency(chart, this, onFile, antibodies, earlier)
                .judge()
                .orElseGet(() -> new IgaScreen(chart, this, onFile, antibodies, earlier).judge());
        return new Answer(verdicts, List.of(new Workings.Earlier(earlier.exposure())));
    }

    private static Answer nothing(String because) {
        return new Answer(Answer.allOf(TOPICS, Verdict.quiet(because)), List.of());
    }
}
