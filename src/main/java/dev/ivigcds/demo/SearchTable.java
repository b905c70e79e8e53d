package dev.ivigcds.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which resource types the demo's FHIR server holds, and by what each can be searched: R4's own search parameters. */
final class SearchTable {
    /** How a parameter's value is compared. */
    enum Kind {
        TOKEN,
        REFERENCE,
        DATE,
        STRING
    }

    /** A search parameter: how it is compared, and the element it looks at. */
    record Parameter(Kind kind, String element) {}

    private static final String REQUEST =
            "status=token status encounter=reference encounter identifier=token identifier";

    private static final Map<String, Map<String, Parameter>> TABLE = Map.ofEntries(
            type(
                    "Patient",
                    "name=string name family=string name.family given=string name.given birthdate=date birthDate"
                            + " gender=token gender identifier=token identifier"),
            type("Practitioner", "name=string name identifier=token identifier"),
            type(
                    "Encounter",
                    "patient=reference subject subject=reference subject status=token status date=date period"),
            type(
                    "Condition",
                    "patient=reference subject subject=reference subject code=token code clinical-status=token clinicalStatus"
                            + " category=token category encounter=reference encounter recorded-date=date recordedDate"
                            + " onset-date=date onset[x] verification-status=token verificationStatus"),
            type(
                    "MedicationRequest",
                    "patient=reference subject subject=reference subject code=token medication[x] intent=token intent"
                            + " authoredon=date authoredOn " + REQUEST),
            type("Medication", "code=token code status=token status"),
            type(
                    "MedicationAdministration",
                    "patient=reference subject subject=reference subject code=token medication[x] status=token status"
                            + " effective-time=date effective[x]"),
            type(
                    "MedicationDispense",
                    "patient=reference subject subject=reference subject code=token medication[x] status=token status"
                            + " whenhandedover=date whenHandedOver whenprepared=date whenPrepared"),
            type(
                    "MedicationStatement",
                    "patient=reference subject subject=reference subject code=token medication[x] status=token status"
                            + " effective=date effective[x]"),
            type(
                    "Observation",
                    "patient=reference subject subject=reference subject code=token code category=token category"
                            + " date=date effective[x] " + REQUEST),
            type(
                    "ServiceRequest",
                    "patient=reference subject subject=reference subject code=token code category=token category"
                            + " authored=date authoredOn occurrence=date occurrence[x] intent=token intent " + REQUEST),
            type(
                    "Procedure",
                    "patient=reference subject subject=reference subject code=token code date=date performed[x] "
                            + REQUEST),
            type(
                    "AllergyIntolerance",
                    "patient=reference patient code=token code clinical-status=token clinicalStatus date=date recordedDate"
                            + " criticality=token criticality"),
            type(
                    "Immunization",
                    "patient=reference patient vaccine-code=token vaccineCode status=token status date=date occurrence[x]"));

    private SearchTable() {}

    /** {@code name=kind element} triples, and {@code _id}, which every type has. */
    private static Map.Entry<String, Map<String, Parameter>> type(String type, String parameters) {
        Map<String, Parameter> read = new LinkedHashMap<>();
        read.put("_id", new Parameter(Kind.TOKEN, "id"));
        read.put("_lastUpdated", new Parameter(Kind.DATE, "meta.lastUpdated"));
        String[] words = parameters.strip().split("[ =]", -1);
        for (int i = 0; i + 2 < words.length; i += 3) {
            read.put(
                    words[i],
                    new Parameter(Kind.valueOf(words[i + 1].toUpperCase(java.util.Locale.ROOT)), words[i + 2]));
        }
        return Map.entry(type, read);
    }

    static Iterable<String> types() {
        return TABLE.keySet().stream().sorted().toList();
    }

    /** The search parameters of a type, by name. */
    static Map<String, Parameter> of(String type) {
        return TABLE.getOrDefault(type, Map.of());
    }
}
