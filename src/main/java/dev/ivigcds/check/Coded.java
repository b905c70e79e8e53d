package dev.ivigcds.check;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.fhir.Spoken;
import dev.ivigcds.terminology.Terminology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A CodeableConcept, or the words of a reference in its place, that the service looks at.
 *
 * @param in the resource it stands in
 * @param member where in it
 * @param spoken what its words may stand for
 * @param codings its codings
 * @param text its words, empty if none
 */
record Coded(Captured.Found in, String member, Spoken spoken, List<Terminology.Code> codings, String text) {

    /** Where the service looks, by resource type (room fhir). */
    private static final Map<String, Map<String, Spoken>> PLACES = Map.ofEntries(
            Map.entry("MedicationRequest", drug("dosageInstruction.route", Spoken.REASON)),
            Map.entry("MedicationAdministration", drug("dosage.route", Spoken.BY_CODE_ONLY)),
            Map.entry("MedicationDispense", drug("dosageInstruction.route", Spoken.BY_CODE_ONLY)),
            Map.entry("MedicationStatement", drug("dosage.route", Spoken.BY_CODE_ONLY)),
            Map.entry("Medication", Map.of("code", Spoken.PRODUCT, "ingredient.itemCodeableConcept", Spoken.PRODUCT)),
            Map.entry("Immunization", Map.of("vaccineCode", Spoken.PRODUCT, "route", Spoken.ROUTE)),
            Map.entry("Condition", Map.of("code", Spoken.DIAGNOSIS)),
            Map.entry("AllergyIntolerance", Map.of("code", Spoken.SUBSTANCE, "reaction.substance", Spoken.SUBSTANCE)),
            Map.entry("Observation", Map.of("code", Spoken.BY_CODE_ONLY)),
            Map.entry("ServiceRequest", Map.of("code", Spoken.PROCEDURE)),
            Map.entry("Procedure", Map.of("code", Spoken.PROCEDURE)),
            Map.entry("Specimen", Map.of("type", Spoken.BY_CODE_ONLY)));

    private static final List<String> ORDER = List.of(
            "medicationCodeableConcept",
            "medicationReference",
            "code",
            "vaccineCode",
            "type",
            "ingredient.itemCodeableConcept",
            "reaction.substance",
            "reasonCode",
            "reasonReference",
            "dosageInstruction.route",
            "dosage.route",
            "route");

    Coded {
        codings = List.copyOf(codings);
    }

    private static Map<String, Spoken> drug(String route, Spoken reason) {
        Map<String, Spoken> places = new HashMap<>(Map.of(
                "medicationCodeableConcept",
                Spoken.PRODUCT,
                "medicationReference",
                Spoken.PRODUCT,
                route,
                Spoken.ROUTE));
        if (reason == Spoken.REASON) {
            places.put("reasonCode", Spoken.REASON);
            places.put("reasonReference", Spoken.REASON);
        }
        return Map.copyOf(places);
    }

    /** Every one in a resource. */
    static List<Coded> in(Captured.Found found) {
        List<Coded> coded = new ArrayList<>();
        Map<String, Spoken> places = PLACES.getOrDefault(found.type(), Map.of());
        for (String member : ORDER) {
            Spoken spoken = places.get(member);
            if (spoken != null) {
                Tree.at(found.json(), member).forEach(concept -> coded.add(of(found, member, spoken, concept)));
            }
        }
        return coded;
    }

    private static Coded of(Captured.Found found, String member, Spoken spoken, JsonNode concept) {
        String text = member.endsWith("Reference") ? Tree.text(concept, "display") : Tree.text(concept, "text");
        List<Terminology.Code> codings = Tree.each(concept.path("coding"))
                .map(c -> new Terminology.Code(Tree.text(c, "system"), Tree.text(c, "code"), Tree.text(c, "display")))
                .toList();
        return new Coded(found, member, spoken, codings, text);
    }

    /** Whether it says what the resource is of, and not how or why. */
    boolean tellsWhat() {
        return member.startsWith("medication") || member.equals("code") || member.equals("vaccineCode");
    }

    /** What it is recognised as. */
    Recognition recognised(Terminology terminology) {
        return terminology.recognise(codings, text, spoken.ideas());
    }

    /** What it says and what it is taken for, in one line. */
    String shown(Terminology terminology) {
        return member + ": " + written() + " = " + meaning(recognised(terminology));
    }

    private String written() {
        String codes = codings.stream()
                .map(c -> (c.system().isEmpty() ? "no system" : c.system()) + "|"
                        + (c.code().isEmpty() ? "no code" : c.code())
                        + (c.display().isEmpty() || c.display().equals(text) ? "" : " \"" + c.display() + "\""))
                .collect(Collectors.joining(", "));
        String words = text.isEmpty() ? "" : "\"" + text + "\"";
        return words.isEmpty() && codes.isEmpty() ? "neither code nor words" : (words + " " + codes).strip();
    }

    private static String meaning(Recognition what) {
        String ideas = what.concepts().stream().map(Concept::id).sorted().collect(Collectors.joining(", "));
        return switch (what.by()) {
            case CODE -> ideas + ", by code";
            case NAME -> ideas + ", by name alone";
            case NOTHING -> "on no list of ours";
        };
    }
}
