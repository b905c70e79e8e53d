package dev.ivigcds.fhirpackage;

import dev.ivigcds.artefacts.DecisionRecords;
import dev.ivigcds.demo.DemoExamples;
import dev.ivigcds.wire.Card;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.json.JsonMapper;

/** Example instances: the demo's charts, the orders its requests bring, and what the answers write and record. */
final class Examples {
    private static final String BASE = "http://example.org/fhir/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * An example.
     *
     * @param bundle what is shown
     * @param title what it shows
     */
    record Example(Bundle bundle, String title) {}

    private Examples() {}

    static List<Example> all() {
        List<Example> examples = new ArrayList<>();
        for (Bundle chart : DemoExamples.charts()) {
            List<Resource> resources = chart.getEntry().stream()
                    .map(BundleEntryComponent::getResource)
                    .toList();
            resources.forEach(Claims::claimed);
            String id = resources.getFirst().getIdElement().getIdPart();
            examples.add(new Example(bundle("chart-" + id, resources), "Chart of the demo: " + id));
        }
        for (DemoExamples.Call call : DemoExamples.calls()) {
            call.drafts().ifPresent(drafts -> examples.add(request(call, drafts)));
            examples.add(response(call));
        }
        return examples;
    }

    private static Example request(DemoExamples.Call call, Bundle drafts) {
        List<Resource> orders = drafts.getEntry().stream()
                .map(BundleEntryComponent::getResource)
                .toList();
        orders.forEach(Claims::claimed);
        return new Example(bundle("request-" + call.name(), orders), "Drafted orders of the request " + call.name());
    }

    private static Example response(DemoExamples.Call call) {
        List<Resource> said = new ArrayList<>();
        said.add(record(call));
        for (Card card : call.answer().cards()) {
            for (Card.Suggestion suggestion : card.suggestions()) {
                for (Card.Action action : suggestion.actions()) {
                    Resource resource = (Resource) Validation.FHIR
                            .newJsonParser()
                            .parseResource(action.resource().text());
                    boolean update = action.type().equals("update");
                    resource.setId(call.name() + "-" + said.size());
                    Claims.claim(resource, update ? "ivig-order" : offered(resource));
                    said.add(resource);
                }
            }
        }
        return new Example(
                bundle("response-" + call.name(), said),
                "Decision record and suggested resources of the answer to " + call.name());
    }

    private static String offered(Resource resource) {
        return resource.fhirType().equals("ServiceRequest") ? "suggested-service" : "suggested-drug";
    }

    /** The record with an id that is the same in every build. */
    private static GuidanceResponse record(DemoExamples.Call call) {
        var extension = call.answer().extension();
        if (extension == null) {
            throw new IllegalStateException("the answer to " + call.name() + " explains nothing");
        }
        GuidanceResponse record = Validation.FHIR
                .newJsonParser()
                .parseResource(
                        GuidanceResponse.class, DecisionRecords.of(JSON.writeValueAsString(extension.decision())));
        record.setId("record-" + call.name());
        record.getIdentifierFirstRep()
                .setValue("urn:uuid:"
                        + java.util.UUID.nameUUIDFromBytes(
                                call.name().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        record.setSubject(new Reference("Patient/" + call.patient()));
        return record;
    }

    private static Bundle bundle(String id, List<Resource> resources) {
        Bundle bundle = new Bundle().setType(BundleType.COLLECTION);
        bundle.setId(id);
        resources.forEach(resource -> bundle.addEntry()
                .setFullUrl(BASE + resource.fhirType() + "/"
                        + resource.getIdElement().getIdPart())
                .setResource(resource));
        return bundle;
    }
}
