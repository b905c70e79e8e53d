package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The IVIG orders of the record, and the signed ones that are signed again. */
final class StandingIvig {
    private StandingIvig() {}

    static List<MedicationOrder> with(Chart chart, Set<Status> statuses) {
        return Stream.concat(chart.orders().items().stream(), chart.drafts())
                .filter(o -> statuses.contains(o.status()))
                .filter(StandingIvig::counts)
                .toList();
    }

    private static boolean counts(MedicationOrder order) {
        boolean otherReason = order.reasons().stream().anyMatch(r -> r.is(Concepts.OTHER_IVIG_INDICATION))
                && order.reasons().stream().noneMatch(r -> r.isAny(Concepts.MYOSITIS));
        return order.ivig().maybe()
                && !order.doNotPerform()
                && !Set.of("proposal", "plan", "option").contains(order.intent())
                && !otherReason;
    }
}
