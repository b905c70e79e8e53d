package dev.ivigcds.cards;

import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Proposal;
import dev.ivigcds.rules.Finding;
import dev.ivigcds.rules.Indicator;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.rules.Verdict;
import dev.ivigcds.wire.Card;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Verdicts to cards, in the words of a service (clinical.md 6-10, R-80 … R-107). */
public final class CardWriter {
    static final String TOPICS = "https://ivig-cds.dev/fhir/CodeSystem/topic";
    static final String REASONS = "https://ivig-cds.dev/fhir/CodeSystem/override-reason";
    static final String HL7_REASONS = "http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes";
    /** State and values of the checklist's sentence. */
    static final String CHECKLIST_STATE = "default";

    private static final int NAMED_ITEMS = 2;

    private final Supplier<UUID> ids;
    private final boolean strict;
    private final Optional<URI> rulePages;

    /**
     * A writer with random ids. Where the JVM runs with assertions, as tests do, a text whose placeholders do not match the values of its
     * finding is an IllegalStateException; elsewhere the card is written as well as it can be.
     *
     * @param rulePages URL under which each topic has its page, for {@code source.url}; empty if the server does not know its own
     */
    public CardWriter(Optional<URI> rulePages) {
        this(UUID::randomUUID, CardWriter.class.desiredAssertionStatus(), rulePages);
    }

    CardWriter(Supplier<UUID> ids, boolean strict, Optional<URI> rulePages) {
        this.ids = ids;
        this.strict = strict;
        this.rulePages = rulePages;
    }

    /**
     * The cards for a call, weightiest first: one for each raised verdict that no other tells; at order-sign two or more infos become one
     * checklist.
     *
     * @param asAction what a proposal becomes in this call; empty if it cannot be written
     */
    public List<Card> write(
            Occasion occasion,
            Map<Topic, Verdict> verdicts,
            Texts texts,
            Function<Proposal, Optional<Card.Action>> asAction) {
        Wording wording = new Wording(texts, strict);
        Suggestions suggestions = new Suggestions(wording, asAction, ids);
        List<Statement> statements = Statement.of(verdicts, wording);
        List<Statement> infos = statements.stream()
                .filter(s -> occasion == Occasion.ORDER_SIGN && s.indicator() == Indicator.INFO)
                .toList();
        if (infos.size() < 2) {
            return statements.stream().map(s -> card(s, suggestions)).toList();
        }
        List<Card> cards = new ArrayList<>();
        statements.stream()
                .filter(s -> s.indicator() != Indicator.INFO)
                .map(s -> card(s, suggestions))
                .forEach(cards::add);
        cards.add(checklist(infos, wording, suggestions));
        return List.copyOf(cards);
    }

    private Card card(Statement said, Suggestions suggestions) {
        List<Finding.Offer> offers = said.finding().offers();
        return card(
                said.topic(),
                said.words(),
                said.summary(),
                Detail.of(said),
                said.indicator(),
                suggestions.of(said.finding()),
                Suggestions.selectionBehavior(offers));
    }

    private Card checklist(List<Statement> items, Wording wording, Suggestions suggestions) {
        Texts.OfTopic words = wording.of(Topic.BEFORE_INFUSION);
        Map<String, String> values = new HashMap<>();
        values.put("n", String.valueOf(items.size()));
        values.put("items", named(items));
        Template template = words.summaries().get(CHECKLIST_STATE);
        if (template != null) {
            values.keySet().retainAll(template.placeholders());
        }
        List<Finding.Offer> offers =
                items.stream().flatMap(s -> s.finding().offers().stream()).toList();
        return card(
                Topic.BEFORE_INFUSION,
                words,
                wording.summary(Topic.BEFORE_INFUSION, CHECKLIST_STATE, values),
                Detail.of(words, items),
                Indicator.INFO,
                suggestions.recommendingNone(offers),
                Suggestions.selectionBehavior(offers));
    }

    /** At most two titles, then "+n" (clinical.md 5.4). */
    private static String named(List<Statement> items) {
        String first =
                items.stream().limit(NAMED_ITEMS).map(s -> s.words().title()).collect(Collectors.joining(", "));
        return items.size() > NAMED_ITEMS ? first + ", +" + (items.size() - NAMED_ITEMS) : first;
    }

    private Card card(
            Topic topic,
            Texts.OfTopic words,
            String summary,
            String detail,
            Indicator indicator,
            List<Card.Suggestion> suggestions,
            String selectionBehavior) {
        return new Card(
                ids.get(),
                summary,
                detail,
                indicator.code(),
                new Card.Source(words.source(), page(topic), new Card.Coding(topic.code(), TOPICS, words.title())),
                suggestions,
                suggestions.isEmpty() ? null : selectionBehavior,
                words.overrideReasons().stream().map(CardWriter::coding).toList(),
                words.evidence().stream().flatMap(c -> link(c).stream()).toList());
    }

    private @Nullable URI page(Topic topic) {
        return rulePages.map(pages -> URI.create(pages + "/" + topic.code())).orElse(null);
    }

    private static Card.Coding coding(Texts.OverrideReason reason) {
        return reason.hl7()
                .map(code -> new Card.Coding(code, HL7_REASONS, reason.display()))
                .orElseGet(() -> new Card.Coding(reason.code(), REASONS, reason.display()));
    }

    private static Optional<Card.Link> link(Texts.Citation citation) {
        return citation.url().map(url -> new Card.Link(citation.citation(), url, "absolute"));
    }
}
