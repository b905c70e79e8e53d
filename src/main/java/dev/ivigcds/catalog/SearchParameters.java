package dev.ivigcds.catalog;

import java.util.Map;
import java.util.Set;

/** The R4 search parameters a template may use: references, tokens and dates, nothing rarer. */
final class SearchParameters {
    private static final Set<String> REFERENCES = Set.of("patient", "subject", "encounter", "context", "performer");

    private static final Map<String, Set<String>> TOKENS = Map.ofEntries(
            Map.entry("AllergyIntolerance", Set.of("clinical-status", "verification-status", "code", "category")),
            Map.entry("Condition", Set.of("clinical-status", "verification-status", "code", "category")),
            Map.entry("Immunization", Set.of("status", "vaccine-code")),
            Map.entry("MedicationAdministration", Set.of("status", "code")),
            Map.entry("MedicationDispense", Set.of("status", "code")),
            Map.entry("MedicationRequest", Set.of("status", "intent", "code")),
            Map.entry("MedicationStatement", Set.of("status", "code", "category")),
            Map.entry("Observation", Set.of("status", "code", "category")),
            Map.entry("Procedure", Set.of("status", "code", "category")),
            Map.entry("ServiceRequest", Set.of("status", "intent", "code", "category")));

    private static final Map<String, Set<String>> DATES = Map.ofEntries(
            Map.entry("AllergyIntolerance", Set.of("date", "onset")),
            Map.entry("Condition", Set.of("onset-date", "recorded-date")),
            Map.entry("Immunization", Set.of("date")),
            Map.entry("MedicationAdministration", Set.of("effective-time")),
            Map.entry("MedicationDispense", Set.of("whenhandedover", "whenprepared")),
            Map.entry("MedicationRequest", Set.of("authoredon", "date")),
            Map.entry("MedicationStatement", Set.of("effective")),
            Map.entry("Observation", Set.of("date")),
            Map.entry("Procedure", Set.of("date")),
            Map.entry("ServiceRequest", Set.of("authored", "occurrence")));

    private SearchParameters() {}

    static boolean isSearched(String type) {
        return TOKENS.containsKey(type);
    }

    static boolean isReference(String parameter) {
        return REFERENCES.contains(parameter);
    }

    static boolean isToken(String type, String parameter) {
        return TOKENS.getOrDefault(type, Set.of()).contains(parameter);
    }

    static boolean isDate(String type, String parameter) {
        return DATES.getOrDefault(type, Set.of()).contains(parameter);
    }
}
