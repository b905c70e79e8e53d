package dev.ivigcds.cards;

import dev.ivigcds.wire.Card;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a kind of client can take of a card's suggestions (protocol.md 4.1). */
public enum ClientStyle {
    /** Everything that CDS Hooks has. */
    GENERIC {
        @Override
        Card fitted(Card card) {
            return card;
        }
    },

    /**
     * One action for each suggestion, {@code any} alone, new orders only: Epic takes no changed dose, so a split is told in the detail and not
     * offered. What a person reads there is the action's description.
     */
    EPIC {
        @Override
        Card fitted(Card card) {
            Map<String, Card.Suggestion> single = new LinkedHashMap<>();
            for (Card.Suggestion suggestion : card.suggestions()) {
                if (suggestion.actions().stream()
                        .allMatch(action -> action.type().equals("create"))) {
                    single(suggestion).forEach(s -> single.putIfAbsent(description(s), s));
                }
            }
            return card.withSuggestions(List.copyOf(single.values()), "any");
        }
    };

    abstract Card fitted(Card card);

    /** The cards as this kind of client can take them. */
    public List<Card> fit(List<Card> cards) {
        return cards.stream().map(this::fitted).toList();
    }

    private static List<Card.Suggestion> single(Card.Suggestion suggestion) {
        List<Card.Action> actions = suggestion.actions();
        if (actions.size() == 1) {
            return List.of(suggestion);
        }
        List<Card.Suggestion> single = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            String label = suggestion.label() + " (" + (i + 1) + " of " + actions.size() + ")";
            single.add(
                    new Card.Suggestion(label, UUID.randomUUID(), suggestion.isRecommended(), List.of(actions.get(i))));
        }
        return single;
    }

    private static String description(Card.Suggestion suggestion) {
        return suggestion.actions().getFirst().description();
    }
}
