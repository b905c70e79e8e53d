package dev.ivigcds.artefacts;

import dev.ivigcds.wire.PrefetchNeed;
import dev.ivigcds.wire.RulePage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a service asks of an EHR's FHIR server, as a CapabilityStatement of requirements: made of its prefetch queries, which it runs itself too. */
final class Interactions {
    private static final String EXPECTATION = "http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation";
    private static final Set<String> REFERENCES = Set.of("patient", "subject", "encounter", "context", "performer");
    private static final Set<String> TOKENS =
            Set.of("code", "status", "intent", "category", "clinical-status", "verification-status", "vaccine-code");

    private Interactions() {}

    static Artefact of(RulePage.Index service, List<PrefetchNeed> needs, RulePage.Change version) {
        ObjectNode statement = Canonical.named(
                Canonical.begun("CapabilityStatement", service.service()),
                "EhrInteractions",
                "FHIR interactions: " + service.title(),
                version);
        statement.put(
                "description",
                "What the service asks of an EHR's FHIR server where the prefetch does not bring it: one search for each prefetch key. SHALL is what it cannot do without; what else is not there is told as could not be checked.");
        statement.put("purpose", service.usageRequirements());
        statement.put("copyright", "Copyright IVIG CDS, Apache-2.0.");
        statement.put("kind", "requirements").put("fhirVersion", "4.0.1");
        statement.putArray("format").add("json");
        ObjectNode rest = statement.putArray("rest").addObject().put("mode", "server");
        rest.put(
                "documentation",
                "Read and search, never write. Answers in pages are followed by their next links as far as the time of the call allows.");
        security(rest.putObject("security"));
        ArrayNode resources = rest.putArray("resource");
        byType(needs).forEach((type, asked) -> resource(resources.addObject(), type, asked));
        medication(resources.addObject());
        return JsonText.artefact(statement);
    }

    private static void security(ObjectNode security) {
        security.putArray("service")
                .add(Canonical.concept(
                        "http://terminology.hl7.org/CodeSystem/restful-security-service",
                        "SMART-on-FHIR",
                        "SMART-on-FHIR"));
        security.put(
                "description",
                "The token of the call (fhirAuthorization), or one got by SMART Backend Services where a call brings none.");
    }

    private static Map<String, List<PrefetchNeed>> byType(List<PrefetchNeed> needs) {
        Map<String, List<PrefetchNeed>> byType = new LinkedHashMap<>();
        needs.forEach(need -> byType.computeIfAbsent(need.template().split("[/?]", 2)[0], t -> new ArrayList<>())
                .add(need));
        return byType;
    }

    private static void resource(ObjectNode resource, String type, List<PrefetchNeed> asked) {
        expectation(resource, asked.stream().anyMatch(PrefetchNeed::needed));
        resource.put("type", type).put("documentation", words(asked));
        boolean searched = asked.getFirst().template().contains("?");
        resource.putArray("interaction").addObject().put("code", searched ? "search-type" : "read");
        Set<String> parameters = new LinkedHashSet<>();
        asked.forEach(need -> parameters.addAll(parameters(need.template())));
        if (!parameters.isEmpty()) {
            ArrayNode list = resource.putArray("searchParam");
            parameters.forEach(name -> list.addObject().put("name", name).put("type", type(name)));
        }
    }

    /** The references of orders that carry no code of their own. */
    private static void medication(ObjectNode resource) {
        expectation(resource, false);
        resource.put("type", "Medication")
                .put(
                        "documentation",
                        "Where orders point at medications that neither stand in them nor come with the call: all in one search.");
        resource.putArray("interaction").addObject().put("code", "search-type");
        resource.putArray("searchParam").addObject().put("name", "_id").put("type", "token");
    }

    private static void expectation(ObjectNode holder, boolean needed) {
        holder.putArray("extension").addObject().put("url", EXPECTATION).put("valueCode", needed ? "SHALL" : "SHOULD");
    }

    /** Each key with its query. */
    private static String words(List<PrefetchNeed> asked) {
        return String.join(
                "\n\n",
                asked.stream()
                        .map(need -> "`" + need.key() + "`" + (need.needed() ? ", needed" : "") + ": `"
                                + need.template() + "`")
                        .toList());
    }

    /** The parameters that select; how many at a time and in which order is no parameter of a resource. */
    private static List<String> parameters(String template) {
        String[] parts = template.split("\\?", 2);
        return parts.length < 2
                ? List.of()
                : List.of(parts[1].split("&")).stream()
                        .map(parameter -> parameter.split("=", 2)[0])
                        .filter(name -> !name.startsWith("_"))
                        .toList();
    }

    private static String type(String parameter) {
        return REFERENCES.contains(parameter) ? "reference" : TOKENS.contains(parameter) ? "token" : "date";
    }
}
