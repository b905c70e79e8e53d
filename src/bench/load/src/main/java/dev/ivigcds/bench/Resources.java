package dev.ivigcds.bench;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** FHIR R4 resources of one patient as an EHR writes them: with meta, identifiers, categories and several codings, and without a narrative. */
final class Resources {
    private static final String DOCTOR =
            "{\"reference\":\"Practitioner/dr-amara-okoye\",\"type\":\"Practitioner\",\"display\":\"Amara Okoye, MD\"}";
    private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/";

    private final String patient;
    private final LocalDate today;
    private int number = 1000;

    Resources(String patient, LocalDate today) {
        this.patient = patient;
        this.today = today;
    }

    /** A concept with these codings, each written as {@code system|code|display}, and a local code as every EHR has one. */
    static String concept(String text, String... codings) {
        String own = coding(
                "urn:oid:1.2.840.114350.1.13.0.1.7.2.696580|" + (1000 + Math.abs(text.hashCode() % 9000)) + "|" + text);
        String all = Arrays.stream(codings).map(Resources::coding).collect(Collectors.joining(","));
        return "{\"coding\":[%s%s%s],\"text\":\"%s\"}".formatted(all, all.isEmpty() ? "" : ",", own, text);
    }

    private static String coding(String written) {
        String[] parts = written.split("\\|");
        return "{\"system\":\"%s\",\"code\":\"%s\",\"display\":\"%s\"}".formatted(parts[0], parts[1], parts[2]);
    }

    /** A searchset, as a search answers it. */
    static String searchset(List<String> resources) {
        String entries = resources.stream()
                .map(r ->
                        "{\"fullUrl\":\"https://ehr.bench.example/fhir/r4/%s/%s\",\"resource\":%s,\"search\":{\"mode\":\"match\"}}"
                                .formatted(type(r), id(r), r))
                .collect(Collectors.joining(","));
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":%d,\"entry\":[%s]}"
                .formatted(resources.size(), entries)
                .replace(",\"entry\":[]", "");
    }

    private static String type(String resource) {
        return resource.split("\"", 5)[3];
    }

    private static String id(String resource) {
        return resource.split("\"", 9)[7];
    }

    private String date(int daysAgo) {
        return today.minusDays(daysAgo).toString();
    }

    private String instant(int daysAgo) {
        return date(daysAgo) + "T%02d:%02d:00Z".formatted(number % 6, number * 7 % 60);
    }

    /** What every resource begins with. */
    private String head(String type) {
        number++;
        return """
                {"resourceType":"%s","id":"e%s-%d","meta":{"versionId":"%d","lastUpdated":"%s"},\
                "identifier":[{"use":"usual","system":"urn:oid:1.2.840.114350.1.13.0.1.7.2.798268","value":"%d"},\
                {"use":"official","system":"urn:oid:1.2.840.114350.1.13.0.1.7.3.798268.800","value":"B%d"}],""".formatted(type, type.toLowerCase(), number, number % 4 + 1, instant(1), number * 31, number * 17);
    }

    private String subject(String member) {
        return "\"%s\":{\"reference\":\"Patient/%s\",\"display\":\"Bench, Paula\"}".formatted(member, patient);
    }

    private static String who(String member) {
        return "\"%s\":%s".formatted(member, DOCTOR);
    }

    private String visit() {
        return "\"encounter\":{\"reference\":\"Encounter/visit-%d\",\"display\":\"Office visit\"}"
                .formatted(number % 5);
    }

    private static String category(String system, String code) {
        return "\"category\":[%s]".formatted(concept(code, CATEGORY + system + "|" + code + "|" + code));
    }

