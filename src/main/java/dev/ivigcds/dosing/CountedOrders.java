package dev.ivigcds.dosing;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The IVIG orders whose grams add up, each counted once: those the call is about, other drafts, and active ones
 * (clinical.md 3.2-9).
 *
 * @param inFocus the orders the call is about
 * @param others the other ones
 */
public record CountedOrders(List<MedicationOrder> inFocus, List<MedicationOrder> others) {

    public CountedOrders {
        inFocus = List.copyOf(inFocus);
        others = List.copyOf(others);
    }

    public static CountedOrders of(Chart chart) {
        Stream<MedicationOrder> active =
                chart.orders().items().stream().filter(o -> o.status() == MedicationOrder.Status.ACTIVE);
        List<MedicationOrder> candidates = Stream.of(chart.ivigInFocus().stream(), chart.besides().stream(), active)
                .flatMap(orders -> orders)
                .filter(CountedOrders::counts)
                .toList();
        Set<String> focus = chart.ivigInFocus().stream()
                .filter(CountedOrders::counts)
                .map(MedicationOrder::from)
                .collect(Collectors.toUnmodifiableSet());
        Map<Boolean, List<MedicationOrder>> once =
                once(candidates).stream().collect(Collectors.partitioningBy(o -> focus.contains(o.from())));
        return new CountedOrders(once.getOrDefault(true, List.of()), once.getOrDefault(false, List.of()));
    }

    private static List<MedicationOrder> once(List<MedicationOrder> candidates) {
        Kin all = new Kin();
        candidates.forEach(all::add);
        Kin kept = new Kin();
        List<MedicationOrder> once = new ArrayList<>();
        for (MedicationOrder order : candidates) {
            boolean known = kept.of(order).anyMatch(earlier -> isSame(earlier, order))
                    || sharesItsBasis(order, all)
                    || all.of(order)
                            .anyMatch(other ->
                                    carriesOut(other, order) || takesOver(other, order) || isTheSameWork(other, order));
            if (!known) {
                once.add(order);
                kept.add(order);
            }
        }
        return once;
    }

    Stream<MedicationOrder> stream() {
        return Stream.concat(inFocus.stream(), others.stream());
    }

    /** All of them, those in focus first. */
    public List<MedicationOrder> all() {
        return stream().toList();
    }

    private static boolean counts(MedicationOrder order) {
        boolean otherReason = order.reasons().stream().anyMatch(r -> r.is(Concepts.OTHER_IVIG_INDICATION))
                && order.reasons().stream().noneMatch(r -> r.isAny(Concepts.MYOSITIS));
        return order.toBeGiven() && order.ivig().maybe() && !otherReason;
    }

    /** The same order seen twice, or one that takes the other's place; {@code kept} comes first and stays. */
    private static boolean isSame(MedicationOrder kept, MedicationOrder order) {
        return kept.from().equals(order.from())
                || !Collections.disjoint(kept.identifiers(), order.identifiers())
                || names(kept, order)
                || names(order, kept);
    }

    /** A draft of the call is never given up for an order that merely claims its place. */
    private static boolean takesOver(MedicationOrder newer, MedicationOrder older) {
        return names(newer, older) && !names(older, newer) && (newer.draft() || !older.draft());
    }

    private static boolean names(MedicationOrder newer, MedicationOrder older) {
        return pointsAtAny(newer.replaces(), older);
    }

    /** A plan is not counted beside the order that carries it out. */
    private static boolean carriesOut(MedicationOrder order, MedicationOrder plan) {
        return plan.isPlan() && !order.isPlan() && pointsAtAny(order.basedOn(), plan);
    }

    /** Nor beside an order that is based on the same, such as one care plan: that order carries it out. */
    private static boolean sharesItsBasis(MedicationOrder plan, Kin all) {
        return plan.isPlan() && all.anyBasedOn(plan.basedOn());
    }

    /** A pharmacy's order, or one instance, of an order that counts is the same work: the drafted one is kept, else the first. */
    private static boolean isTheSameWork(MedicationOrder kept, MedicationOrder order) {
        boolean partOfKept = order.isPartOfAnother() && pointsAtAny(order.basedOn(), kept);
        boolean keptIsPart = kept.isPartOfAnother() && pointsAtAny(kept.basedOn(), order);
        return partOfKept != keptIsPart && (partOfKept ? !order.draft() : kept.draft());
    }

    private static boolean pointsAtAny(Set<String> references, MedicationOrder order) {
        return references.stream().anyMatch(reference -> pointsAt(reference, order));
    }

    private static boolean pointsAt(String reference, MedicationOrder order) {
        return !order.from().isEmpty() && (reference.equals(order.from()) || reference.endsWith("/" + order.from()));
    }
}
