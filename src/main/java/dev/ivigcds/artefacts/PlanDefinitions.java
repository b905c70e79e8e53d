package dev.ivigcds.artefacts;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.ivigcds.wire.RulePage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules as PlanDefinitions of type eca-rule: an event, a condition, and for each topic what is said and offered. The condition is in words:
 * no engine takes it for one that always holds.
 */
final class PlanDefinitions {
    private static final String TYPES = "http://terminology.hl7.org/CodeSystem/plan-definition-type";
    private static final Pattern ABBREVIATION = Pattern.compile("\\b(iga|ivig)\\b");

    private final RulePage.Index service;
    private final Activities activities;

    PlanDefinitions(RulePage.Index service, Activities activities) {
        this.service = service;
        this.activities = activities;
    }

    /** One for each rule, and one for what the service says of itself. */
    List<Artefact> of(List<RulePage> topics) {
        Map<String, List<RulePage>> byRule =
                topics.stream().collect(groupingBy(RulePage::logic, TreeMap::new, toList()));
        List<Artefact> plans = new ArrayList<>();
        byRule.forEach((rule, spokenFor) -> plans.add(JsonText.artefact(plan(rule, spokenFor))));
        return plans;
    }

    private ObjectNode plan(String rule, List<RulePage> topics) {
        RulePage first = topics.getFirst();
        String name = rule.isEmpty() ? "serviceMessages" : rule;
        String condition = rule.isEmpty() ? sentences(topics) : first.when();
        String title = title(name);
        ObjectNode plan = Canonical.begun("PlanDefinition", Canonical.kebab(name));
        extensions(plan.putArray("extension"), first);
        Canonical.named(plan, Canonical.pascal(name), title, first.changes().getFirst());
        plan.set("type", Canonical.concept(TYPES, "eca-rule", "ECA Rule"));
        plan.put("description", sentences(topics));
        plan.put("purpose", service.title() + ". " + service.description());
        plan.put("usage", service.usageRequirements());
        plan.put("copyright", "Copyright IVIG CDS, Apache-2.0.");
        ArrayNode about = plan.putArray("topic");
        topics.forEach(topic -> about.add(Canonical.concept(Canonical.TOPICS, topic.topic(), topic.title())));
        citations(plan, "relatedArtifact", topics);
        ObjectNode action = plan.putArray("action").addObject().put("title", title);
        triggers(action, hooks(topics));
        condition(action, condition);
        ArrayNode said = action.putArray("action");
        topics.forEach(topic -> topic(said.addObject(), topic));
        return plan;
    }

    private void extensions(ArrayNode extensions, RulePage rule) {
        service.sourceAttributes().forEach((attribute, words) -> {
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put("name", attribute);
            parts.put("value", words);
            Canonical.extension(extensions, "source-attribute", parts);
        });
        rule.parameters().forEach(number -> {
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put("name", number.name());
            parts.put("value", number.value());
            parts.put("means", number.means());
            parts.put("from", number.from());
            Canonical.extension(extensions, "parameter", parts);
        });
    }

    private void topic(ObjectNode action, RulePage topic) {
        action.put("title", topic.title()).put("description", topic.rule());
        String sentence = topic.texts().get("default");
        action.put(
                "textEquivalent",
                sentence == null ? String.join(" / ", topic.texts().values()) : sentence);
        action.putArray("code").add(Canonical.concept(Canonical.TOPICS, topic.topic(), topic.title()));
        citations(action, "documentation", List.of(topic));
        triggers(action, topic.hooks());
        List<Activities.Activity> offered = activities.of(topic.topic());
        if (!offered.isEmpty()) {
            action.put("selectionBehavior", "any");
            ArrayNode offers = action.putArray("action");
            offered.forEach(activity ->
                    offers.addObject().put("title", activity.title()).put("definitionCanonical", activity.url()));
        }
    }

    /** Each citation once, with the day of its last review. */
    private static void citations(ObjectNode holder, String member, List<RulePage> topics) {
        Map<String, RulePage.Evidence> cited = new LinkedHashMap<>();
        topics.forEach(topic -> topic.evidence().forEach(evidence -> cited.putIfAbsent(evidence.key(), evidence)));
        if (!cited.isEmpty()) {
            ArrayNode list = holder.putArray(member);
            cited.values().forEach(evidence -> citation(list.addObject(), evidence));
        }
    }

    private static void citation(ObjectNode related, RulePage.Evidence evidence) {
        related.put("type", "citation")
                .put("label", evidence.key())
                .put("display", "Reviewed on " + evidence.reviewed())
                .put("citation", evidence.citation());
        if (evidence.url() != null) {
            related.put("url", evidence.url().toString());
        }
    }

    private static void triggers(ObjectNode action, Collection<String> hooks) {
        ArrayNode triggers = action.putArray("trigger");
        hooks.forEach(hook -> triggers.addObject().put("type", "named-event").put("name", hook));
    }

    private static void condition(ObjectNode action, String words) {
        action.putArray("condition")
                .addObject()
                .put("kind", "applicability")
                .putObject("expression")
                .put("description", "In words; the logic runs in the service")
                .put("expression", words)
                .putObject("_language")
                .putArray("extension")
                .addObject()
                .put("url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason")
                .put("valueCode", "as-text");
    }

    private static Set<String> hooks(List<RulePage> topics) {
        Set<String> hooks = new LinkedHashSet<>();
        topics.forEach(topic -> hooks.addAll(topic.hooks()));
        return hooks;
    }

    private static String sentences(List<RulePage> topics) {
        return String.join(" ", topics.stream().map(RulePage::rule).toList());
    }

    /** {@code plasmapheresisAfterIvig} as {@code Plasmapheresis after IVIG}. */
    private static String title(String name) {
        String words = Canonical.kebab(name).replace('-', ' ');
        String spelt = ABBREVIATION
                .matcher(words)
                .replaceAll(found ->
                        found.group().equals("iga") ? "IgA" : found.group().toUpperCase(Locale.ROOT));
        return spelt.substring(0, 1).toUpperCase(Locale.ROOT) + spelt.substring(1);
    }
}
