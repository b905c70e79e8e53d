package dev.ivigcds.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.wire.Card;
import dev.ivigcds.wire.Json;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClientStyleTest {
    private static final Card.Source SOURCE =
            new Card.Source("IVIG CDS", null, new Card.Coding("dose80", CardWriter.TOPICS, "More than 80 g"));

    @Test
    void aGenericClientGetsEverything() {
        Card card = card(suggestion("Split", action("update", "36 g on 5 days")));
        assertThat(ClientStyle.GENERIC.fit(List.of(card))).containsExactly(card);
    }

    @Test
    void epicGetsOneActionASuggestionEachOnceAndAny() {
        Card card = ClientStyle.EPIC
                .fit(List.of(card(
                        suggestion("Order serum IgA", action("create", "IgA")),
                        suggestion(
                                "Order serum IgG, IgA and IgM",
                                action("create", "IgG"),
                                action("create", "IgA"),
                                action("create", "IgM")))))
                .getFirst();
        assertThat(card.selectionBehavior()).isEqualTo("any");
        assertThat(card.suggestions()).allMatch(s -> s.actions().size() == 1);
        assertThat(card.suggestions())
                .extracting(s -> s.label() + ": " + s.actions().getFirst().description())
                .containsExactly(
                        "Order serum IgA: IgA",
                        "Order serum IgG, IgA and IgM (1 of 3): IgG",
                        "Order serum IgG, IgA and IgM (3 of 3): IgM");
        assertThat(card.suggestions()).extracting(Card.Suggestion::uuid).doesNotHaveDuplicates();
    }

    @Test
    void epicIsOfferedNoChangedDose() {
        Card card = ClientStyle.EPIC
                .fit(List.of(card(suggestion("Split", action("update", "36 g on 5 days")))))
                .getFirst();
        assertThat(card.suggestions()).isEmpty();
        assertThat(card.selectionBehavior()).isNull();
        assertThat(card.summary()).isEqualTo("IVIG 90 g on one day.");
    }

    private static Card card(Card.Suggestion... suggestions) {
        return new Card(
                UUID.randomUUID(),
                "IVIG 90 g on one day.",
                "Rule.",
                "warning",
                SOURCE,
                List.of(suggestions),
                "at-most-one",
                List.of(),
                List.of());
    }

    private static Card.Suggestion suggestion(String label, Card.Action... actions) {
        return new Card.Suggestion(label, UUID.randomUUID(), null, List.of(actions));
    }

    private static Card.Action action(String type, String description) {
        return new Card.Action(type, description, new Json("{}"));
    }
}