    String patient() {
        return """
                {"resourceType":"Patient","id":"%s","meta":{"versionId":"7","lastUpdated":"%s"},"identifier":[{"use":"usual",\
                "type":{"text":"MRN"},"system":"urn:oid:1.2.840.114350.1.13.0.1.7.5.737384.14","value":"203711"}],"active":true,\
                "name":[{"use":"official","text":"Paula Bench","family":"Bench","given":["Paula","M."]}],"telecom":[{"system":"phone",\
                "value":"555-0100","use":"home"}],"gender":"female","birthDate":"1971-05-17","address":[{"use":"home","line":["1 Main St"],\
                "city":"Madison","state":"WI","postalCode":"53703","country":"US"}],"maritalStatus":%s,"communication":[{"language":%s,\
                "preferred":true}],%s}""".formatted(patient, instant(3), concept("Married"), concept("English"), who("managingOrganization"));
    }

    String condition(int daysAgo, String code) {
        return head("Condition")
                + "\"clinicalStatus\":%s,\"verificationStatus\":%s,%s,\"code\":%s,%s,%s,\"onsetDateTime\":\"%s\",\"recordedDate\":\"%s\",%s}"
                        .formatted(
                                concept("Active", CATEGORY + "condition-clinical|active|Active"),
                                concept("Confirmed", CATEGORY + "condition-ver-status|confirmed|Confirmed"),
                                category("condition-category", "problem-list-item"),
                                code,
                                subject("subject"),
                                visit(),
                                date(daysAgo),
                                date(daysAgo),
                                who("recorder"));
    }

    String observation(int daysAgo, String kind, String code, String value, String unit, String high) {
        String range =
                "\"referenceRange\":[{\"low\":{\"value\":0,\"unit\":\"%s\"},\"high\":{\"value\":%s,\"unit\":\"%s\"},\"text\":\"0 - %s\"}]"
                        .formatted(unit, high, unit, high);
        return head("Observation")
                + "\"status\":\"final\",%s,\"code\":%s,%s,%s,\"effectiveDateTime\":\"%s\",\"issued\":\"%s\",\"performer\":[%s],%s%s}"
                        .formatted(
                                category("observation-category", kind),
                                code,
                                subject("subject"),
                                visit(),
                                instant(daysAgo),
                                instant(daysAgo),
                                DOCTOR,
                                "\"valueQuantity\":{\"value\":%s,\"unit\":\"%s\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"%s\"}"
                                        .formatted(value, unit, unit),
                                kind.equals("laboratory") ? "," + range : "");
    }

    /** An order: {@code dose} is value and unit, {@code count} how often it is given, once a day. */
    String order(String status, int daysAgo, String drug, String route, String dose, String reason, int count) {
        String unit = dose.split(" ")[1];
        return head("MedicationRequest")
                + "\"status\":\"%s\",\"intent\":\"order\",%s,\"priority\":\"routine\",\"medicationCodeableConcept\":%s,%s,%s,"
                        .formatted(
                                status,
                                category("medicationrequest-category", "outpatient"),
                                drug,
                                subject("subject"),
                                visit())
                + "\"authoredOn\":\"%s\",%s,%s,\"reasonCode\":[%s],\"courseOfTherapyType\":%s,"
                        .formatted(
                                instant(daysAgo),
                                who("requester"),
                                who("recorder"),
                                reason,
                                concept("Short course (acute) therapy"))
                + dosage("dosageInstruction", route, dose, unit, count)
                + ",\"dispenseRequest\":{\"validityPeriod\":{\"start\":\"%s\"},\"numberOfRepeatsAllowed\":1,\"expectedSupplyDuration\":{\"value\":30,\"unit\":\"Day\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"d\"}}}"
                        .formatted(date(daysAgo));
    }

    private static String dosage(String member, String route, String dose, String unit, int count) {
        return "\"%s\":[{\"text\":\"%s, once a day\",\"patientInstruction\":\"As told by your doctor.\",\"timing\":{\"repeat\":{\"count\":%d,\"frequency\":1,\"period\":1,\"periodUnit\":\"d\"},\"code\":%s},\"route\":%s,\"doseAndRate\":[{\"type\":%s,\"doseQuantity\":{\"value\":%s,\"unit\":\"%s\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"%s\"}}]}]"
                .formatted(
                        member,
                        dose,
                        count,
                        concept("Daily"),
                        route,
                        concept("ordered"),
                        dose.split(" ")[0],
                        unit,
                        unit);
    }

