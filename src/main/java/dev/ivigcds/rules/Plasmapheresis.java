package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.PerformedProcedure;
import dev.ivigcds.facts.ServiceOrder;
import java.util.List;
import java.util.stream.Stream;

/** Plasmapheresis on record and in the drafts; never apheresis of cells or photopheresis (clinical.md 2.8, S-20). */
final class Plasmapheresis {
    private Plasmapheresis() {}

    /** Orders to be carried out: drafted or active, neither on hold nor closed. */
    static List<ServiceOrder> ordered(Chart chart) {
        return Stream.concat(chart.draftServices().stream(), chart.services().items().stream())
                .filter(o -> o.isDue() && o.what().is(Concepts.PLASMAPHERESIS))
                .toList();
    }

    /** Done, or under way. */
    static List<PerformedProcedure> performed(Chart chart) {
        return chart.procedures().items().stream()
                .filter(p -> p.what().is(Concepts.PLASMAPHERESIS))
                .toList();
    }
}
