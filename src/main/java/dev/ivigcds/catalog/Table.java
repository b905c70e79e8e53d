package dev.ivigcds.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML mapping read strictly: what is asked for and missing is a fault, and so is what stands there and was never asked for. Where a
 * value is at fault something empty is handed back, so that reading goes on and all faults come at once.
 */
final class Table {
    /** A key with its value. */
    record Entry(String key, Node keyNode, Node value) {}

    private final Node node;
    private final String name;
    private final Faults faults;
    private final boolean readable;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    private Table(Node node, String name, Faults faults) {
        this.node = node;
        this.name = name;
        this.faults = faults;
        this.readable = node instanceof MappingNode;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::add);
        } else {
            faults.at(node, name + " must hold keys with values");
        }
    }

    /** The mapping at a node; {@code name} is how the faults speak of it. */
    static Table of(Node node, String name, Faults faults) {
        return new Table(node, name, faults);
    }

    private void add(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            faults.at(tuple.getKeyNode(), "a key of " + name + " must be a word");
        } else if (entries.putIfAbsent(key.getValue(), new Entry(key.getValue(), key, tuple.getValueNode())) != null) {
            faults.at(key, name + " has \"" + key.getValue() + "\" twice");
        }
    }

    Node node() {
        return node;
    }

    /** Its plain values as written, without asking for any of them. */
    Map<String, String> asWritten() {
        Map<String, String> written = new LinkedHashMap<>();
        entries.forEach((key, entry) -> {
            if (entry.value() instanceof ScalarNode scalar) {
                written.put(key, scalar.getValue());
            }
        });
        return written;
    }

    /** All entries, whatever their keys. */
    List<Entry> entries() {
        asked.addAll(entries.keySet());
        return List.copyOf(entries.values());
    }

    Optional<Node> optional(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    Optional<Node> required(String key) {
        Optional<Node> value = optional(key);
        if (value.isEmpty() && readable) {
            faults.at(node, name + " has no \"" + key + "\"");
        }
        return value;
    }

    /** Words, empty at fault. */
    String text(String key) {
        return required(key).map(value -> text(value, key)).orElse("");
    }

    /** The words of a node, empty at fault. */
    String text(Node value, String key) {
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank() && Scalars.isText(scalar)) {
            return scalar.getValue().strip();
        }
        faults.at(value, "\"" + key + "\" of " + name + " must be words (in quotes, if it looks like a number)");
        return "";
    }

    Optional<Table> table(String key) {
        return required(key).map(value -> of(value, key, faults));
    }

    /** Words in a list, none at fault. */
    List<String> texts(String key) {
        return optional(key).map(value -> texts(value, key)).orElse(List.of());
    }

    private List<String> texts(Node value, String key) {
        List<String> words = new ArrayList<>();
        for (Node item : nodes(value, key)) {
            words.add(text(item, key));
        }
        return words;
    }

    /** The items of a list, none at fault. */
    List<Node> nodes(Node value, String key) {
        if (value instanceof SequenceNode list) {
            return list.getValue();
        }
        faults.at(value, "\"" + key + "\" of " + name + " must be a list: [a, b]");
        return List.of();
    }

    /** Ends the reading: every key that nobody asked for is a fault. */
    void close() {
        entries.values().stream()
                .filter(entry -> !asked.contains(entry.key()))
                .forEach(entry -> faults.at(entry.keyNode(), name + " knows no \"" + entry.key() + "\""));
    }
}
