package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Orders of drugs that treat severe myositis beside IVIG, drafted or active (S-19 and its traps).
 *
 * @param counting those that count
 * @param notes why others do not, plain sentences
 */
record OrderedTherapy(List<MedicationOrder> counting, List<String> notes) {

    static OrderedTherapy of(Chart chart, SevereDisease limits) {
        List<MedicationOrder> counting = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Stream<MedicationOrder> active =
                chart.orders().items().stream().filter(order -> order.status() == Status.ACTIVE);
        Stream.concat(chart.drafts(), active)
                .filter(order -> order.toBeGiven() && Treatment.is(order.product()))
                .forEach(order -> whyNot(order, chart.today(), limits)
                        .ifPresentOrElse(
                                why -> notes.add("Not counted as treatment: "
                                        + order.product().name() + " (" + order.from() + "), " + why + "."),
                                () -> counting.add(order)));
        return new OrderedTherapy(counting, notes);
    }

    private static Optional<String> whyNot(MedicationOrder order, LocalDate today, SevereDisease limits) {
        boolean local = !Treatment.isSystemic(order.product())
                || order.dosage().stream().anyMatch(d -> d.route().is(Concepts.LOCAL_FORM));
        if (local) {
            return Optional.of("a form that treats one place");
        }
        DrugSpan span = new DrugSpan(order, today);
        if (span.isOver()) {
            return Optional.of("the time it was ordered for is over");
        }
        return Treatment.needsDays(order.product()) && !span.lastsAtLeast(limits.fewestDays())
                ? Optional.of("not known to be ordered for " + limits.fewestDays() + " days or more")
                : Optional.empty();
    }

    boolean isIntravenousSteroid() {
        return counting.stream()
                .filter(order -> Treatment.isSteroid(order.product()))
                .flatMap(order -> order.dosage().stream())
                .anyMatch(instruction -> instruction.route().is(Concepts.ROUTE_IV));
    }

    List<Input> inputs() {
        return counting.stream().map(OrderedTherapy::input).toList();
    }

    private static Input input(MedicationOrder order) {
        String how = order.draft() ? ", drafted" : ", ordered";
        return new Input(
                Treatment.kind(order.product()) + how,
                order.product().name(),
                order.authoredOn().map(When::day),
                order.from());
    }
}
