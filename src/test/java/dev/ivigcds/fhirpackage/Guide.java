package dev.ivigcds.fhirpackage;

import dev.ivigcds.artefacts.Artefact;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the package says of itself: its manifest, and an ImplementationGuide that lists what is in it.
 *
 * @param version version of the package
 */
record Guide(String version) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String BASE = "https://ivig-cds.dev/fhir";
    private static final String TITLE = "IVIG CDS: IVIG safety in myositis";
    private static final String DESCRIPTION =
            "Profiles, terminology, rules and examples of IVIG CDS, a CDS Hooks service for orders of intravenous immunoglobulin in myositis."
                    + " Not validated in care, and no medical device.";

    String manifest() {
        ObjectNode manifest = JSON.createObjectNode()
                .put("name", FhirPackage.NAME)
                .put("version", version)
                .put("type", "fhir.ig")
                .put("canonical", BASE)
                .put("title", TITLE)
                .put("description", DESCRIPTION)
                .put("author", "IVIG CDS")
                .put("license", "Apache-2.0");
        manifest.putArray("fhirVersions").add("4.0.1");
        manifest.putObject("dependencies").put("hl7.fhir.r4.core", "4.0.1");
        manifest.putObject("directories").put("lib", "package").put("example", "example");
        return write(manifest);
    }

    String resource(List<Artefact> artefacts, List<Examples.Example> examples) {
        ObjectNode guide = JSON.createObjectNode()
                .put("resourceType", "ImplementationGuide")
                .put("id", FhirPackage.NAME)
                .put("url", BASE + "/ImplementationGuide/" + FhirPackage.NAME)
                .put("version", version)
                .put("name", "IvigCds")
                .put("title", TITLE)
                .put("status", "active")
                .put("experimental", false)
                .put("publisher", "IVIG CDS");
        guide.putArray("contact").addObject().put("name", "IVIG CDS maintainers");
        guide.put("description", DESCRIPTION).put("packageId", FhirPackage.NAME).put("license", "Apache-2.0");
        guide.putArray("fhirVersion").add("4.0.1");
        ArrayNode resources = guide.putObject("definition").putArray("resource");
        artefacts.forEach(artefact -> listed(resources, artefact.path(), artefact.title(), false));
        examples.forEach(example ->
                listed(resources, "Bundle/" + example.bundle().getIdElement().getIdPart(), example.title(), true));
        return write(guide);
    }

    private static void listed(ArrayNode resources, String path, String name, boolean example) {
        ObjectNode resource = resources.addObject();
        resource.putObject("reference").put("reference", path);
        resource.put("name", name).put("exampleBoolean", example);
    }

    private static String write(ObjectNode node) {
        return JSON.writeValueAsString(node).replace("\r\n", "\n") + "\n";
    }
}
