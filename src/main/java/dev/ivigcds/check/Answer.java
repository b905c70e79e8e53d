package dev.ivigcds.check;

import dev.ivigcds.wire.Card;
import dev.ivigcds.wire.Decision;
import dev.ivigcds.wire.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** What must be the same in a faithful copy, a line each: the refusal, or every verdict and every card. */
    default Set<String> gist() {
        return switch (this) {
            case NotYet(Refusal why) -> Set.of("nothing without fetching", gist(why));
            case Refused(Refusal why) -> Set.of(gist(why));
            case Judged(Decision decision, List<Card> cards) ->
                Stream.concat(
                                decision.verdicts().stream().map(v -> v.topic() + " " + v.verdict()),
                                cards.stream().map(Answer::gist))
                        .collect(Collectors.toCollection(TreeSet::new));
        };
    }

    private static String gist(Refusal why) {
        return why.status() + " " + why.words() + " " + why.where();
    }

    private static String gist(Card card) {
        return "card " + card.source().topic().code() + " " + card.indicator();
    }

    /** What another answer does not say, or says besides; empty if both come to the same. */
    default List<String> otherIn(Answer other) {
        return Stream.concat(
                        gist().stream()
                                .filter(line -> !other.gist().contains(line))
                                .map(line -> "without: " + line),
                        other.gist().stream()
                                .filter(line -> !gist().contains(line))
                                .map(line -> "with: " + line))
                .toList();
    }

    /** The refusal, if it is one. */
    default Optional<Refusal> refusal() {
        return this instanceof Refused(Refusal why) ? Optional.of(why) : Optional.empty();
    }
}
