package dev.ivigcds.catalog;

import dev.ivigcds.facts.Occasion;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code hooks}: the moments named by their CDS Hooks names. */
final class Hooks {
    private Hooks() {}

    static Set<Occasion> read(Table table, Faults faults) {
        Set<Occasion> hooks = EnumSet.noneOf(Occasion.class);
        Optional<Node> value = table.required("hooks");
        List<Node> names = value.map(node -> table.nodes(node, "hooks")).orElse(List.of());
        for (Node name : names) {
            String hook = table.text(name, "hooks");
            if (!hook.isEmpty()) {
                named(hook)
                        .ifPresentOrElse(
                                hooks::add,
                                () -> faults.at(name, "there is no hook \"" + hook + "\"; known are " + known()));
            }
        }
        if (names.isEmpty()) {
            value.ifPresent(node -> faults.at(node, "\"hooks\" names no hook"));
        }
        return hooks;
    }

    static Optional<Occasion> named(String hook) {
        return Arrays.stream(Occasion.values())
                .filter(o -> o.hook().equals(hook))
                .findFirst();
    }

    private static String known() {
        return Arrays.stream(Occasion.values()).map(Occasion::hook).collect(Collectors.joining(", "));
    }
}
