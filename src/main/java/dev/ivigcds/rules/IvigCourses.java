package dev.ivigcds.rules;

import dev.ivigcds.dosing.BodyWeight;
import dev.ivigcds.dosing.CountedOrders;
import dev.ivigcds.dosing.DosePlan;
import dev.ivigcds.dosing.Infusion;
import dev.ivigcds.dosing.PlanLimits;
import dev.ivigcds.dosing.Stretch;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.Product;
import dev.ivigcds.rules.IvigCourse.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The IVIG of a chart course by course, its grams by the arithmetic of the dose rule (clinical.md 3, 6-4). As in the review, orders tell of the
 * past only where nothing is recorded as given.
 */
final class IvigCourses {
    private static final Period LOOK_BACK = Period.ofYears(10);

    private final Chart chart;
    private final InfusionDose limits;
    private final PlanLimits plan;
    private final Optional<BigDecimal> kg;
    private final Map<String, Product> products = new HashMap<>();

    private IvigCourses(Chart chart, InfusionDose limits) {
        this.chart = chart;
        this.limits = limits;
        PlanLimits own = limits.plan();
        this.plan =
                new PlanLimits(own.openEnded(), LOOK_BACK, own.tolerance(), own.lowestWeight(), own.highestWeight());
        this.kg = BodyWeight.of(chart, limits.weight()).kg();
    }

    /** All of them, by their first day. */
    static List<IvigCourse> of(Chart chart, InfusionDose limits) {
        return new IvigCourses(chart, limits).all();
    }

    private List<IvigCourse> all() {
        List<MedicationOrder> records = TreatmentRun.given(chart).stream()
                .filter(a -> GivenDose.day(a).isPresent())
                .map(GivenDose::asOrder)
                .toList();
        List<Infusion> given = laidOut(new CountedOrders(List.of(), records));
        Set<LocalDate> givenOn = given.stream().map(Infusion::day).collect(Collectors.toSet());
        List<Infusion> counted = laidOut(CountedOrders.of(chart)).stream()
                .filter(i -> !i.standing() || isOpen(i.day(), givenOn))
                .toList();
        Stream<Infusion> past = givenOn.isEmpty() ? past() : Stream.empty();
        return Stream.of(
                        courses(Kind.GIVEN, given.stream()),
                        orders(
                                Kind.ORDERED,
                                Stream.concat(past, counted.stream().filter(Infusion::standing))
                                        .toList()),
                        orders(
                                Kind.DRAFTED,
                                counted.stream().filter(i -> !i.standing()).toList()))
                .flatMap(each -> each)
                .sorted(Comparator.comparing(IvigCourse::start))
                .toList();
    }

    private boolean isOpen(LocalDate day, Set<LocalDate> givenOn) {
        return givenOn.isEmpty() || (!day.isBefore(chart.today()) && !givenOn.contains(day));
    }

    /** Orders that have ended, before today: what comes is told by those that stand. */
    private Stream<Infusion> past() {
        Set<String> standing = CountedOrders.of(chart).all().stream()
                .map(MedicationOrder::from)
                .collect(Collectors.toSet());
        List<MedicationOrder> ended = StandingIvig.with(chart, Set.of(Status.COMPLETED)).stream()
                .filter(order -> !standing.contains(order.from()))
                .toList();
        return laidOut(new CountedOrders(List.of(), ended)).stream()
                .filter(i -> i.day().isBefore(chart.today()));
    }

    /** On the calendar, also where grams cannot be calculated: an infusion of unknown grams is one nevertheless. */
    private List<Infusion> laidOut(CountedOrders orders) {
        DosePlan known = DosePlan.of(orders, kg, chart.today(), plan);
        Map<String, String> unclear = known.gaps().stream()
                .collect(Collectors.toMap(DosePlan.Gap::order, gap -> gap.why().reason(), (first, next) -> first));
        Map<String, LocalDate> firstDays = known.infusions().stream()
                .collect(Collectors.toMap(Infusion::order, Infusion::day, (first, next) -> first));
        List<Infusion> all = new ArrayList<>(known.infusions());
        for (MedicationOrder order : orders.all()) {
            products.put(order.from(), order.product());
            Optional.ofNullable(unclear.get(order.from()))
                    .ifPresent(why -> days(order, firstDays).forEach(day -> all.add(unknown(order, day, why))));
        }
        return all;
    }

    /** The days of what is not understood: of a part of an order the first of the rest, of a whole one those it is due on. */
    private Collection<LocalDate> days(MedicationOrder order, Map<String, LocalDate> firstDays) {
        LocalDate first = firstDays.get(order.from());
        return first == null ? DueDays.ifSigned(order, chart.today()) : Set.of(first);
    }

    private static Infusion unknown(MedicationOrder order, LocalDate day, String why) {
        return new Infusion(
                order.from(),
                0,
                false,
                !order.draft(),
                day,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                why);
    }

    /** An order of unknown grams is no part of the course of another whose grams are known. */
    private Stream<IvigCourse> orders(Kind kind, List<Infusion> infusions) {
        return Stream.concat(
                courses(kind, infusions.stream().filter(i -> i.grams().isPresent())),
                courses(kind, infusions.stream().filter(i -> i.grams().isEmpty())));
    }

    private Stream<IvigCourse> courses(Kind kind, Stream<Infusion> infusions) {
        DosePlan alone = new DosePlan(infusions.toList(), List.of(), List.of(), List.of());
        return alone.courses(limits.courseGap()).stream().map(course -> IvigCourse.of(kind, course, products(course)));
    }

    private String products(Stretch course) {
        return course.infusions().stream()
                .map(Infusion::order)
                .map(products::get)
                .map(product -> product.name())
                .filter(name -> !name.isBlank())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
