package dev.ivigcds.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Section.Completeness;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/** A chart on paper: JSON by prefetch key, read for patient {@code p1} on 2 March 2026 in Berlin. Apostrophes stand for quotation marks. */
final class Chartroom {
    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Map<String, Part> parts = new HashMap<>();
    private final List<Resource> drafts = new ArrayList<>();
    private final ChartReader reader = new ChartReader(new TerminologyFixture());
    private List<String> selections = List.of();
    private Occasion occasion = Occasion.ORDER_SIGN;
    private Medications shelf = Medications.of(List.of());

    static Chartroom chartroom() {
        return new Chartroom();
    }

    /** The resource, read as leniently as the server reads. */
    static Resource parse(String json) {
        IParser parser = FhirContext.forR4Cached().newJsonParser();
        parser.setParserErrorHandler(new LenientErrorHandler(false).setErrorOnInvalidValue(false));
        return (Resource) parser.parseResource(json.replace('\'', '"'));
    }

    /** A resource of patient p1: its type, then its members. */
    static String ofPatient(String type, String members) {
        String who = type.equals("AllergyIntolerance") || type.equals("Immunization") ? "patient" : "subject";
        return "{'resourceType':'" + type + "','" + who + "':{'reference':'Patient/p1'}," + members + "}";
    }

    Chartroom with(String key, String... resources) {
        parts.put(key, new Part(Arrays.stream(resources).map(Chartroom::parse).toList(), new Completeness.Complete()));
        return this;
    }

    Chartroom with(String key, Part part) {
        parts.put(key, part);
        return this;
    }

    Chartroom drafting(String... resources) {
        Arrays.stream(resources).map(Chartroom::parse).forEach(drafts::add);
        return this;
    }

    Chartroom selecting(String... references) {
        occasion = Occasion.ORDER_SELECT;
        selections = List.of(references);
        return this;
    }

    Chartroom shelving(String... medications) {
        shelf = shelf.with(Arrays.stream(medications).map(Chartroom::parse).toList());
        return this;
    }

    Drafts drafts() {
        return reader.drafts(drafts, selections, shelf.with(drafts), circumstances());
    }

    Set<String> unresolved() {
        return reader.unresolvedMedications(parts, shelf);
    }

    ReadChart read() {
        return reader.read(drafts(), parts, shelf.with(drafts), circumstances());
    }

    Chart chart() {
        return read().chart();
    }

    List<Resource> draftResources() {
        return drafts;
    }

    Circumstances circumstances() {
        return new Circumstances(occasion, NOW, BERLIN, "p1", Optional.of("e1"), false);
    }
}
