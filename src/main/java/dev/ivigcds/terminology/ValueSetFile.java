package dev.ivigcds.terminology;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Quantity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One file with a ValueSet, held against what it must be.
 *
 * @param path its path below the knowledge folder
 * @param id the id its name demands
 * @param set what it holds
 * @param lines its lines
 * @param faults where every fault is added
 */
record ValueSetFile(String path, String id, JsonNode set, Lines lines, List<KnowledgeFault> faults) {
    private static final String CANONICAL = "https://ivig-cds.dev/fhir/ValueSet/";
    private static final String EXTENSION = "https://ivig-cds.dev/fhir/StructureDefinition/";
    private static final String UCUM = "http://unitsofmeasure.org";
    private static final String NAME = "name";
    private static final String UNLESS = "name-unless";
    private static final String BEFORE = "name-unless-before";
    private static final String AFTER = "name-unless-after";
    private static final String NAMES_ONLY = "names-only";
    private static final Set<String> KNOWN = Set.of(NAME, UNLESS, BEFORE, AFTER, NAMES_ONLY);

    /** Seen in one or two sources (clinical.md, provenance marks), or defined by us or the site itself. */
    private static final List<String> MARKS = List.of("V1: ", "V2: ", "own: ");

    /** What it says of its idea; empty if it lists neither a code nor a name. */
    Optional<ConceptCodes> read() {
        expect("resourceType", "ValueSet");
        expect("id", id);
        expect("url", CANONICAL + id);
        expect("status", "active");
        knownExtensions();
        Names names = new Names(names(NAME), names(UNLESS), names(BEFORE), names(AFTER));
        List<ConceptCodes.Entry> entries = entries();
        if (entries.isEmpty() && (!namesOnly() || names.any().isEmpty())) {
            fault(
                    "/compose",
                    "lists no code; an idea without verified codes needs names and the extension names-only.");
            return Optional.empty();
        }
        return Optional.of(new ConceptCodes(new Concept(id), entries, names));
    }

    private void expect(String member, String value) {
        if (!text(set.path(member)).equals(value)) {
            fault("/" + member, member + " must be \"" + value + "\".");
        }
    }

    private void knownExtensions() {
        for (int i = 0; i < set.path("extension").size(); i++) {
            String url = text(set.path("extension").path(i).path("url"));
            if (!KNOWN.contains(kind(url))) {
                fault("/extension/" + i, "the extension \"" + url + "\" is not known here.");
            }
        }
    }

    /** Whether it says that no verified code of its idea is known. */
    private boolean namesOnly() {
        return set.path("extension")
                .valueStream()
                .anyMatch(e -> kind(text(e.path("url"))).equals(NAMES_ONLY)
                        && e.path("valueBoolean").asBoolean(false));
    }

    private List<Name> names(String kind) {
        List<Name> names = new ArrayList<>();
        for (int i = 0; i < set.path("extension").size(); i++) {
            JsonNode extension = set.path("extension").path(i);
            if (kind(text(extension.path("url"))).equals(kind)) {
                Optional<Name> name = Name.of(text(extension.path("valueString")));
                name.ifPresent(names::add);
                if (name.isEmpty()) {
                    fault("/extension/" + i, "a " + kind + " extension needs a valueString of words.");
                }
            }
        }
        return names;
    }

    private static String kind(String url) {
        return url.startsWith(EXTENSION) ? url.substring(EXTENSION.length()) : "";
    }

    private List<ConceptCodes.Entry> entries() {
        List<ConceptCodes.Entry> entries = new ArrayList<>();
        Set<CodeKey> seen = new HashSet<>();
        refuse("/compose", set.path("compose"), "exclude", "compose.exclude");
        JsonNode includes = set.path("compose").path("include");
        for (int i = 0; i < includes.size(); i++) {
            String place = "/compose/include/" + i;
            JsonNode include = includes.path(i);
            refuse(place, include, "filter", "include.filter");
            refuse(place, include, "valueSet", "include.valueSet");
            JsonNode concepts = include.path("concept");
            if (concepts.isEmpty()) {
                fault(place, "an include must list its codes; a whole code system is not supported.");
            }
            for (int j = 0; j < concepts.size(); j++) {
                String system = text(include.path("system"));
                entry(place + "/concept/" + j, system, concepts.path(j), seen).ifPresent(entries::add);
            }
        }
        return entries;
    }

