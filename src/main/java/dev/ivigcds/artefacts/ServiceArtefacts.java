package dev.ivigcds.artefacts;

import dev.ivigcds.wire.PrefetchNeed;
import dev.ivigcds.wire.RulePage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is made of a service: its rules, its override reasons, how it is called, what it asks of an EHR, and a Library that gathers all. */
public final class ServiceArtefacts {
    private ServiceArtefacts() {}

    /**
     * Makes them.
     *
     * @param service the service as a whole
     * @param topics every topic of it, as its page shows it
     * @param hooks the hooks it is called at
     * @param needs every prefetch query once
     * @param files the artefacts that stand in files
     */
    public static List<Artefact> of(
            RulePage.Index service,
            List<RulePage> topics,
            List<String> hooks,
            List<PrefetchNeed> needs,
            Artefacts files) {
        if (topics.isEmpty()) {
            return List.of();
        }
        RulePage.Change version = topics.getFirst().changes().getFirst();
        List<Artefact> made = new ArrayList<>(new PlanDefinitions(service, new Activities(files)).of(topics));
        OverrideReasons reasons = new OverrideReasons(topics);
        made.add(reasons.codeSystem());
        made.add(reasons.conceptMap());
        made.add(Interactions.of(service, needs, version));
        made.add(CallDescription.of(service, hooks, needs, version));
        made.add(library(service, version, files.with(made)));
        return List.copyOf(made);
    }

    private static Artefact library(RulePage.Index service, RulePage.Change version, Artefacts all) {
        ObjectNode library = Canonical.begun("Library", service.service());
        ArrayNode extensions = library.putArray("extension");
        service.sourceAttributes().forEach((attribute, words) -> {
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put("name", attribute);
            parts.put("value", words);
            Canonical.extension(extensions, "source-attribute", parts);
        });
        Canonical.named(library, Canonical.pascal(service.service()), service.title(), version);
        library.set(
                "type",
                Canonical.concept(
                        "http://terminology.hl7.org/CodeSystem/library-type", "asset-collection", "Asset Collection"));
        library.put("description", service.description());
        library.put("purpose", "Gathers every artefact of the service.");
        library.put("usage", service.usageRequirements());
        library.put(
                "copyright",
                "Copyright IVIG CDS, Apache-2.0. Codes of others are under the terms that the ValueSets name.");
        ArrayNode parts = library.putArray("relatedArtifact");
        all.all().stream()
                .sorted(Comparator.comparing(Artefact::path))
                .forEach(artefact -> parts.addObject()
                        .put("type", "composed-of")
                        .put("display", artefact.title())
                        .put("resource", Canonical.url(artefact.type(), artefact.id())));
        return JsonText.artefact(library);
    }
}
