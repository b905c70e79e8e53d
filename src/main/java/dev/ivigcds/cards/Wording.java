package dev.ivigcds.cards;

import dev.ivigcds.rules.Finding;
import dev.ivigcds.rules.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Fills the words of a service with the values of findings.
 *
 * @param texts the words
 * @param strict whether values and placeholders that do not match are an error; otherwise the card is written as well as it can be, since a
 *     lost warning is worse than a clumsy one
 */
record Wording(Texts texts, boolean strict) {
    private static final System.Logger LOG = System.getLogger(Wording.class.getName());

    /** A summary stays under this many code points. */
    private static final int SUMMARY_BELOW = 140;

    /** A label is a button. */
    private static final int LABEL_BELOW = 140;

    /** The words of a topic; if there are none, its bare code. */
    Texts.OfTopic of(Topic topic) {
        Texts.OfTopic words = texts.topics().get(topic);
        if (words != null) {
            return words;
        }
        mismatch("There are no words for the topic " + topic.code() + ".");
        return new Texts.OfTopic(topic.code(), "", "IVIG CDS", List.of(), List.of(), Map.of());
    }

    /** The card's sentence for a state, under 140 code points; if there is no text for it, the topic's title. */
    String summary(Topic topic, String state, Map<String, String> values) {
        Texts.OfTopic words = of(topic);
        Template template = words.summaries().get(state);
        if (template == null) {
            mismatch("There is no text for " + topic.code() + " in the state " + state + ".");
            return Template.cut(words.title(), SUMMARY_BELOW - 1);
        }
        check(topic.code() + "/" + state, template, values, words.summaries().values());
        return template.fill(plain(values), SUMMARY_BELOW);
    }

    /** What the button of a suggestion says; empty if there is no text for it. */
    Optional<String> label(Finding.Offer offer) {
        Template template = texts.offers().get(offer.label());
        if (template == null) {
            mismatch("There is no label for the offer " + offer.label() + ".");
            return Optional.empty();
        }
        check("offers/" + offer.label(), template, offer.values(), List.of(template));
        return Optional.of(template.fill(plain(offer.values()), LABEL_BELOW));
    }

    /** Every placeholder has a value, and every value a place in one of the texts it is meant for. */
    private void check(String where, Template template, Map<String, String> values, Collection<Template> meantFor) {
        Set<String> missing = new TreeSet<>(template.placeholders());
        missing.removeAll(values.keySet());
        Set<String> surplus = new TreeSet<>(values.keySet());
        meantFor.forEach(text -> surplus.removeAll(text.placeholders()));
        if (!missing.isEmpty() || !surplus.isEmpty()) {
            mismatch("The text " + where + " misses the values " + missing + " and has no place for " + surplus + ".");
        }
    }

    private static Map<String, String> plain(Map<String, String> values) {
        Map<String, String> plain = new TreeMap<>();
        values.forEach((name, value) -> plain.put(name, Markdown.plain(value)));
        return plain;
    }

    private void mismatch(String words) {
        if (strict) {
            throw new IllegalStateException(words);
        }
        LOG.log(System.Logger.Level.WARNING, words);
    }
}
