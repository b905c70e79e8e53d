package dev.ivigcds.cards;

import dev.ivigcds.facts.Proposal;
import dev.ivigcds.rules.Finding;
import dev.ivigcds.wire.Card;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Offers to suggestions. One that could not be written whole is left out: its actions are all-or-nothing. */
record Suggestions(Wording wording, Function<Proposal, Optional<Card.Action>> asAction, Supplier<UUID> ids) {

    /** The suggestions for a finding's offers, the recommended one among them if it has one and that one can be made. */
    List<Card.Suggestion> of(Finding finding) {
        return finding.recommending() ? recommendingFirst(finding.offers()) : recommendingNone(finding.offers());
    }

    private List<Card.Suggestion> recommendingFirst(List<Finding.Offer> offers) {
        List<Card.Suggestion> made = new ArrayList<>();
        for (int i = 0; i < offers.size(); i++) {
            suggestion(offers.get(i), i == 0).ifPresent(made::add);
        }
        return made;
    }

    /** The suggestions for offers of which none is preferred, each once. */
    List<Card.Suggestion> recommendingNone(List<Finding.Offer> offers) {
        return offers.stream()
                .distinct()
                .flatMap(offer -> suggestion(offer, false).stream())
                .toList();
    }

    private Optional<Card.Suggestion> suggestion(Finding.Offer offer, boolean recommended) {
        List<Card.Action> actions = offer.proposals().stream()
                .flatMap(proposal -> asAction.apply(proposal).stream())
                .toList();
        if (actions.isEmpty() || actions.size() < offer.proposals().size()) {
            return Optional.empty();
        }
        String label = wording.label(offer).orElseGet(() -> actions.getFirst().description());
        return Optional.of(new Card.Suggestion(label, ids.get(), recommended ? Boolean.TRUE : null, actions));
    }

    /**
     * Whether the clinician may take several of the offers: {@code any}, unless two of them would order the same test or rewrite the same
     * order (R-90; some EHRs know only {@code any}).
     */
    static String selectionBehavior(List<Finding.Offer> offers) {
        Set<Object> touched = new HashSet<>();
        boolean alternatives = offers.stream()
                .distinct()
                .flatMap(offer ->
                        offer.proposals().stream().map(Suggestions::touches).distinct())
                .anyMatch(what -> !touched.add(what));
        return alternatives ? "at-most-one" : "any";
    }

    private static Object touches(Proposal proposal) {
        return switch (proposal) {
            case Proposal.OrderTest test -> test.test();
            case Proposal.OrderProcedure procedure -> procedure.procedure();
            case Proposal.OrderDrug drug -> drug.drug();
            case Proposal.OrderByWords words -> words.what();
            case Proposal.SpreadDose spread -> spread.order();
        };
    }
}
