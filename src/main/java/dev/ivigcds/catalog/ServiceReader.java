package dev.ivigcds.catalog;

import dev.ivigcds.cards.Template;
import dev.ivigcds.rules.Rule;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.terminology.Terminology;
import dev.ivigcds.wire.RulePage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one {@code hooks/<service>/service.yaml}. */
final class ServiceReader {
    /** Topics that no rule speaks for, with the states they are told in. */
    private static final Map<Topic, Set<String>> SERVICE_TOPICS =
            Map.of(Topic.CHECK_FAILED, Set.of("diagnoses", "fault"), Topic.BEFORE_INFUSION, Set.of("default"));

    /** What the checklist's sentence may name. */
    private static final Set<String> CHECKLIST_VALUES = Set.of("n", "items");

    private final List<Class<? extends Rule>> book;
    private final Terminology terminology;
    private final Faults faults;

    ServiceReader(List<Class<? extends Rule>> book, Terminology terminology, Faults faults) {
        this.book = book;
        this.terminology = terminology;
        this.faults = faults;
    }

    /** The service, sound only if no fault was found. */
    Service read(Node root, String folder, String sha256, Examples examples) {
        Table file = Table.of(root, "the file", faults);
        String version = version(file);
        ServiceDescription description = new ServiceDescription(
                id(file, folder),
                version,
                sha256,
                file.text("title"),
                file.text("description"),
                file.text("usageRequirements"));
        List<PrefetchEntry> prefetch = file.table("prefetch")
                .map(new PrefetchReader(terminology, faults)::read)
                .orElse(List.of());
        FhirpathPrefetch fhirpath = file.optional("fhirpathPrefetch")
                .map(node -> FhirpathPrefetch.read(
                        Table.of(node, "fhirpathPrefetch", faults),
                        prefetch.stream().map(entry -> entry.need().key()).collect(Collectors.toSet()),
                        faults))
                .orElse(FhirpathPrefetch.NONE);
        SharedWords shared = SharedWords.read(file, faults);
        TopicReader topics = new TopicReader(shared, faults);
        List<Rule> rules = file.table("rules")
                .map(new RuleReader(book, topics, faults)::read)
                .orElse(List.of());
        file.table("serviceTopics").ifPresent(table -> serviceTopics(table, topics));
        About about = new About(changes(file, version), sourceAttributes(file));
        file.close();
        return new Service(description, prefetch, fhirpath, rules, topics.all(), shared.offers(), about, examples);
    }

    private String id(Table file, String folder) {
        String id = file.text("id");
        if (!id.isEmpty() && !id.equals(folder)) {
            file.required("id").ifPresent(n -> faults.at(n, "the id must be the name of its folder, " + folder));
        }
        return id;
    }

    private String version(Table file) {
        String version = file.text("version");
        if (!version.isEmpty() && !version.matches("[0-9]+\\.[0-9]+\\.[0-9]+")) {
            file.required("version").ifPresent(n -> faults.at(n, "the version must be three numbers, such as 1.0.0"));
        }
        return version;
    }

    private void serviceTopics(Table table, TopicReader topics) {
        List<TopicDefinition> defined = topics.read(table, Logic.NONE);
        for (TopicDefinition definition : defined) {
            if (!SERVICE_TOPICS.containsKey(definition.topic())) {
                faults.at(
                        place(table, definition.topic()),
                        definition.topic().code() + " belongs under the rule that speaks for it");
            }
        }
        SERVICE_TOPICS.forEach((topic, states) -> defined.stream()
                .filter(d -> d.topic() == topic)
                .findFirst()
                .ifPresentOrElse(
                        d -> states(d, states, table),
                        () -> faults.at(table.node(), "serviceTopics has no \"" + topic.code() + "\"")));
    }

    private void states(TopicDefinition definition, Set<String> states, Table table) {
        Map<String, Template> summaries = definition.words().summaries();
        String code = definition.topic().code();
        if (!summaries.keySet().equals(states)) {
            faults.at(
                    place(table, definition.topic()),
                    code + " is told in the states " + sorted(states) + ", no more and no fewer");
        }
        Set<String> values = definition.topic() == Topic.BEFORE_INFUSION ? CHECKLIST_VALUES : Set.of();
        summaries.values().stream()
                .filter(t -> !values.containsAll(t.placeholders()))
                .forEach(t -> faults.at(
                        place(table, definition.topic()), code + " can fill no placeholder but " + sorted(values)));
    }

    private static Node place(Table table, Topic topic) {
        return table.entries().stream()
                .filter(entry -> entry.key().equals(topic.code()))
                .findFirst()
                .map(Table.Entry::keyNode)
                .orElse(table.node());
    }

    private List<RulePage.Change> changes(Table file, String version) {
        List<RulePage.Change> read = new ArrayList<>();
        Optional<Node> node = file.required("changes");
        List<Table> changes = node.map(n -> file.nodes(n, "changes")).orElse(List.of()).stream()
                .map(n -> Table.of(n, "a change", faults))
                .toList();
        for (Table change : changes) {
            String of = change.text("version");
            LocalDate date = change.required("date")
                    .map(n -> SharedWords.date(n, faults))
                    .orElse(LocalDate.EPOCH);
            read.add(new RulePage.Change(of, date, change.text("what")));
            change.close();
            if (change == changes.getFirst() && !version.isEmpty() && !of.equals(version)) {
                faults.at(change.node(), "the first change must be that of version " + version);
            }
        }
        if (changes.isEmpty()) {
            node.ifPresent(n -> faults.at(n, "\"changes\" names no change"));
        }
        return read;
    }

    private static Map<String, String> sourceAttributes(Table file) {
        Map<String, String> attributes = new LinkedHashMap<>();
        file.table("sourceAttributes")
                .ifPresent(table ->
                        table.entries().forEach(e -> attributes.put(e.key(), table.text(e.value(), e.key()))));
        return attributes;
    }

    private static String sorted(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }
}
