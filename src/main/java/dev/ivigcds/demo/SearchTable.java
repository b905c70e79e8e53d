package dev.ivigcds.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which resource types the demo's FHIR server holds, and by what each can be searched: R4's own search parameters. */
final class SearchTable {
    /** How a parameter's value is compared: the types of R4's search parameters that occur here. */
    enum Kind {
        TOKEN,
        REFERENCE,
        DATE,
        STRING
    }

    /**
     * A search parameter.
     *
     * @param name     as R4 calls it
     * @param elements the elements it looks at, as paths below the resource
     */
    record Parameter(String name, Kind kind, List<String> elements) {}

    /** A line for each type, then {@code name=element} or, where both are the same, {@code name}; {@code +} joins elements. */
    private static final String TABLE = """
            Patient identifier name family=name.family given=name.given gender birthdate=birthDate
            Practitioner identifier name family=name.family given=name.given gender
            Encounter identifier patient=subject subject status class date=period
            Condition identifier patient=subject subject encounter code category clinical-status=clinicalStatus \
                verification-status=verificationStatus onset-date=onset[x] recorded-date=recordedDate
            MedicationRequest identifier patient=subject subject encounter code=medication[x] medication=medication[x] \
                category status intent authoredon=authoredOn date=dosageInstruction.timing.event
            Medication identifier code status
            MedicationAdministration identifier patient=subject subject context code=medication[x] \
                medication=medication[x] status effective-time=effective[x]
            MedicationDispense identifier patient=subject subject context code=medication[x] medication=medication[x] \
                status whenprepared=whenPrepared whenhandedover=whenHandedOver
            MedicationStatement identifier patient=subject subject context code=medication[x] medication=medication[x] \
                category status effective=effective[x]
            Observation identifier patient=subject subject encounter performer code category status date=effective[x]
            ServiceRequest identifier patient=subject subject encounter performer code category status intent \
                authored=authoredOn occurrence=occurrence[x]
            Procedure identifier patient=subject subject encounter performer=performer.actor code category status \
                date=performed[x]
            AllergyIntolerance identifier patient code=code+reaction.substance category criticality \
                clinical-status=clinicalStatus verification-status=verificationStatus date=recordedDate \
                onset=reaction.onset
            Immunization identifier patient performer=performer.actor vaccine-code=vaccineCode status \
                date=occurrence[x]
            """;

    private static final Map<String, Map<String, Parameter>> BY_TYPE = read();

    private SearchTable() {}

    private static Map<String, Map<String, Parameter>> read() {
        Map<String, Map<String, Parameter>> byType = new TreeMap<>();
        TABLE.lines().map(line -> Arrays.asList(line.split(" +", -1))).forEach(words -> {
            RuntimeResourceDefinition type = FhirContext.forR4Cached().getResourceDefinition(words.get(0));
            byType.put(type.getName(), parameters(type, words.subList(1, words.size())));
        });
        return byType;
    }

    private static Map<String, Parameter> parameters(RuntimeResourceDefinition type, List<String> words) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        parameters.put("_id", new Parameter("_id", Kind.TOKEN, List.of("id")));
        parameters.put("_lastUpdated", new Parameter("_lastUpdated", Kind.DATE, List.of("meta.lastUpdated")));
        for (String word : words) {
            String name = word.substring(0, word.contains("=") ? word.indexOf('=') : word.length());
            List<String> elements =
                    Arrays.asList(word.substring(word.indexOf('=') + 1).split("\\+", -1));
            parameters.put(name, new Parameter(name, kind(type, name), elements));
        }
        return parameters;
    }

    private static Kind kind(RuntimeResourceDefinition type, String name) {
        return Kind.valueOf(type.getSearchParam(name).getParamType().name().toUpperCase(Locale.ROOT));
    }

    /** The types, by name. */
    static Set<String> types() {
        return BY_TYPE.keySet();
    }

    /** The search parameters of a type, by name. */
    static Map<String, Parameter> of(String type) {
        return BY_TYPE.getOrDefault(type, Map.of());
    }
}
