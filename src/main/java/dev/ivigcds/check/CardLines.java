package dev.ivigcds.check;

import dev.ivigcds.wire.Card;
import java.util.List;

/** The cards that would be shown. */
final class CardLines {
    private CardLines() {}

    static void onto(Paper paper, List<Card> cards) {
        paper.section("Cards");
        if (cards.isEmpty()) {
            paper.line("None: there is nothing to say.");
        }
        for (Card card : cards) {
            paper.line(card.indicator() + " " + card.source().topic().code() + ": " + card.summary());
            card.suggestions().forEach(suggestion -> paper.below("suggestion: " + suggestion.label()));
            card.links().forEach(link -> paper.below("link: " + link.label() + " " + link.url()));
        }
    }
}
