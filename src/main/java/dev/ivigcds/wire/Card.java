package dev.ivigcds.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card (R-80 … R-107). Optional members without a value are left out.
 *
 * @param uuid comes back in feedback
 * @param summary one sentence, under 140 characters
 * @param detail GitHub-flavoured markdown of paragraphs and lists, patient text escaped
 * @param indicator {@code info}, {@code warning} or {@code critical}
 * @param source whose guidance this is
 * @param suggestions what the clinician can accept
 * @param selectionBehavior {@code at-most-one} or {@code any}; present if and only if there are suggestions
 * @param overrideReasons why a clinician may decline
 * @param links further reading
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Card(
        UUID uuid,
        String summary,
        String detail,
        String indicator,
        Source source,
        List<Suggestion> suggestions,
        @Nullable String selectionBehavior,
        List<Coding> overrideReasons,
        List<Link> links) {

    public Card {
        suggestions = List.copyOf(suggestions);
        overrideReasons = List.copyOf(overrideReasons);
        links = List.copyOf(links);
    }

    /** The same card with other suggestions; {@code behavior} says how many of them may be taken, unless there are none. */
    public Card withSuggestions(List<Suggestion> others, @Nullable String behavior) {
        return new Card(
                uuid,
                summary,
                detail,
                indicator,
                source,
                others,
                others.isEmpty() ? null : behavior,
                overrideReasons,
                links);
    }

    /** The same card with a link before its others. */
    public Card withLink(Link first) {
        List<Link> more = new ArrayList<>(List.of(first));
        more.addAll(links);
        return new Card(
                uuid, summary, detail, indicator, source, suggestions, selectionBehavior, overrideReasons, more);
    }

    /**
     * Whose guidance a card rests on (R-82 … R-85).
     *
     * @param label the organisation or work
     * @param url where the rule is explained; never a patient's datum in it
     * @param topic the clinical situation; an EHR may remember an override against it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Source(String label, @Nullable URI url, Coding topic) {}

    /** The CDS Hooks Coding: these three members and no other. */
    public record Coding(String code, String system, String display) {}

    /**
     * Something the clinician can accept with one click; its actions are all-or-nothing.
     *
     * @param label what the button says
     * @param uuid comes back in feedback
     * @param isRecommended at most one of a card's suggestions; left out when false
     * @param actions what it does
     * @param actionSelectionBehavior how many of the actions may be chosen; only for clients that are known to take it
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Suggestion(
            String label,
            UUID uuid,
            @Nullable Boolean isRecommended,
            List<Action> actions,
            @Nullable String actionSelectionBehavior) {
        public Suggestion {
            actions = List.copyOf(actions);
        }

        /** A suggestion for any client. */
        public Suggestion(String label, UUID uuid, @Nullable Boolean isRecommended, List<Action> actions) {
            this(label, uuid, isRecommended, actions, null);
        }
    }

    /**
     * One change to the record (R-97 … R-100).
     *
     * @param type {@code create}, {@code update} or {@code delete}
     * @param description what it does, in words: the one text some EHRs show
     * @param resource the whole resource
     */
    public record Action(String type, String description, Json resource) {}

    /**
     * A link.
     *
     * @param type {@code absolute} or {@code smart}
     * @param appContext what a SMART app is told of the card, through the EHR; never a patient's datum in it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Link(
            String label, URI url, String type, @Nullable String appContext) {
        /** A link to a page. */
        public Link(String label, URI url, String type) {
            this(label, url, type, null);
        }
    }
}
