package dev.ivigcds.catalog;

import dev.ivigcds.facts.Occasion;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Queries with tokens of CDS Hooks 3.0, published besides the others only where a site asks for them.
 *
 * @param queries query by key, in the order of the file
 */
record FhirpathPrefetch(Map<String, String> queries) {
    static final FhirpathPrefetch NONE = new FhirpathPrefetch(Map.of());

    /** The keys that analysts type in by hand. */
    static final Set<String> KEYS = Set.of("draftedMedications", "orderedMedications");

    private static final String PATH =
            "(?:\\.[A-Za-z]+|\\.resolve\\(\\)|\\.ofType\\((?:Medication|MedicationRequest)\\))+";
    private static final Pattern OF_DRAFTS =
            Pattern.compile("Medication\\?_id=\\{\\{context\\.draftOrders" + PATH + "}}");
    private static final Pattern OF_QUERY = Pattern.compile("Medication\\?_id=\\{\\{%([A-Za-z]+)" + PATH + "}}");

    /** Those of the file, which come after the plain ones. */
    static FhirpathPrefetch read(Table table, Set<String> plain, Faults faults) {
        Map<String, String> queries = new LinkedHashMap<>();
        Set<String> before = new HashSet<>(plain);
        for (Table.Entry entry : table.entries()) {
            String query = table.text(entry.value(), entry.key());
            if (!KEYS.contains(entry.key())) {
                faults.at(entry.keyNode(), "there is no fhirpath prefetch key \"" + entry.key() + "\"");
            }
            wrong(query, before).ifPresent(words -> faults.at(entry.value(), words));
            before.add(entry.key());
            queries.put(entry.key(), query);
        }
        return new FhirpathPrefetch(queries);
    }

    private static Optional<String> wrong(String query, Set<String> before) {
        if (OF_DRAFTS.matcher(query).matches()) {
            return Optional.empty();
        }
        Matcher ofQuery = OF_QUERY.matcher(query);
        if (!ofQuery.matches()) {
            return Optional.of("must be Medication?_id= with one path, {{context.draftOrders.…}} or {{%key.…}}");
        }
        return before.contains(ofQuery.group(1))
                ? Optional.empty()
                : Optional.of("%" + ofQuery.group(1) + " must be the key of a query before this one");
    }

    /** Those that can be run at a moment. */
    Map<String, String> at(Occasion occasion) {
        Map<String, String> there = new LinkedHashMap<>(queries);
        if (occasion == Occasion.PATIENT_VIEW) {
            there.values().removeIf(query -> OF_DRAFTS.matcher(query).matches());
        }
        return there;
    }
}
