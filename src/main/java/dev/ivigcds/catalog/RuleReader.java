package dev.ivigcds.catalog;

import dev.ivigcds.rules.Rule;
import dev.ivigcds.rules.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code rules}: each bound to its record, each with exactly the topics it speaks for. */
final class RuleReader {
    private final Map<String, Class<? extends Rule>> book;
    private final TopicReader topics;
    private final Faults faults;

    RuleReader(List<Class<? extends Rule>> book, TopicReader topics, Faults faults) {
        this.book = book.stream().collect(Collectors.toMap(RuleBook::name, Function.identity()));
        this.topics = topics;
        this.faults = faults;
    }

    List<Rule> read(Table rules) {
        List<Rule> bound = new ArrayList<>();
        for (Table.Entry entry : rules.entries()) {
            rule(entry).ifPresent(bound::add);
        }
        return bound;
    }

    private Optional<Rule> rule(Table.Entry entry) {
        Table table = Table.of(entry.value(), entry.key(), faults);
        String when = table.text("when");
        Optional<Table> parameters = table.table("parameters");
        Optional<Node> basis = table.optional("basis");
        Optional<Table> spokenFor = table.table("topics");
        table.close();
        ParameterWords words = new ParameterWords(topics.citations(), faults);
        Logic logic = new Logic(
                entry.key(), when, parameters.map(p -> words.read(p, basis)).orElse(List.of()));
        List<TopicDefinition> defined =
                spokenFor.map(t -> topics.read(t, logic)).orElse(List.of());
        Class<? extends Rule> type = book.get(entry.key());
        if (type == null) {
            faults.at(entry.keyNode(), "there is no rule \"" + entry.key() + "\"");
            return Optional.empty();
        }
        Optional<Rule> rule = parameters.flatMap(p -> bound(type, p));
        rule.ifPresent(r -> spokenFor.ifPresent(t -> agree(entry.key(), r, defined, t)));
        return rule;
    }

    private Optional<Rule> bound(Class<? extends Rule> type, Table parameters) {
        Optional<Rule> rule = new RuleBinder(type, parameters, faults).rule();
        parameters.close();
        return rule;
    }

    private void agree(String name, Rule rule, List<TopicDefinition> defined, Table table) {
        List<Topic> written = defined.stream().map(TopicDefinition::topic).toList();
        rule.topics().stream()
                .filter(topic -> !written.contains(topic))
                .forEach(topic ->
                        faults.at(table.node(), name + " speaks for " + topic.code() + ", which has no words here"));
        table.entries()
                .forEach(entry -> Topic.ofCode(entry.key())
                        .filter(topic -> !rule.topics().contains(topic))
                        .ifPresent(topic -> faults.at(entry.keyNode(), name + " does not speak for " + topic.code())));
    }
}
