package dev.ivigcds.check;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a request says of people and would give away if it stood in a text that is kept.
 *
 * @param names the words of their names
 * @param ids ids of resources, and identifiers
 */
record Private(Set<String> names, Set<String> ids) {
    /** Members whose {@code display} is the name of somebody. */
    private static final Set<String> PEOPLE = Set.of(
            "subject",
            "patient",
            "requester",
            "recorder",
            "asserter",
            "performer",
            "actor",
            "generalPractitioner",
            "informationSource",
            "individual",
            "author",
            "receiver",
            "enterer",
            "responsibleParty");

    private static final Set<String> NAMED = Set.of("Patient", "Practitioner", "RelatedPerson", "Person");
    private static final int SHORTEST = 2;

    /** Everything of the kind in a request. */
    static Private in(JsonNode request) {
        Private found = new Private(new TreeSet<>(String.CASE_INSENSITIVE_ORDER), new TreeSet<>());
        found.walk(request, "");
        return found;
    }

    private void walk(JsonNode node, String member) {
        if (node.isArray()) {
            node.forEach(element -> walk(element, member));
            return;
        }
        if (!node.isObject()) {
            return;
        }
        if (PEOPLE.contains(member) || isOfAPerson(node)) {
            words(Tree.text(node, "display"));
        }
        if (NAMED.contains(Tree.text(node, "resourceType")) || member.equals("contact")) {
            names(node.path("name"));
        }
        if (node.has("resourceType")) {
            add(ids, Tree.text(node, "id"));
        }
        Stream.of("patientId", "encounterId").forEach(context -> add(ids, Tree.text(node, context)));
        if (member.equals("identifier")) {
            add(ids, Tree.text(node, "value"));
        }
        node.properties().forEach(property -> walk(property.getValue(), property.getKey()));
    }

    private static boolean isOfAPerson(JsonNode reference) {
        String to = Tree.text(reference, "reference");
        return NAMED.stream().anyMatch(type -> to.startsWith(type + "/") || to.contains("/" + type + "/"));
    }

    private void names(JsonNode name) {
        Tree.each(name)
                .flatMap(n -> n.isString()
                        ? Stream.of(n)
                        : Stream.of("family", "given", "text", "prefix", "suffix")
                                .flatMap(part -> Tree.each(n.path(part))))
                .filter(JsonNode::isString)
                .forEach(part -> words(part.asString()));
    }

    private void words(String text) {
        Arrays.stream(text.split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> word.length() >= SHORTEST)
                .forEach(names::add);
    }

    private static void add(Set<String> to, String text) {
        if (!text.isEmpty()) {
            to.add(text);
        }
    }
}
