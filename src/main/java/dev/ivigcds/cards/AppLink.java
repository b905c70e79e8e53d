package dev.ivigcds.cards;

import dev.ivigcds.rules.Topic;
import dev.ivigcds.wire.Card;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way from a card on the response to the SMART app that shows it over time (R-102 … R-104).
 *
 * @param launch where the app is launched
 */
public record AppLink(URI launch) {
    private static final JsonMapper JSON = new JsonMapper();

    /** A UUID is shorter; what is longer is none. */
    private static final int LONGEST = 64;

    private static final Set<Topic> ON_THE_RESPONSE = EnumSet.of(
            Topic.RESPONSE_12W_NONE,
            Topic.RESPONSE_12W_MISSING,
            Topic.RESPONSE_12W_NOT_CHECKED,
            Topic.RESPONSE_BIOCHEM,
            Topic.STOP_EARLY);

    /** The same cards, those on the response with the link before their others. */
    public List<Card> on(List<Card> cards, String hookInstance) {
        return cards.stream()
                .map(card -> isOnTheResponse(card) ? card.withLink(link(card, hookInstance)) : card)
                .toList();
    }

    private static boolean isOnTheResponse(Card card) {
        Optional<Topic> topic = Topic.ofCode(card.source().topic().code());
        return topic.filter(ON_THE_RESPONSE::contains).isPresent();
    }

    /** What the app is told: which card of which call, and nothing of the patient. */
    private Card.Link link(Card card, String hookInstance) {
        ObjectNode context = JSON.createObjectNode();
        context.put("topic", card.source().topic().code());
        if (hookInstance.length() <= LONGEST) {
            context.put("hookInstance", hookInstance);
        }
        return new Card.Link("Show the response over time", launch, "smart", context.toString());
    }
}
