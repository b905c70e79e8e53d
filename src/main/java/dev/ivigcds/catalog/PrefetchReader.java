package dev.ivigcds.catalog;

import dev.ivigcds.terminology.Terminology;
import dev.ivigcds.wire.PrefetchNeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code prefetch}. */
final class PrefetchReader {
    /** The keys that analysts type in by hand (contract, "Prefetch keys"). */
    static final Set<String> KEYS = Set.of(
            "patient",
            "conditions",
            "iga",
            "orders",
            "given",
            "body",
            "ck",
            "measures",
            "services",
            "procedures",
            "allergies",
            "renal",
            "dispensed",
            "statements",
            "immunizations");

    private final Terminology terminology;
    private final Faults faults;

    PrefetchReader(Terminology terminology, Faults faults) {
        this.terminology = terminology;
        this.faults = faults;
    }

    List<PrefetchEntry> read(Table prefetch) {
        List<PrefetchEntry> entries = new ArrayList<>();
        for (Table.Entry entry : prefetch.entries()) {
            if (!KEYS.contains(entry.key())) {
                faults.at(entry.keyNode(), "there is no prefetch key \"" + entry.key() + "\"");
            }
            entries.add(entry(entry.key(), Table.of(entry.value(), entry.key(), faults)));
        }
        return entries;
    }

    private PrefetchEntry entry(String key, Table table) {
        String query = table.required("query").map(node -> query(node, table)).orElse("");
        Optional<Node> needed = table.optional("needed");
        boolean isNeeded = needed.map(this::isTrue).orElse(false);
        if (isNeeded && PrefetchTemplate.dependsOnEncounter(query)) {
            needed.ifPresent(node -> faults.at(node, "what is needed cannot depend on the optional encounter"));
        }
        PrefetchEntry entry = new PrefetchEntry(new PrefetchNeed(key, query, isNeeded), Hooks.read(table, faults));
        table.close();
        return entry;
    }

    /** The query as published, empty at fault. */
    private String query(Node node, Table table) {
        String text = table.text(node, "query");
        PrefetchTemplate template = new PrefetchTemplate(text);
        List<String> wrong = text.isEmpty() ? List.of() : template.faults(terminology);
        wrong.forEach(words -> faults.at(node, "the query: " + words));
        return text.isEmpty() || !wrong.isEmpty() ? "" : template.expanded(terminology);
    }

    private boolean isTrue(Node node) {
        try {
            return Scalars.bool(node);
        } catch (IllegalArgumentException e) {
            faults.at(node, "\"needed\" " + e.getMessage());
            return false;
        }
    }
}
