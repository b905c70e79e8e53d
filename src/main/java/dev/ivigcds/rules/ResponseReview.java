package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Quantity;
import java.time.Period;
import java.util.List;

/**
 * The review of the response at 12 weeks of IVIG (S-07 … S-13; clinical.md 6-7, 6-20, 6-21).
 *
 * @param reviewFrom time after the first infusion from which the response is reviewed
 * @param viewUntil time after the first infusion until which an opened chart is told of it
 * @param fewestCourses courses before which exposure is too small to judge
 * @param courseGap days of giving that lie this far apart, or further, belong to different courses
 * @param runGap a break longer than this starts a new run
 * @param latestFrom time after the first infusion from which a value shows the response
 * @param baselineBefore how long before the first infusion a value is a baseline
 * @param baselineAfter how long after the first infusion a value still is a baseline
 * @param tisAdult Total Improvement Score from which an adult has improved
 * @param tisJuvenile the same in juvenile dermatomyositis and in minors
 * @param adultFrom age from which a patient is an adult
 * @param strengthGain gain in MMT-8, as part of its range, from which strength has improved
 * @param strengthCeiling baseline MMT-8, as part of its range, from which it has no room to improve
 * @param strengthRange range of the one-sided MMT-8
 * @param strengthRangeBilateral range of the two-sided MMT-8
 * @param ckUpperLimit upper limit of creatine kinase where a result carries none
 * @param ckFall fall of creatine kinase from which it has improved
 */
public record ResponseReview(
        Period reviewFrom,
        Period viewUntil,
        Quantity fewestCourses,
        Period courseGap,
        Period runGap,
        Period latestFrom,
        Period baselineBefore,
        Period baselineAfter,
        Quantity tisAdult,
        Quantity tisJuvenile,
        Period adultFrom,
        Quantity strengthGain,
        Quantity strengthCeiling,
        Quantity strengthRange,
        Quantity strengthRangeBilateral,
        Quantity ckUpperLimit,
        Quantity ckFall)
        implements Rule {

    static final List<Topic> TOPICS = List.of(
            Topic.RESPONSE_12W_NONE,
            Topic.RESPONSE_12W_MISSING,
            Topic.RESPONSE_12W_NOT_CHECKED,
            Topic.RESPONSE_BIOCHEM);

    public ResponseReview {
        List.of(reviewFrom, viewUntil, courseGap, runGap, latestFrom, baselineBefore, baselineAfter, adultFrom)
                .forEach(Lengths::require);
        Lengths.requireCount(fewestCourses, "courses");
        List.of(tisAdult, tisJuvenile, strengthRange, strengthRangeBilateral).forEach(q -> q.in("points"));
        List.of(strengthGain, strengthCeiling, ckFall).forEach(q -> q.in("%"));
        ckUpperLimit.in("U/L");
    }

    @Override
    public List<Topic> topics() {
        return TOPICS;
    }

    @Override
    public Answer judge(Chart chart) {
        return new ReviewClock(chart, this, false).judge();
    }

    /** The review for who asks for it: also where no IVIG is about to be given, and after the time in which an opened chart tells it. */
    Workings.Review review(Chart chart) {
        return new ReviewClock(chart, this, true)
                .judge().workings().stream()
                        .filter(Workings.Review.class::isInstance)
                        .map(Workings.Review.class::cast)
                        .findFirst()
                        .orElseThrow();
    }
}
