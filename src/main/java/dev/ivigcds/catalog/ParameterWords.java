package dev.ivigcds.catalog;

import dev.ivigcds.wire.RulePage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads {@code basis}: what each parameter of a rule means, and where its number comes from: a citation, a clinical statement
 * ({@code S-03}), or {@code project} for a number of our own (clinical.md 5.3).
 *
 * @param citations keys of the service's citations
 */
record ParameterWords(Set<String> citations, Faults faults) {
    private static final String OURS = "project";
    private static final Pattern STATEMENT = Pattern.compile("S-\\d\\d");

    private record Words(String means, String from) {}

    /** Every parameter as a page shows it, in the order of the file. */
    List<RulePage.Parameter> read(Table parameters, Optional<Node> basis) {
        Map<String, String> written = parameters.asWritten();
        Map<String, Words> words = new LinkedHashMap<>();
        basis.map(node -> Table.of(node, "basis", faults)).ifPresent(table -> {
            for (Table.Entry entry : table.entries()) {
                if (!written.containsKey(entry.key())) {
                    faults.at(entry.keyNode(), "there is no parameter \"" + entry.key() + "\" to explain");
                }
                words.put(entry.key(), words(entry));
            }
        });
        List<RulePage.Parameter> shown = new ArrayList<>();
        written.forEach((name, value) -> {
            Words told = words.getOrDefault(name, new Words("", ""));
            shown.add(new RulePage.Parameter(name, value, told.means(), told.from()));
        });
        return shown;
    }

    private Words words(Table.Entry entry) {
        Table table = Table.of(entry.value(), entry.key(), faults);
        String means = table.text("means");
        String from = table.text("from");
        table.close();
        boolean known = from.equals(OURS)
                || citations.contains(from)
                || STATEMENT.matcher(from).matches();
        if (!known && !from.isEmpty()) {
            faults.at(
                    entry.value(),
                    "\"from\" of " + entry.key()
                            + " must be a key under evidence, a clinical statement such as S-03, or " + OURS);
        }
        return new Words(means, from);
    }
}
