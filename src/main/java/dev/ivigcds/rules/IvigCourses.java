package dev.ivigcds.rules;

import dev.ivigcds.dosing.BodyWeight;
import dev.ivigcds.dosing.CountedOrders;
import dev.ivigcds.dosing.DosePlan;
import dev.ivigcds.dosing.Infusion;
import dev.ivigcds.dosing.PlanLimits;
import dev.ivigcds.dosing.Stretch;
import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.When;
import dev.ivigcds.rules.IvigCourse.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
        List<Administration> records = TreatmentRun.given(chart).stream()
                .filter(a -> GivenDose.day(a).isPresent())
                .toList();
        DosePlan given = laidOut(new CountedOrders(
                List.of(),
                records.stream().map(GivenDose::asOrder).map(this::named).toList()));
        Set<LocalDate> givenOn = given.infusions().stream().map(Infusion::day).collect(Collectors.toSet());
        DosePlan ordered = laidOut(orders());
        List<Infusion> open = ordered.infusions().stream()
                .filter(i -> !i.standing() || isOpen(i.day(), givenOn))
                .toList();
        Stream<IvigCourse> courses = Stream.of(
                        courses(Kind.GIVEN, given.infusions().stream()),
                        courses(Kind.ORDERED, open.stream().filter(Infusion::standing)),
                        courses(Kind.DRAFTED, open.stream().filter(i -> !i.standing())))
                .flatMap(each -> each);
        return courses.sorted(Comparator.comparing(IvigCourse::start)).toList();
    }

    private boolean isOpen(LocalDate day, Set<LocalDate> givenOn) {
        return givenOn.isEmpty() || (!day.isBefore(chart.today()) && !givenOn.contains(day));
    }

    /** Drafts and standing orders, each counted once, and those that have ended. */
    private CountedOrders orders() {
        CountedOrders counted = CountedOrders.of(chart);
        Stream<MedicationOrder> ended = StandingIvig.with(chart, Set.of(Status.COMPLETED)).stream()
                .filter(order -> counted.all().stream().noneMatch(o -> o.from().equals(order.from())));
        List<MedicationOrder> others =
                Stream.concat(counted.others().stream(), ended).toList();
        Stream.concat(counted.inFocus().stream(), others.stream()).forEach(this::named);
        return new CountedOrders(counted.inFocus(), others);
    }

    private MedicationOrder named(MedicationOrder order) {
        products.put(order.from(), order.product());
        return order;
    }

    /** On the calendar, also where grams cannot be calculated: an infusion of unknown grams is one nevertheless. */
    private DosePlan laidOut(CountedOrders orders) {
        DosePlan known = DosePlan.of(orders, kg, chart.today(), plan);
        Set<String> placed = known.infusions().stream().map(Infusion::order).collect(Collectors.toSet());
        List<Infusion> unknown = new ArrayList<>();
        for (MedicationOrder order : orders.all()) {
            if (!placed.contains(order.from())) {
                String why = known.gaps().stream()
                        .filter(gap -> gap.order().equals(order.from()))
                        .findFirst()
                        .map(gap -> gap.why().reason())
                        .orElse("no day is known");
                days(order).forEach(day -> unknown.add(unknown(order, day, why)));
            }
        }
        return known.and(unknown);
    }

    private NavigableSet<LocalDate> days(MedicationOrder order) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        if (order.authoredOn().map(When::day).isPresent() || order.draft()) {
            days.addAll(DueDays.ifSigned(order, chart.today()));
        }
        return days;
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
