package dev.ivigcds.rules;

import dev.ivigcds.facts.Proposal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something worth saying. The words come from the service's file: the text of this topic and state, filled with the values.
 *
 * @param state which of the topic's texts fits, for example {@code default}; the same key as under {@code texts} in service.yaml
 * @param indicator how urgent
 * @param values what fills the text's placeholders, by name
 * @param notes plain sentences for the detail: what was not found, not checked or assumed; never markdown
 * @param offers what the card may offer, by the key of its label under {@code offers} in service.yaml
 * @param recommending whether the first offer is the recommended one; if not, none is
 * @param toldBy the topic whose card tells this finding as a line of its detail, if it gets no card of its own
 */
public record Finding(
        String state,
        Indicator indicator,
        Map<String, String> values,
        List<String> notes,
        List<Offer> offers,
        boolean recommending,
        Optional<Topic> toldBy) {

    public Finding {
        values = Map.copyOf(values);
        notes = List.copyOf(notes);
        offers = List.copyOf(offers);
    }

    /** A finding with a card of its own, the first of whose offers is recommended. */
    public static Finding of(
            String state, Indicator indicator, Map<String, String> values, List<String> notes, List<Offer> offers) {
        return new Finding(state, indicator, values, notes, offers, true, Optional.empty());
    }

    /** The same with none of its offers recommended: which of them is right is a clinical choice. */
    public Finding recommendingNone() {
        return new Finding(state, indicator, values, notes, offers, false, toldBy);
    }

    public Finding toldBy(Topic topic) {
        return new Finding(state, indicator, values, notes, offers, recommending, Optional.of(topic));
    }

    public Finding withNotes(List<String> more) {
        return new Finding(
                state,
                indicator,
                values,
                java.util.stream.Stream.concat(notes.stream(), more.stream()).toList(),
                offers,
                recommending,
                toldBy);
    }

    public Finding atMost(Indicator cap) {
        return new Finding(state, indicator.atMost(cap), values, notes, offers, recommending, toldBy);
    }

    /**
     * One suggestion.
     *
     * @param label key of its label under {@code offers} in service.yaml
     * @param values what fills the label's placeholders
     * @param proposals what accepting it writes: all or nothing
     */
    public record Offer(String label, Map<String, String> values, List<Proposal> proposals) {
        public Offer {
            values = Map.copyOf(values);
            proposals = List.copyOf(proposals);
        }
    }
}
