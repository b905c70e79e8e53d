package dev.ivigcds.catalog;

import dev.ivigcds.cards.Template;
import dev.ivigcds.cards.Texts;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.rules.Topic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the topics of one service, whether they stand under a rule or under {@code serviceTopics}. */
final class TopicReader {
    /** Inclusive limit of a summary with every placeholder empty. */
    private static final int LONGEST_SUMMARY = 139;

    private final SharedWords shared;
    private final Faults faults;
    private final Map<Topic, TopicDefinition> read = new EnumMap<>(Topic.class);

    TopicReader(SharedWords shared, Faults faults) {
        this.shared = shared;
        this.faults = faults;
    }

    /** The keys of the citations a topic may name. */
    Set<String> citations() {
        return shared.evidence().keySet();
    }

    /** Every topic read so far. */
    Map<Topic, TopicDefinition> all() {
        return Map.copyOf(read);
    }

    /** Reads a table of topics; those that are known are handed back. */
    List<TopicDefinition> read(Table topics, Logic logic) {
        List<TopicDefinition> found = new ArrayList<>();
        for (Table.Entry entry : topics.entries()) {
            Optional<Topic> topic = Topic.ofCode(entry.key());
            Table table = Table.of(entry.value(), entry.key(), faults);
            Set<Occasion> hooks = Hooks.read(table, faults);
            Texts.OfTopic words = words(table);
            table.close();
            if (topic.isEmpty()) {
                faults.at(entry.keyNode(), "there is no topic \"" + entry.key() + "\"");
                continue;
            }
            TopicDefinition definition = new TopicDefinition(topic.get(), hooks, words, logic);
            if (read.putIfAbsent(topic.get(), definition) != null) {
                faults.at(entry.keyNode(), "the topic \"" + entry.key() + "\" stands in two places");
            }
            found.add(definition);
        }
        return found;
    }

    private Texts.OfTopic words(Table table) {
        return new Texts.OfTopic(
                table.text("title"),
                table.text("rule"),
                table.text("source"),
                referred(table, "evidence", shared.evidence()),
                reasons(table),
                summaries(table));
    }

    private List<Texts.OverrideReason> reasons(Table table) {
        List<Texts.OverrideReason> reasons = referred(table, "overrideReasons", shared.reasons());
        Set<String> codes = new HashSet<>();
        reasons.stream()
                .map(reason -> reason.hl7().orElse(reason.code()))
                .filter(code -> !codes.add(code))
                .forEach(code -> table.optional("overrideReasons")
                        .ifPresent(
                                node -> faults.at(node, "two override reasons come back as the same code, " + code)));
        return reasons;
    }

    private <T> List<T> referred(Table table, String key, Map<String, T> known) {
        List<T> found = new ArrayList<>();
        List<Node> names =
                table.optional(key).map(node -> table.nodes(node, key)).orElse(List.of());
        for (Node node : names) {
            String name = table.text(node, key);
            T value = known.get(name);
            if (value != null) {
                found.add(value);
            } else if (!name.isEmpty()) {
                faults.at(node, "there is no \"" + name + "\" under " + key);
            }
        }
        return found;
    }

    private Map<String, Template> summaries(Table table) {
        Map<String, Template> summaries = new HashMap<>();
        table.table("texts").ifPresent(texts -> {
            for (Table.Entry entry : texts.entries()) {
                Template template = SharedWords.template(entry.value(), texts.text(entry.value(), entry.key()), faults);
                if (template.length() > LONGEST_SUMMARY) {
                    faults.at(
                            entry.value(),
                            "the text is " + template.length() + " characters without its values; " + LONGEST_SUMMARY
                                    + " is the limit");
                }
                summaries.put(entry.key(), template);
            }
            if (summaries.isEmpty()) {
                faults.at(texts.node(), "\"texts\" has no text");
            }
        });
        return summaries;
    }
}
