package dev.ivigcds.cards;

import dev.ivigcds.rules.Topic;
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of a service, as they stand in its service.yaml.
 *
 * @param topics the words of each topic
 * @param offers labels of suggestions, by the key a finding names
 */
public record Texts(Map<Topic, OfTopic> topics, Map<String, Template> offers) {

    public Texts {
        topics = Map.copyOf(topics);
        offers = Map.copyOf(offers);
    }

    /** The same words with no code for a reason but ours. */
    public Texts withOwnReasons() {
        Map<Topic, OfTopic> own = new EnumMap<>(Topic.class);
        topics.forEach((topic, words) -> own.put(topic, words.withOwnReasons()));
        return new Texts(own, offers);
    }

    /**
     * The words of one topic.
     *
     * @param title display of the topic, a few words
     * @param rule the rule in one sentence
     * @param source the organisation whose guidance this is
     * @param evidence what it rests on
     * @param overrideReasons why a clinician may decline
     * @param summaries the card's sentence by the state of the finding
     */
    public record OfTopic(
            String title,
            String rule,
            String source,
            List<Citation> evidence,
            List<OverrideReason> overrideReasons,
            Map<String, Template> summaries) {

        public OfTopic {
            evidence = List.copyOf(evidence);
            overrideReasons = List.copyOf(overrideReasons);
            summaries = Map.copyOf(summaries);
        }

        private OfTopic withOwnReasons() {
            List<OverrideReason> own = overrideReasons.stream()
                    .map(reason -> new OverrideReason(reason.code(), reason.display(), Optional.empty()))
                    .toList();
            return new OfTopic(title, rule, source, evidence, own, summaries);
        }
    }

    /**
     * A piece of evidence.
     *
     * @param key its key in clinical.md 4.1
     * @param citation where it was published
     * @param reviewed when it was last read against the rule
     * @param url where it can be read, if that was verified
     */
    public record Citation(String key, String citation, LocalDate reviewed, Optional<URI> url) {}

    /**
     * A reason to decline.
     *
     * @param code our code
     * @param display what the clinician picks
     * @param hl7 code of HL7's non-adherence reasons, if one says the same
     */
    public record OverrideReason(String code, String display, Optional<String> hl7) {}
}
