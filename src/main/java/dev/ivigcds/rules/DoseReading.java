package dev.ivigcds.rules;

import dev.ivigcds.dosing.BodyWeight;
import dev.ivigcds.dosing.CountedOrders;
import dev.ivigcds.dosing.DosePlan;
import dev.ivigcds.dosing.Infusion;
import dev.ivigcds.dosing.Stretch;
import dev.ivigcds.dosing.SupplyNote;
import dev.ivigcds.dosing.Unclear;
import dev.ivigcds.dosing.Weighing;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dose arithmetic of one call, done at the weight used and, if another weight disagrees, at that one too.
 *
 * @param chart the chart
 * @param limits the rule's parameters
 * @param orders the orders that add up
 * @param weight the body weight
 * @param plan the calendar at the weight used
 * @param otherPlan the calendar at the weight that disagrees
 * @param peaks what is heaviest in the plan
 * @param otherPeaks what is heaviest in the other one
 */
record DoseReading(
        Chart chart,
        InfusionDose limits,
        CountedOrders orders,
        BodyWeight weight,
        DosePlan plan,
        Optional<DosePlan> otherPlan,
        DosePeaks peaks,
        Optional<DosePeaks> otherPeaks) {

    /** What two weights say of one limit. */
    enum Agreement {
        OVER,
        WITHIN,
        DISAGREE
    }

    static DoseReading of(Chart chart, CountedOrders orders, InfusionDose limits) {
        BodyWeight weight = BodyWeight.of(chart, limits.weight());
        DosePlan plan = DosePlan.of(orders, weight.kg(), chart.today(), limits.plan());
        Optional<DosePlan> other =
                weight.other().map(w -> DosePlan.of(orders, Optional.of(w.kg()), chart.today(), limits.plan()));
        return new DoseReading(
                chart,
                limits,
                orders,
                weight,
                plan,
                other,
                DosePeaks.of(plan, limits),
                other.map(p -> DosePeaks.of(p, limits)));
    }

    Agreement agree(Predicate<DosePeaks> over) {
        boolean here = over.test(peaks);
        boolean there = otherPeaks.map(over::test).orElse(here);
        return here != there ? Agreement.DISAGREE : here ? Agreement.OVER : Agreement.WITHIN;
    }

    /** Whether the grams themselves depend on which weight is right. */
    boolean gramsDependOnWeight() {
        return otherPeaks.filter(o -> o.grams().compareTo(peaks.grams()) != 0).isPresent();
    }

    boolean selecting() {
        return chart.occasion() == Occasion.ORDER_SELECT;
    }

    /** Why not all grams are known, if they are not: the orders in focus first, then the others, then the weight. */
    Optional<Unclear> unclear() {
        Set<String> focus = orders.inFocus().stream().map(MedicationOrder::from).collect(Collectors.toSet());
        return plan.gaps().stream()
                .filter(g -> focus.contains(g.order()))
                .findFirst()
                .or(() -> plan.gaps().stream().findFirst())
                .map(DosePlan.Gap::why)
                .or(() -> lacks(i -> i.grams().isEmpty())
                        ? Optional.of(new Unclear(weight.missing(), Optional.empty(), Optional.empty()))
                        : Optional.empty());
    }

    /** Why g/kg are not known of everything, if they are not. */
    Optional<String> perKgUnknown() {
        return plan.gaps().isEmpty() && lacks(i -> i.gramsPerKg().isEmpty())
                ? Optional.of(weight.missing())
                : unclear().filter(u -> !plan.gaps().isEmpty()).map(Unclear::reason);
    }

    private boolean lacks(Predicate<Infusion> what) {
        return plan.infusions().stream().anyMatch(what);
    }

    /** What every dose card shows besides: the arithmetic of the heaviest day, the totals, and the remarks. */
    List<String> notes() {
        Stream<String> heaviest =
                peaks.day().or(peaks::perKgDay).stream().map(day -> day.first() + ": " + day.worked() + ".");
        Stream<String> totals = plan.gaps().isEmpty() ? peaks.totals().stream() : Stream.empty();
        return Stream.of(heaviest, totals, remarks().stream())
                .flatMap(lines -> lines)
                .distinct()
                .toList();
    }

    /** What was assumed, what disagrees, and what could not be checked. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>(plan.notes());
        if (orders.all().size() > 1) {
            plan.gaps()
                    .forEach(gap -> remarks.add("Grams of " + gap.order() + " cannot be calculated: "
                            + gap.why().reason() + "."));
        }
        remarks.addAll(supplies());
        weight.disagreement().ifPresent(remarks::add);
        remarks.addAll(weight.notes());
        remarks.addAll(Obesity.lines(chart, weight.kg(), limits));
        chart.orders().gap().ifPresent(gap -> remarks.add("Other active orders could not be checked: " + gap + "."));
        return remarks.stream().distinct().toList();
    }

    /** What the supply of each order in focus says beside its infusions, where these are all known. */
    private List<String> supplies() {
        Set<String> unknown = plan.gaps().stream().map(DosePlan.Gap::order).collect(Collectors.toSet());
        Map<String, List<Stretch>> courses = plan.coursesByOrder(limits.courseGap());
        return orders.inFocus().stream()
                .filter(order -> !unknown.contains(order.from()))
                .flatMap(order ->
                        SupplyNote.of(
                                order,
                                courses.getOrDefault(order.from(), List.of()),
                                limits.plan().tolerance())
                                .stream())
                .toList();
    }

    List<Input> inputs() {
        Stream<Input> written = orders.all().stream()
                .map(o ->
                        new Input("IVIG order", OrderWords.of(o), o.authoredOn().map(When::day), o.from()));
        Stream<Input> weights = Stream.concat(weight.used().stream(), weight.other().stream())
                .map(w -> new Input(
                        w.kind() == Weighing.Kind.MEASURED
                                ? "body weight"
                                : "body weight, " + w.kind().word(),
                        w.written().endsWith(" kg") ? w.written() : w.kilograms() + " (" + w.written() + ")",
                        w.when().map(When::day),
                        w.from()));
        return Stream.concat(written, weights).toList();
    }
}
