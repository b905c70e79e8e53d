package dev.ivigcds.check;

import dev.ivigcds.facts.Concept;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a profile says we look at in a resource.
 *
 * @param url its canonical URL
 * @param title its title
 * @param type the resource type
 * @param about what the resource must be recognised as for the profile to be about it; empty if it is about every resource of the type
 * @param elements its must-support elements
 */
record Profile(String url, String title, String type, Optional<Set<Concept>> about, List<Element> elements) {

    /**
     * An element we look at.
     *
     * @param path below the resource, such as {@code dosageInstruction.doseAndRate.dose[x]}
     * @param reason why we do; may be empty
     */
    record Element(String path, String reason) {
        private static final String CHOICE = "[x]";

        /** Whether some value stands there. */
        boolean isIn(JsonNode resource) {
            return isIn(resource, List.of(path.split("\\.", -1)));
        }

        private static boolean isIn(JsonNode node, List<String> members) {
            if (members.isEmpty()) {
                return !node.isEmpty()
                        || (node.isValueNode() && !node.asString().isBlank());
            }
            List<String> rest = members.subList(1, members.size());
            return values(node, members.getFirst()).anyMatch(value -> isIn(value, rest));
        }

        private static Stream<JsonNode> values(JsonNode node, String member) {
            if (!member.endsWith(CHOICE)) {
                return Tree.each(node.path(member));
            }
            String stem = member.substring(0, member.length() - CHOICE.length());
            return node.propertyStream()
                    .filter(p -> p.getKey().startsWith(stem) && p.getKey().length() > stem.length())
                    .filter(p -> Character.isUpperCase(p.getKey().charAt(stem.length())))
                    .flatMap(p -> Tree.each(p.getValue()));
        }

        /** Whether this stands somewhere below another. */
        boolean isBelow(Element other) {
            return path.startsWith(other.path + ".");
        }
    }

    Profile {
        elements = List.copyOf(elements);
    }

    /** What is absent from a resource; what is below an absent element is absent with it. */
    List<Element> missing(JsonNode resource) {
        List<Element> absent =
                elements.stream().filter(element -> !element.isIn(resource)).toList();
        return absent.stream()
                .filter(element -> absent.stream().noneMatch(element::isBelow))
                .toList();
    }
}
