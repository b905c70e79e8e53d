package dev.ivigcds.check;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.terminology.KnowledgeFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the profiles of the knowledge folder, wherever below {@code fhir-profiles} they stand: what we look at in which resource. */
final class Profiles {
    private final Map<String, JsonNode> valueSets = new HashMap<>();
    private final List<Profile> profiles = new ArrayList<>();

    private Profiles(KnowledgeFolder folder) {
        List<JsonNode> definitions = new ArrayList<>();
        folder.below("fhir-profiles", ".json").forEach((path, text) -> {
            JsonNode artefact = parsed(path, text);
            switch (Tree.text(artefact, "resourceType")) {
                case "ValueSet" -> valueSets.put(Tree.text(artefact, "url"), artefact);
                case "StructureDefinition" -> definitions.add(artefact);
                default -> {
                    // Nothing here says what we look at.
                }
            }
        });
        definitions.forEach(this::take);
    }

    /**
     * The profiles of resources.
     *
     * @throws IllegalArgumentException naming a file that is no JSON
     */
    static List<Profile> read(KnowledgeFolder folder) {
        return List.copyOf(new Profiles(folder).profiles);
    }

    private static JsonNode parsed(String path, String text) {
        try {
            return Tree.JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(path + " is not JSON.");
        }
    }

    private void take(JsonNode definition) {
        String type = Tree.text(definition, "type");
        Map<String, Profile.Element> elements = new LinkedHashMap<>();
        Optional<Set<Concept>> about = Optional.empty();
        for (JsonNode element : definition.path("differential").path("element")) {
            String path = Tree.text(element, "path");
            if (path.startsWith(type + ".") && !path.contains("xtension")) {
                String below = path.substring(type.length() + 1);
                if (element.path("mustSupport").asBoolean(false)) {
                    elements.putIfAbsent(below, new Profile.Element(below, Tree.text(element, "short")));
                }
                about = about.or(() -> isWhat(below) ? bound(element) : Optional.empty());
            }
        }
        if (Tree.text(definition, "kind").equals("resource") && !elements.isEmpty()) {
            profiles.add(new Profile(
                    Tree.text(definition, "url"),
                    Tree.text(definition, "title"),
                    type,
                    about,
                    List.copyOf(elements.values())));
        }
    }

    /** The element that says what a resource is about. */
    private static boolean isWhat(String path) {
        return Set.of("code", "medication[x]", "medicationCodeableConcept", "vaccineCode")
                .contains(path);
    }

    /** The ideas of the ValueSet it is bound to, with those that the ValueSet takes in; none where it is bound to none, as in what we write. */
    private Optional<Set<Concept>> bound(JsonNode element) {
        String valueSet = Tree.text(element.path("binding"), "valueSet");
        return Optional.of(valueSet.isEmpty() ? Set.of() : ideas(valueSet, new HashSet<>()));
    }

    private Set<Concept> ideas(String canonical, Set<String> seen) {
        String url = canonical.replaceFirst("\\|.*$", "");
        if (!seen.add(url)) {
            return Set.of();
        }
        Set<Concept> ideas = new HashSet<>(Set.of(new Concept(url.substring(url.lastIndexOf('/') + 1))));
        Optional.ofNullable(valueSets.get(url)).stream()
                .flatMap(valueSet -> Tree.at(valueSet, "compose.include.valueSet").stream())
                .flatMap(other -> other.isString() ? Stream.of(other.asString()) : Stream.empty())
                .forEach(other -> ideas.addAll(ideas(other, seen)));
        return Set.copyOf(ideas);
    }
}
