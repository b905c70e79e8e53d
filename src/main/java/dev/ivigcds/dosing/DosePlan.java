package dev.ivigcds.dosing;

import dev.ivigcds.facts.MedicationOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All counted orders laid out on the calendar (clinical.md 3.2).
 *
 * @param infusions every administration, by day
 * @param gaps what could not be calculated
 * @param twice doses written in grams and per kilogram that do not fit each other at this weight
 * @param notes what was assumed, plain sentences
 */
public record DosePlan(List<Infusion> infusions, List<Gap> gaps, List<WrittenTwice> twice, List<String> notes) {

    /** An order, or a part of it, whose grams could not be calculated. */
    public record Gap(String order, Unclear why) {}

    /** One dose that is written in grams and in g/kg. */
    public record WrittenTwice(BigDecimal grams, BigDecimal gramsPerKg) {}

    public DosePlan {
        infusions = infusions.stream()
                .sorted(Comparator.comparing(Infusion::day).thenComparing(Infusion::order))
                .toList();
        gaps = List.copyOf(gaps);
        twice = List.copyOf(twice);
        notes = List.copyOf(notes);
    }

    /**
     * Lays the orders of a call out.
     *
     * @param orders the orders that count, each once
     * @param kg the body weight in kilograms, if known
     * @param today the local day of the call
     */
    public static DosePlan of(CountedOrders orders, Optional<BigDecimal> kg, LocalDate today, PlanLimits limits) {
        return joined(Stream.concat(
                        orders.inFocus().stream().map(order -> of(order, true, kg, today, limits)),
                        orders.others().stream().map(order -> of(order, false, kg, today, limits)))
                .toList());
    }

    private static DosePlan of(
            MedicationOrder order, boolean inFocus, Optional<BigDecimal> kg, LocalDate today, PlanLimits limits) {
        LocalDate earliest =
                order.draft() ? LocalDate.MIN : today.minus(limits.lookBack()).plusDays(1);
        Horizon horizon = new Horizon(today, limits.openEnded(), earliest, !order.draft());
        return new OrderCalendar(order, inFocus, kg, horizon, limits).plan();
    }

    /** Loads the units and works out the factors that orders and weights use, so that no call waits for it. */
    public static void warmUp() {
        DoseUnit.warmUp();
        Weighing.warmUp();
    }

    private static DosePlan joined(List<DosePlan> parts) {
        return new DosePlan(
                parts.stream().flatMap(p -> p.infusions().stream()).toList(),
                parts.stream().flatMap(p -> p.gaps().stream()).toList(),
                parts.stream().flatMap(p -> p.twice().stream()).toList(),
                parts.stream().flatMap(p -> p.notes().stream()).distinct().toList());
    }

    /** What is given on each day. */
    public List<Stretch> days() {
        return infusions.stream()
                .collect(Collectors.groupingBy(Infusion::day, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Stretch::new)
                .toList();
    }

    /** Grams on each day whose grams are all known; no day of the past in which the call has no part. */
    public SortedMap<LocalDate, BigDecimal> gramsByDay(LocalDate today) {
        SortedMap<LocalDate, BigDecimal> grams = new TreeMap<>();
        days().stream()
                .filter(day -> day.inFocus() || !day.first().isBefore(today))
                .forEach(day -> day.grams().ifPresent(g -> grams.put(day.first(), g)));
        return grams;
    }

    /** Runs of days that lie less than {@code apart} from one to the next (clinical.md 6-4). */
    public List<Stretch> courses(Period apart) {
        List<Stretch> courses = new ArrayList<>();
        List<Infusion> run = new ArrayList<>();
        for (Infusion infusion : infusions) {
            boolean next = !run.isEmpty()
                    && !infusion.day().isBefore(run.getLast().day().plus(apart));
            if (next) {
                courses.add(new Stretch(run));
                run = new ArrayList<>();
            }
            run.add(infusion);
        }
        if (!run.isEmpty()) {
            courses.add(new Stretch(run));
        }
        return courses;
    }

    /** The courses of each order alone, by where the order stands; an order without infusions is not among them. */
    public Map<String, List<Stretch>> coursesByOrder(Period apart) {
        return infusions.stream()
                .collect(Collectors.groupingBy(
                        Infusion::order,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                own -> new DosePlan(own, List.of(), List.of(), List.of()).courses(apart))));
    }

    /** From every day on, what is given in a half-open window: the day after it is the next one's (clinical.md 6-5). */
    public List<Stretch> windows(Period length) {
        List<Stretch> windows = new ArrayList<>();
        int end = 0;
        for (int begin = 0; begin < infusions.size(); begin++) {
            LocalDate from = infusions.get(begin).day();
            if (begin > 0 && from.equals(infusions.get(begin - 1).day())) {
                continue;
            }
            LocalDate until = from.plus(length);
            while (end < infusions.size() && infusions.get(end).day().isBefore(until)) {
                end++;
            }
            windows.add(new Stretch(infusions.subList(begin, end)));
        }
        return windows;
    }
}
