package dev.ivigcds.web;

import dev.ivigcds.artefacts.Artefact;
import dev.ivigcds.catalog.Knowledge;
import dev.ivigcds.pages.Html;
import dev.ivigcds.pages.Place;
import dev.ivigcds.pages.Site;
import dev.ivigcds.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The knowledge in force as FHIR artefacts: an index for people, and each artefact as it is. */
@RestController
final class ArtefactDoors {
    static final MediaType FHIR = MediaType.parseMediaType("application/fhir+json;charset=UTF-8");

    /** What each type is for, in the order in which a reader wants them; a type that is not here comes last, under its own name. */
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("Library", "Everything together");
        KINDS.put("PlanDefinition", "Rules");
        KINDS.put("ActivityDefinition", "What cards offer");
        KINDS.put("StructureDefinition", "Profiles and extensions");
        KINDS.put("OperationDefinition", "How it is called");
        KINDS.put("CapabilityStatement", "What is asked of an EHR");
        KINDS.put("CodeSystem", "Codes of our own");
        KINDS.put("ConceptMap", "Codes of ours as codes of others");
        KINDS.put("ValueSet", "Codes by which the rules recognise");
    }

    private final Knowledge knowledge;
    private final Site site;

    ArtefactDoors(Knowledge knowledge, Site site) {
        this.knowledge = knowledge;
        this.site = site;
    }

    @GetMapping("/fhir-profiles")
    ResponseEntity<String> index() {
        Map<String, List<Artefact>> byType = new LinkedHashMap<>();
        KINDS.keySet().forEach(type -> byType.put(type, List.of()));
        byType.putAll(knowledge.inForce().artefacts().all().stream()
                .collect(Collectors.groupingBy(Artefact::type, LinkedHashMap::new, Collectors.toList())));
        Html html = site.page(Place.ARTEFACTS, "FHIR artefacts")
                .paragraph(
                        "The knowledge in force in FHIR R4's own forms, under the canonical base https://ivig-cds.dev/fhir."
                                + " Rules, override reasons and what is asked of an EHR are made of the rules as they judge here, numbers"
                                + " and all; the rest stands in files of the knowledge.")
                .paragraph("In force: " + knowledge.inForce().describe());
        byType.forEach((type, artefacts) -> {
            if (!artefacts.isEmpty()) {
                html.described(
                        KINDS.getOrDefault(type, type) + " (" + type + ")",
                        artefacts,
                        artefact -> "/fhir-profiles/" + artefact.path(),
                        Artefact::title,
                        Artefact::purpose);
            }
        });
        return html.answer();
    }

    @GetMapping("/fhir-profiles/{type}/{id}")
    ResponseEntity<byte[]> artefact(@PathVariable String type, @PathVariable String id) {
        Artefact artefact = knowledge
                .inForce()
                .artefacts()
                .find(type, id)
                .orElseThrow(() -> new Refusal.Unknown(
                        "There is no such artefact. All are listed at /fhir-profiles, by type and id."));
        return ResponseEntity.ok()
                .contentType(FHIR)
                .header("X-Content-Type-Options", "nosniff")
                .body(artefact.json().getBytes(StandardCharsets.UTF_8));
    }
}