    String administration(int daysAgo, String drug, String route) {
        return head("MedicationAdministration")
                + "\"status\":\"completed\",\"medicationCodeableConcept\":%s,%s,\"context\":{\"reference\":\"Encounter/visit-1\"},\"effectiveDateTime\":\"%s\",\"performer\":[{%s}],\"dosage\":{\"text\":\"once\",\"route\":%s,\"dose\":{\"value\":650,\"unit\":\"mg\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"mg\"}}}"
                        .formatted(drug, subject("subject"), instant(daysAgo), who("actor"), route);
    }

    String dispense(int daysAgo, String drug, String route) {
        return head("MedicationDispense")
                + "\"status\":\"completed\",\"medicationCodeableConcept\":%s,%s,\"quantity\":{\"value\":30,\"unit\":\"tablet\"},\"whenPrepared\":\"%s\",\"whenHandedOver\":\"%s\",%s}"
                        .formatted(
                                drug,
                                subject("subject"),
                                instant(daysAgo),
                                instant(daysAgo),
                                dosage("dosageInstruction", route, "1 mg", "mg", 30));
    }

    String statement(int daysAgo, String drug) {
        return head("MedicationStatement")
                + "\"status\":\"active\",%s,\"medicationCodeableConcept\":%s,%s,\"effectivePeriod\":{\"start\":\"%s\"},\"dateAsserted\":\"%s\",%s}"
                        .formatted(
                                "\"category\":" + concept("community"),
                                drug,
                                subject("subject"),
                                date(daysAgo),
                                date(daysAgo),
                                who("informationSource"));
    }

    String service(int daysAgo, String code) {
        return head("ServiceRequest")
                + "\"status\":\"active\",\"intent\":\"order\",\"category\":[%s],\"priority\":\"routine\",\"code\":%s,%s,%s,\"occurrenceDateTime\":\"%s\",\"authoredOn\":\"%s\",%s}"
                        .formatted(
                                concept("Procedure"),
                                code,
                                subject("subject"),
                                visit(),
                                date(daysAgo - 14),
                                instant(daysAgo),
                                who("requester"));
    }

    String procedure(int daysAgo, String code) {
        return head("Procedure")
                + "\"status\":\"completed\",\"category\":%s,\"code\":%s,%s,%s,\"performedDateTime\":\"%s\",\"performer\":[{%s}]}"
                        .formatted(
                                concept("Procedure"),
                                code,
                                subject("subject"),
                                visit(),
                                instant(daysAgo),
                                who("actor"));
    }

    String allergy(int daysAgo, String code) {
        return head("AllergyIntolerance")
                + "\"clinicalStatus\":%s,\"verificationStatus\":%s,\"type\":\"allergy\",\"category\":[\"medication\"],\"criticality\":\"low\",\"code\":%s,%s,\"recordedDate\":\"%s\",%s,\"reaction\":[{\"manifestation\":[%s],\"severity\":\"mild\"}]}"
                        .formatted(
                                concept("Active", CATEGORY + "allergyintolerance-clinical|active|Active"),
                                concept("Confirmed", CATEGORY + "allergyintolerance-verification|confirmed|Confirmed"),
                                code,
                                subject("patient"),
                                date(daysAgo),
                                who("recorder"),
                                concept("Rash"));
    }

    String immunization(int daysAgo, String vaccine) {
        return head("Immunization")
                + "\"status\":\"completed\",\"vaccineCode\":%s,%s,%s,\"occurrenceDateTime\":\"%s\",\"primarySource\":true,\"lotNumber\":\"L%d\",\"performer\":[{%s}]}"
                        .formatted(vaccine, subject("patient"), visit(), date(daysAgo), number, who("actor"));
    }
}
