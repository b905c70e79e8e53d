package dev.ivigcds.cards;

import dev.ivigcds.wire.Card;
import java.util.List;

/** Says of suggestions with several actions that they are to be taken whole, to clients that know the word for it. */
public final class ActionSelection {
    private ActionSelection() {}

    /** The same cards, each suggestion of several actions marked {@code all}. */
    public static List<Card> said(List<Card> cards) {
        return cards.stream().map(ActionSelection::said).toList();
    }

    private static Card said(Card card) {
        return card.withSuggestions(
                card.suggestions().stream().map(ActionSelection::said).toList(), card.selectionBehavior());
    }

    private static Card.Suggestion said(Card.Suggestion suggestion) {
        return suggestion.actions().size() < 2
                ? suggestion
                : new Card.Suggestion(
                        suggestion.label(), suggestion.uuid(), suggestion.isRecommended(), suggestion.actions(), "all");
    }
}
