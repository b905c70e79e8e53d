package dev.ivigcds.catalog;

import dev.ivigcds.facts.Quantity;
import dev.ivigcds.rules.Rule;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Makes a rule from its parameters: each component of the record is the parameter of its name. */
final class RuleBinder {
    private final Class<? extends Rule> type;
    private final Table parameters;
    private final Faults faults;

    RuleBinder(Class<? extends Rule> type, Table parameters, Faults faults) {
        this.type = type;
        this.parameters = parameters;
        this.faults = faults;
    }

    /** The rule, or faults. */
    Optional<Rule> rule() {
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            parameters
                    .required(component.getName())
                    .flatMap(node -> value(component, node))
                    .ifPresent(values::add);
        }
        boolean complete = values.size() == type.getRecordComponents().length;
        return complete ? made(values) : Optional.empty();
    }

    private Optional<Object> value(RecordComponent component, Node node) {
        try {
            return Optional.of(read(component, node));
        } catch (IllegalArgumentException e) {
            faults.at(node, "the parameter " + component.getName() + " " + e.getMessage());
            return Optional.empty();
        }
    }

    private Object read(RecordComponent component, Node node) {
        Class<?> kind = component.getType();
        if (kind == Quantity.class) {
            return Scalars.quantity(node);
        } else if (kind == Period.class) {
            return Scalars.period(node);
        } else if (kind == Duration.class) {
            return Scalars.duration(node);
        } else if (kind == boolean.class) {
            return Scalars.bool(node);
        } else if (kind == String.class) {
            return Scalars.text(node);
        } else if (kind == List.class) {
            return parameters.nodes(node, component.getName()).stream()
                    .map(Scalars::quantity)
                    .toList();
        }
        throw new IllegalStateException(type.getSimpleName() + " has a parameter of a kind that no file can give: "
                + kind.getSimpleName() + " " + component.getName());
    }

    private Optional<Rule> made(List<Object> values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return Optional.of(type.getDeclaredConstructor(types).newInstance(values.toArray()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                refused(String.valueOf(refused.getMessage()));
                return Optional.empty();
            }
            throw new IllegalStateException("the rule " + type.getSimpleName() + " could not be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the rule " + type.getSimpleName() + " could not be made", e);
        }
    }

    /** The record's own words, on the line of the one parameter whose value they quote. */
    private void refused(String words) {
        List<Table.Entry> quoted = parameters.entries().stream()
                .filter(e -> e.value() instanceof ScalarNode scalar && words.contains("\"" + scalar.getValue() + "\""))
                .toList();
        if (quoted.size() == 1) {
            Table.Entry entry = quoted.getFirst();
            faults.at(entry.value(), "the parameter " + entry.key() + " " + words);
        } else {
            faults.at(parameters.node(), "the parameters of " + RuleBook.name(type) + ": " + words);
        }
    }
}
