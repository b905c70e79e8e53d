package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Proposal.OrderByWords;
import dev.ivigcds.facts.Proposal.OrderTest;
import dev.ivigcds.facts.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the IgA cards offer (S-01, S-02). */
final class IgaOffers {
    private static final String CONSULT = "Immunology or transfusion medicine consultation";

    private IgaOffers() {}

    static List<Finding.Offer> screening(boolean urgent) {
        OrderTest iga = new OrderTest(Concepts.IGA, urgent);
        return List.of(
                new Finding.Offer("orderIga", Map.of(), List.of(iga)),
                new Finding.Offer(
                        "orderImmunoglobulins",
                        Map.of(),
                        List.of(new OrderTest(Concepts.IGG, urgent), iga, new OrderTest(Concepts.IGM, urgent))));
    }

    static List<Finding.Offer> deficiency(boolean urgent) {
        return List.of(
                new Finding.Offer("orderAntiIga", Map.of(), List.of(new OrderTest(Concepts.ANTI_IGA, urgent))),
                consult(urgent));
    }

    static Finding.Offer consult(boolean urgent) {
        return new Finding.Offer("consultImmunology", Map.of(), List.of(new OrderByWords(CONSULT, urgent)));
    }

    /** Whether the IVIG starts within a time from now; an order that names no start starts now. */
    static boolean startsWithin(Chart chart, Duration time) {
        Instant until = chart.now().plus(time);
        return chart.ivigInFocus().stream()
                .map(o -> DueDays.named(o)
                        .map((When w) -> w.earliest(chart.zone()))
                        .orElse(chart.now()))
                .anyMatch(start -> start.isBefore(until));
    }
}
