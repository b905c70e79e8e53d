package dev.ivigcds.rules;

import dev.ivigcds.dosing.Decimals;
import dev.ivigcds.dosing.DosePlan;
import dev.ivigcds.dosing.Infusion;
import dev.ivigcds.dosing.Split;
import dev.ivigcds.dosing.Stretch;
import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Proposal;
import dev.ivigcds.facts.Timing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Spreading a course over more days, and when that may be written into the order (clinical.md 6-2, 6-22). */
final class SplitOffer {
    private SplitOffer() {}

    static Optional<Stretch> courseOf(DoseReading reading, Stretch day) {
        return reading.plan().courses(reading.limits().courseGap()).stream()
                .filter(c -> !c.first().isAfter(day.first()) && !c.last().isBefore(day.first()))
                .findFirst();
    }

    /** The split of the course's total that keeps to the limits, if one does. */
    static Optional<Split> fitting(DoseReading reading, Stretch day) {
        return DayGrams.total(reading, day)
                .flatMap(total -> Split.of(
                        total, sureWeight(reading, day), reading.limits().split()));
    }

    /** The same, unless the order so mended would still be flagged: then its total or its interval is the matter. */
    static Optional<Split> mending(DoseReading reading, Stretch day) {
        if (!day.standingOrders().isEmpty() || reading.gramsDependOnWeight()) {
            return Optional.empty();
        }
        return fitting(reading, day)
                .filter(split -> !DosePeaks.of(spread(reading, day, split), reading.limits())
                        .flagged());
    }

    /** The weight, unless two disagree and it matters which is right. */
    private static Optional<BigDecimal> sureWeight(DoseReading reading, Stretch day) {
        Optional<BigDecimal> kg = day.kg();
        boolean sure = reading.otherPeaks()
                .flatMap(DosePeaks::day)
                .map(other -> other.kg().equals(kg))
                .orElse(true);
        return sure ? kg : Optional.empty();
    }

    /** The plan with every course of the day's orders spread the same way from its first day on. */
    private static DosePlan spread(DoseReading reading, Stretch day, Split split) {
        Set<String> orders = day.infusions().stream().map(Infusion::order).collect(Collectors.toSet());
        List<Infusion> spread = new ArrayList<>(reading.plan().infusions().stream()
                .filter(i -> !orders.contains(i.order()))
                .toList());
        List<Infusion> own = reading.plan().infusions().stream()
                .filter(i -> orders.contains(i.order()))
                .toList();
        Infusion model = day.infusions().getFirst();
        for (Stretch course : coursesOf(reading, own)) {
            for (int n = 0; n < split.days(); n++) {
                spread.add(new Infusion(
                        model.order(),
                        model.instruction(),
                        true,
                        false,
                        course.first().plusDays(n),
                        Optional.of(split.gramsPerDay()),
                        model.kg().map(kg -> Decimals.quotient(split.gramsPerDay(), kg)),
                        model.kg(),
                        false,
                        ""));
            }
        }
        return new DosePlan(spread, List.of(), List.of(), List.of());
    }

    private static List<Stretch> coursesOf(DoseReading reading, List<Infusion> infusions) {
        return new DosePlan(infusions, List.of(), List.of(), List.of())
                .courses(reading.limits().courseGap());
    }

    static String oldAndNew(DoseReading reading, Stretch day, Split split) {
        Stretch course = courseOf(reading, day).orElseThrow();
        BigDecimal total = course.grams().orElseThrow();
        BigDecimal difference = split.totalGrams().subtract(total);
        return "Now: " + Decimals.shown(total) + " g on " + days(course.days()) + ", at most "
                + Decimals.shown(day.knownGrams()) + " g a day. Proposed: "
                + Decimals.shown(split.gramsPerDay()) + " g on each of " + days(split.days()) + ", "
                + Decimals.shown(split.totalGrams()) + " g in all"
                + (difference.signum() == 0
                        ? "."
                        : ", " + Decimals.shown(difference.abs()) + " g " + (difference.signum() > 0 ? "more" : "less")
                                + " by rounding.");
    }

    private static String days(int number) {
        return number + (number == 1 ? " day" : " days");
    }

    /** The update, if the weight is known and one instruction of one draft gives all (clinical.md 6-22). */
    static Optional<Finding.Offer> of(DoseReading reading, Stretch day, Split split) {
        Stretch course = courseOf(reading, day).orElseThrow();
        Optional<MedicationOrder> only = reading.orders().inFocus().stream()
                .filter(o -> course.infusions().stream().allMatch(i -> i.order().equals(o.from())))
                .filter(o -> o.draft() && o.dosage().size() == 1)
                .filter(o -> canBeRewritten(reading, o))
                .findFirst();
        return only.filter(o -> split.gramsPerKgPerDay().isPresent())
                .map(order -> new Finding.Offer(
                        "spreadDose",
                        Map.of(
                                "total", Decimals.shown(course.grams().orElseThrow()),
                                "days", Integer.toString(split.days()),
                                "gramsPerDay", Decimals.shown(split.gramsPerDay())),
                        List.of(new Proposal.SpreadDose(
                                order.from(),
                                split.days(),
                                split.gramsPerDay(),
                                course.grams().orElseThrow()))));
    }

    /** One course, or courses that are all alike and return by their period alone. */
    private static boolean canBeRewritten(DoseReading reading, MedicationOrder order) {
        List<Stretch> courses = coursesOf(
                reading,
                reading.plan().infusions().stream()
                        .filter(i -> i.order().equals(order.from()))
                        .toList());
        if (courses.size() == 1) {
            return true;
        }
        Optional<Timing> timing = order.dosage().stream()
                .map(DosageInstruction::timing)
                .flatMap(Optional::stream)
                .findFirst();
        boolean byPeriod = timing.filter(t -> t.events().isEmpty())
                .flatMap(Timing::repeat)
                .filter(r -> !r.periodUnit().isEmpty()
                        && r.daysOfWeek().isEmpty()
                        && r.timesOfDay().isEmpty())
                .isPresent();
        boolean endless =
                timing.flatMap(Timing::repeat).filter(SplitOffer::isEndless).isPresent();
        List<Stretch> whole = endless ? courses.subList(0, courses.size() - 1) : courses;
        return byPeriod
                && whole.stream()
                                .map(Stretch::knownGrams)
                                .map(BigDecimal::stripTrailingZeros)
                                .distinct()
                                .count()
                        == 1;
    }

    private static boolean isEndless(Timing.Repeat repeat) {
        boolean bounded = switch (repeat.bounds()) {
            case Timing.Bounds.Open open -> false;
            case Timing.Bounds.Between between -> between.end().isPresent();
            case Timing.Bounds.Lasting lasting -> true;
            case Timing.Bounds.LastingBetween lasting -> true;
        };
        return !bounded && repeat.count().isEmpty() && repeat.countMax().isEmpty();
    }
}
