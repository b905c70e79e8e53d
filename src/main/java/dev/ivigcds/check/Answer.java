package dev.ivigcds.check;

import dev.ivigcds.wire.Card;
import dev.ivigcds.wire.Decision;
import dev.ivigcds.wire.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the service would answer to a captured request. */
sealed interface Answer {
    /** A decision and its cards. */
    record Judged(Decision decision, List<Card> cards) implements Answer {
        public Judged {
            cards = List.copyOf(cards);
        }
    }

    /** The server would fetch before it judged, and the request alone is not enough. */
    record NotYet(Refusal unlessFetched) implements Answer {}

    /** No answer but the refusal. */
    record Refused(Refusal why) implements Answer {}

    /** What must be the same in a faithful copy: the refusal, or every verdict and every card. */
    default String gist() {
        return switch (this) {
            case NotYet(Refusal why) -> "not yet " + why.status() + " " + why.words();
            case Refused(Refusal why) -> why.status() + " " + why.words() + " " + why.where();
            case Judged(Decision decision, List<Card> cards) ->
                decision.verdicts().stream()
                                .map(v -> v.topic() + " " + v.verdict())
                                .collect(Collectors.toCollection(TreeSet::new))
                        + " "
                        + cards.stream().map(Answer::gist).toList();
        };
    }

    private static String gist(Card card) {
        return card.indicator() + " " + card.source().topic().code();
    }

    /** The refusal, if it is one. */
    default Optional<Refusal> refusal() {
        return this instanceof Refused(Refusal why) ? Optional.of(why) : Optional.empty();
    }
}
