package dev.ivigcds.rules;

import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.Product;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Immune checkpoint inhibitors on the medication list: the guidance on plasmapheresis was written for the myositis they cause (clinical.md 5.2-5). */
final class CheckpointInhibitors {
    private static final Set<Status> NEVER_GIVEN = Set.of(Status.CANCELLED, Status.ENTERED_IN_ERROR, Status.DRAFT);

    private CheckpointInhibitors() {}

    /** Their names, of orders and records of any time: their effects outlast them. */
    static Set<String> named(Chart chart) {
        Stream<Product> ordered = Stream.concat(chart.drafts(), chart.orders().items().stream())
                .filter(order -> !NEVER_GIVEN.contains(order.status()) && !order.doNotPerform())
                .map(MedicationOrder::product);
        Stream<Product> recorded = Stream.of(chart.given(), chart.dispensed(), chart.statements())
                .flatMap(section -> section.items().stream())
                .map(Administration::product);
        Set<String> names = new TreeSet<>();
        Stream.concat(ordered, recorded)
                .filter(product -> product.what().is(Concepts.CHECKPOINT_INHIBITOR))
                .map(Product::name)
                .forEach(names::add);
        return names;
    }
}
