package dev.ivigcds.catalog;

import dev.ivigcds.cards.Texts;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.wire.RulePage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rule pages of one service, made of what judges and speaks. */
final class Pages {
    private final ServiceDescription description;
    private final Map<Topic, TopicDefinition> topics;
    private final About about;
    private final Map<String, List<String>> examples;

    Pages(ServiceDescription description, Map<Topic, TopicDefinition> topics, About about, Examples examples) {
        this.description = description;
        this.topics = new TreeMap<>(topics);
        this.about = about;
        this.examples = examples.byTopic();
    }

    RulePage.Index index(String knowledge, Map<String, String> prefetch) {
        Map<String, String> titles = new LinkedHashMap<>();
        topics.forEach((topic, definition) ->
                titles.put(topic.code(), definition.words().title()));
        return new RulePage.Index(
                description.id(),
                description.title(),
                description.description(),
                description.usageRequirements(),
                knowledge,
                titles,
                prefetch,
                about.sourceAttributes());
    }

    RulePage of(Topic topic, String knowledge) {
        TopicDefinition definition = topics.get(topic);
        if (definition == null) {
            throw new IllegalArgumentException("no such topic: " + topic);
        }
        Texts.OfTopic words = definition.words();
        Map<String, String> texts = new TreeMap<>();
        words.summaries().forEach((state, template) -> texts.put(state, template.toString()));
        return new RulePage(
                topic.code(),
                words.title(),
                description.id(),
                knowledge,
                words.rule(),
                definition.logic().name(),
                definition.logic().when(),
                definition.logic().parameters(),
                definition.hooks().stream().sorted().map(Occasion::hook).toList(),
                texts,
                words.source(),
                words.evidence().stream().map(Pages::evidence).toList(),
                words.overrideReasons().stream()
                        .map(r -> new RulePage.Reason(
                                r.code(), r.display(), r.hl7().orElse(null)))
                        .toList(),
                examples.getOrDefault(topic.code(), List.of()),
                about.changes());
    }

    /** All of them, in card order. */
    List<RulePage> all(String knowledge) {
        return topics.keySet().stream().map(topic -> of(topic, knowledge)).toList();
    }

    boolean has(Topic topic) {
        return topics.containsKey(topic);
    }

    private static RulePage.Evidence evidence(Texts.Citation citation) {
        return new RulePage.Evidence(
                citation.key(),
                citation.citation(),
                citation.reviewed(),
                citation.url().orElse(null));
    }
}