    private void refuse(String place, JsonNode node, String member, String named) {
        if (!node.path(member).isMissingNode()) {
            fault(place + "/" + member, named + " is not supported; list the codes that are meant.");
        }
    }

    private Optional<ConceptCodes.Entry> entry(String place, String system, JsonNode concept, Set<CodeKey> seen) {
        String code = text(concept.path("code"));
        String display = text(concept.path("display"));
        Optional<CodeKey> key = CodeKey.of(system, code);
        if (key.isEmpty()) {
            fault(
                    place + "/code",
                    "the code \"" + code + "\" has no system or is not written as a code of its system.");
            return Optional.empty();
        }
        if (display.isBlank()) {
            fault(place + "/code", "the code " + code + " has no display.");
        }
        if (!seen.add(key.get())) {
            fault(place + "/code", "the code " + code + " is listed twice.");
        }
        Marks marks = marks(place, concept);
        if (marks.withDescendants() && !key.get().isHierarchical()) {
            fault(place + "/code", "the code " + code + " can have no descendants: codes of its system do not nest.");
        }
        return Optional.of(new ConceptCodes.Entry(
                new Terminology.Code(system, code, display),
                key.get(),
                marks.withDescendants(),
                marks.holds(),
                lines.at(place + "/code")));
    }

    /**
     * What a code carries besides its provenance.
     *
     * @param withDescendants whether it stands for its descendants too
     * @param holds what one package of it holds
     */
    private record Marks(boolean withDescendants, Optional<Quantity> holds) {}

    private Marks marks(String place, JsonNode concept) {
        String code = text(concept.path("code"));
        boolean withDescendants = false;
        Optional<Quantity> holds = Optional.empty();
        String provenance = "";
        for (int i = 0; i < concept.path("extension").size(); i++) {
            JsonNode extension = concept.path("extension").path(i);
            String at = place + "/extension/" + i;
            switch (kind(text(extension.path("url")))) {
                case "provenance" -> provenance = text(extension.path("valueString"));
                case "with-descendants" -> {
                    withDescendants = extension.path("valueBoolean").asBoolean(false);
                    if (!extension.path("valueBoolean").isBoolean()) {
                        fault(at, "with-descendants of the code " + code + " needs a valueBoolean.");
                    }
                }
                case "package-content" -> {
                    holds = grams(extension.path("valueQuantity"));
                    if (holds.isEmpty()) {
                        fault(
                                at,
                                "package-content of the code " + code + " needs a valueQuantity in UCUM g above zero.");
                    }
                }
                default -> fault(at, "the code " + code + " carries an extension that is not known here.");
            }
        }
        if (MARKS.stream().noneMatch(provenance::startsWith)) {
            String words = " must say where it was seen: provenance \"V1: …\", \"V2: …\" or, for a code of your own,"
                    + " \"own: …\".";
            fault(place + "/code", "the code " + code + words);
        }
        return new Marks(withDescendants, holds);
    }

    private static Optional<Quantity> grams(JsonNode quantity) {
        boolean grams = text(quantity.path("system")).equals(UCUM)
                && text(quantity.path("code")).equals("g");
        JsonNode value = quantity.path("value");
        return grams && value.isNumber() && value.decimalValue().signum() > 0
                ? Optional.of(Quantity.of(value.decimalValue(), "g"))
                : Optional.empty();
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.asString() : "";
    }

    private void fault(String place, String words) {
        faults.add(new KnowledgeFault(path, lines.at(place), words));
    }
}
