package dev.ivigcds.rules;

import dev.ivigcds.dosing.CountedOrders;
import dev.ivigcds.dosing.PlanLimits;
import dev.ivigcds.dosing.Split;
import dev.ivigcds.dosing.WeightLimits;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How much IVIG on one day, per kilogram and per course (S-03, S-04, S-05; clinical.md 3, 5.1).
 *
 * @param dailyLimit most grams on one local calendar day
 * @param dailyPerKg most g/kg on one day, with room for whole vials
 * @param coursePerKg most g/kg in a course and in any window
 * @param errorPerKg g/kg on one day above which a slip of unit or weight is likely
 * @param errorGrams grams on one day above which the same is likely
 * @param splitPerKg most g/kg a day that a split may propose
 * @param splitFewest fewest days of a split
 * @param splitMost most days of a split
 * @param courseGap days of giving that lie this far apart, or further, belong to different courses
 * @param courseWindow the window in which courses add up, half-open
 * @param openEnded how far an order without an end is looked at
 * @param writingTolerance difference between two writings of one dose that is rounding
 * @param weightAdult age of a weight that is still recent in an adult
 * @param weightChild the same in a child
 * @param adultFrom age from which a patient is an adult
 * @param weightLowest lowest plausible weight
 * @param weightHighest highest plausible weight
 * @param weightLowestAdult lowest plausible weight of an adult
 * @param weightChange change between two weights that makes them disagree
 * @param weightChangeWithin how far back weights are compared
 * @param poundTolerance how near the ratio of two weights must be to 2.205 for one to look like pounds
 * @param obeseFrom body mass index from which ideal and adjusted weight are shown
 */
public record InfusionDose(
        Quantity dailyLimit,
        Quantity dailyPerKg,
        Quantity coursePerKg,
        Quantity errorPerKg,
        Quantity errorGrams,
        Quantity splitPerKg,
        Quantity splitFewest,
        Quantity splitMost,
        Period courseGap,
        Period courseWindow,
        Period openEnded,
        Quantity writingTolerance,
        Period weightAdult,
        Period weightChild,
        Period adultFrom,
        Quantity weightLowest,
        Quantity weightHighest,
        Quantity weightLowestAdult,
        Quantity weightChange,
        Period weightChangeWithin,
        Quantity poundTolerance,
        Quantity obeseFrom)
        implements Rule {

    static final List<Topic> TOPICS = List.of(
            Topic.DOSE_80,
            Topic.DOSE_80_NO_SPLIT,
            Topic.DOSE_G_KG,
            Topic.DOSE_COURSE,
            Topic.DOSE_UNVERIFIED,
            Topic.WEIGHT_CONFLICT);

    public InfusionDose {
        List.of(dailyLimit, errorGrams).forEach(q -> q.in("g"));
        List.of(dailyPerKg, coursePerKg, errorPerKg, splitPerKg).forEach(q -> q.in("g/kg"));
        List.of(splitFewest, splitMost).forEach(q -> q.in("d"));
        List.of(weightLowest, weightHighest, weightLowestAdult).forEach(q -> q.in("kg"));
        List.of(writingTolerance, weightChange, poundTolerance).forEach(q -> q.in("%"));
        obeseFrom.in("kg/m2");
        List.of(courseGap, courseWindow, openEnded, weightAdult, weightChild, adultFrom, weightChangeWithin)
                .forEach(InfusionDose::requireLength);
        if (splitFewest.value().compareTo(splitMost.value()) > 0) {
            throw new IllegalArgumentException("splitFewest must not be more than splitMost");
        }
    }

    private static void requireLength(Period period) {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("must be longer than nothing, not " + period);
        }
    }

    @Override
    public List<Topic> topics() {
        return TOPICS;
    }

    @Override
    public Answer judge(Chart chart) {
        if (chart.occasion() == Occasion.PATIENT_VIEW) {
            return nothing("the dose is not judged when a chart is opened");
        }
        CountedOrders orders = CountedOrders.of(chart);
        if (orders.inFocus().isEmpty()) {
            return nothing("no IVIG order that would be given");
        }
        DoseReading reading = DoseReading.of(chart, orders, this);
        return new Answer(OneDoseCard.of(reading), List.of(new DoseWorkings(reading).write()));
    }

    private static Answer nothing(String because) {
        return new Answer(Answer.allOf(TOPICS, Verdict.quiet(because)), List.of());
    }

    /** Length of the window in days. */
    long windowDays() {
        return LocalDate.EPOCH.until(LocalDate.EPOCH.plus(courseWindow), ChronoUnit.DAYS);
    }

    Split.Limits split() {
        return new Split.Limits(
                dailyLimit.value(),
                splitPerKg.value(),
                splitFewest.value().intValueExact(),
                splitMost.value().intValueExact());
    }

    PlanLimits plan() {
        return new PlanLimits(
                openEnded, courseWindow, fraction(writingTolerance), weightLowest.value(), weightHighest.value());
    }

    WeightLimits weight() {
        return new WeightLimits(
                weightAdult,
                weightChild,
                adultFrom,
                weightLowest.value(),
                weightHighest.value(),
                weightLowestAdult.value(),
                fraction(weightChange),
                weightChangeWithin,
                fraction(poundTolerance));
    }

    private static BigDecimal fraction(Quantity percent) {
        return percent.value().movePointLeft(2);
    }
}
