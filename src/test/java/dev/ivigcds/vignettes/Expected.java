package dev.ivigcds.vignettes;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What must be said.
 *
 * @param raised every topic that is raised, and no other may be
 * @param quiet topics whose verdict must be quiet
 * @param undetermined topics whose verdict must be undetermined
 * @param suppressed topics whose verdict must be suppressed
 * @param cards number of cards; by default it follows from {@code raised}
 * @param fetches number of searches the server may make when nothing was prefetched
 * @param dose members the decision record's {@code dose} must have
 * @param exposure earlier infusions
 * @param response members of the decision record's {@code response}
 * @param scope members of the decision record's {@code scope}
 */
public record Expected(
        List<Raised> raised,
        List<String> quiet,
        List<String> undetermined,
        List<String> suppressed,
        Integer cards,
        Integer fetches,
        JsonNode dose,
        String exposure,
        JsonNode response,
        JsonNode scope) {

    public Expected {
        Objects.requireNonNull(raised, "expect.raised must be there, [] for silence");
        raised = List.copyOf(raised);
        quiet = Vignette.orEmpty(quiet);
        undetermined = Vignette.orEmpty(undetermined);
        suppressed = Vignette.orEmpty(suppressed);
    }

    /**
     * One raised topic.
     *
     * @param summary how its card's summary begins
     * @param told the topic whose card tells it, where it has no card of its own
     * @param detail phrases that the detail of the card that tells it must hold
     * @param offers actions of its card, as {@code update MedicationRequest}: each must be there, and an update only if listed
     */
    public record Raised(
            String topic, String indicator, String summary, String told, List<String> detail, List<String> offers) {}

    Set<String> raisedTopics() {
        return raised.stream().map(Raised::topic).collect(Collectors.toSet());
    }

    /** Topics of all cards: of the raised ones that are not told by another, and of those that tell. */
    Set<String> cardTopics() {
        return raised.stream().map(r -> r.told() == null ? r.topic() : r.told()).collect(Collectors.toSet());
    }
}
