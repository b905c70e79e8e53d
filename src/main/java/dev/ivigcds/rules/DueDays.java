package dev.ivigcds.rules;

import dev.ivigcds.dosing.CountedOrders;
import dev.ivigcds.dosing.DosePlan;
import dev.ivigcds.dosing.Infusion;
import dev.ivigcds.dosing.PlanLimits;
import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The days on which an order is due, whatever its dose (S-07 … S-12; clinical.md 6-7). */
final class DueDays {
    private static final Period LOOK_BACK = Period.ofYears(10);
    private static final Period LOOK_AHEAD = Period.ofDays(84);
    private static final BigDecimal KILOGRAMS_UNUSED = BigDecimal.ONE;
    private static final DosageInstruction.Dose ANY_DOSE = new DosageInstruction.Dose(
            "", new DosageInstruction.Amount.Exactly(Quantity.of(BigDecimal.ONE, "g")), Optional.empty());

    private DueDays() {}

    /** Ten years back and twelve weeks ahead; empty for an order without any date. */
    static NavigableSet<LocalDate> of(MedicationOrder order, LocalDate today) {
        return start(order)
                .map(start -> from(start, withoutDose(order, order.authoredOn()), today))
                .orElseGet(TreeSet::new);
    }

    /** The same if it is signed now: an order that is not signed yet and names no day starts today, whenever it was drafted. */
    static NavigableSet<LocalDate> ifSigned(MedicationOrder order, LocalDate today) {
        return isSigned(order) || named(order).isPresent()
                ? of(order, today)
                : from(today, withoutDose(order, Optional.of(When.on(today))), today);
    }

    /** The day it begins if it is signed now. */
    static LocalDate startIfSigned(MedicationOrder order, LocalDate today) {
        return (isSigned(order) ? start(order) : named(order).map(When::day)).orElse(today);
    }

    private static boolean isSigned(MedicationOrder order) {
        return !Set.of(Status.DRAFT, Status.UNKNOWN).contains(order.status());
    }

    private static NavigableSet<LocalDate> from(LocalDate start, MedicationOrder order, LocalDate today) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        days.add(start);
        CountedOrders alone = new CountedOrders(List.of(), List.of(order));
        PlanLimits limits = new PlanLimits(LOOK_AHEAD, LOOK_BACK, BigDecimal.ZERO, KILOGRAMS_UNUSED, KILOGRAMS_UNUSED);
        DosePlan.of(alone, Optional.empty(), today, limits).infusions().stream()
                .map(Infusion::day)
                .forEach(days::add);
        return days;
    }

    /** The first day the order names: start of its bounds, else first event, else the day it was written. */
    static Optional<LocalDate> start(MedicationOrder order) {
        return named(order).map(When::day).or(() -> order.authoredOn().map(When::day));
    }

    /** Start of the bounds, else first event, the earliest among the instructions. */
    static Optional<When> named(MedicationOrder order) {
        return order.dosage().stream()
                .map(DosageInstruction::timing)
                .flatMap(Optional::stream)
                .flatMap(timing -> bounded(timing)
                        .or(() -> timing.events().stream().sorted().findFirst())
                        .stream())
                .min(When::compareTo);
    }

    private static Optional<When> bounded(Timing timing) {
        return timing.repeat()
                .map(Timing.Repeat::bounds)
                .flatMap(b -> b instanceof Timing.Bounds.Between between ? between.start() : Optional.<When>empty());
    }

    private static MedicationOrder withoutDose(MedicationOrder order, Optional<When> authoredOn) {
        List<DosageInstruction> dosage = order.dosage().stream()
                .map(d -> new DosageInstruction(
                        d.sequence(),
                        d.text(),
                        d.timing(),
                        d.asNeeded(),
                        d.route(),
                        List.of(ANY_DOSE),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        Product product = new Product(order.product().name(), order.product().what(), Optional.empty(), true);
        return new MedicationOrder(
                order.from(),
                false,
                order.status(),
                order.intent(),
                order.doNotPerform(),
                product,
                order.reasons(),
                dosage,
                authoredOn,
                order.identifiers(),
                order.replaces(),
                order.basedOn(),
                order.statusReason());
    }

    /** How many courses a sorted list of days makes: days less than {@code gap} apart are one (clinical.md 6-4). */
    static int courses(Stream<LocalDate> sorted, Period gap) {
        int courses = 0;
        Optional<LocalDate> last = Optional.empty();
        for (LocalDate day : sorted.toList()) {
            if (last.map(l -> !day.isBefore(l.plus(gap))).orElse(true)) {
                courses++;
            }
            last = Optional.of(day);
        }
        return courses;
    }
}
