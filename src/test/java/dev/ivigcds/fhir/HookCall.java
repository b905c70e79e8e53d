package dev.ivigcds.fhir;

import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.terminology.Terminology;
import dev.ivigcds.wire.FhirAuthorization;
import dev.ivigcds.wire.HookContext;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.PrefetchNeed;
import dev.ivigcds.wire.Prefetched;
import dev.ivigcds.wire.ReceivedJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A hook call for patient p1, put together piece by piece; order-sign on 2 March 2026 unless told otherwise. */
final class HookCall {
    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    static final String TOKEN = "token-of-this-call";

    static final String IVIG = order("mr1", "ivig", "");
    static final String IVIG_FOR_MYOSITIS = order("mr1", "ivig", "dm");
    static final String METHOTREXATE = order("mr2", "mtx", "");
    static final String PLASMAPHERESIS = """
            {"resourceType":"ServiceRequest","id":"sr1","status":"draft","intent":"order","subject":{"reference":"Patient/p1"},\
            "code":{"coding":[{"system":"urn:test","code":"plex"}]}}""";

    static final List<PrefetchNeed> NEEDS = List.of(
            need("patient", "Patient/{{context.patientId}}"),
            need("conditions", "Condition?patient={{context.patientId}}&_count=100"),
            need("iga", "Observation?patient={{context.patientId}}&code=http://loinc.org|2458-8&_sort=-date&_count=50"),
            need("orders", "MedicationRequest?patient={{context.patientId}}&_count=100"),
            need("given", "MedicationAdministration?patient={{context.patientId}}&_count=100"),
            need(
                    "body",
                    "Observation?patient={{context.patientId}}&code=http://loinc.org|29463-7,http://loinc.org|8302-2"));

    private final Map<String, Prefetched> prefetch = new HashMap<>();
    private final List<String> drafts = new ArrayList<>();
    private final List<String> selections = new ArrayList<>();
    private Occasion occasion = Occasion.ORDER_SIGN;
    private Optional<String> server = Optional.empty();
    private Optional<FhirAuthorization> authorization = Optional.empty();

    static HookCall signing(String... orders) {
        HookCall call = new HookCall();
        call.drafts.addAll(List.of(orders));
        return call;
    }

    /** One of two drafts selected. */
    static HookCall selecting(String reference, String... orders) {
        HookCall call = signing(orders);
        call.occasion = Occasion.ORDER_SELECT;
        call.selections.add(reference);
        return call;
    }

    static HookCall viewing() {
        HookCall call = new HookCall();
        call.occasion = Occasion.PATIENT_VIEW;
        return call;
    }

    HookCall withServer(String base) {
        server = Optional.of(base);
        return this;
    }

    HookCall withToken(String... patient) {
        authorization = Optional.of(new FhirAuthorization(
                TOKEN, "patient/*.read", "app", List.of(patient).stream().findFirst()));
        return this;
    }

    HookCall prefetching(String key, String json) {
        prefetch.put(key, new Prefetched.Resource(ReceivedJson.of(json)));
        return this;
    }

    HookCall prefetching(String key, Prefetched value) {
        prefetch.put(key, value);
        return this;
    }

    /** With every key but some supplied, found empty. */
    HookCall prefetchingAllBut(String... keys) {
        NEEDS.stream()
                .map(PrefetchNeed::key)
                .filter(key -> !List.of(keys).contains(key) && !prefetch.containsKey(key))
                .forEach(key -> prefetching(key, key.equals("patient") ? patient("p1") : searchset()));
        return this;
    }

    HookRequest request() {
        List<String> entries =
                drafts.stream().map(d -> "{\"resource\":" + d + "}").toList();
        ReceivedJson bundle = ReceivedJson.of(
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[" + String.join(",", entries) + "]}");
        Optional<ReceivedJson> draftOrders = occasion == Occasion.PATIENT_VIEW ? Optional.empty() : Optional.of(bundle);
        return new HookRequest(
                occasion.hook(),
                "0b6a7a0e-4f6e-4a0e-9b0a-2f3f6f0e9a11",
                server,
                authorization,
                new HookContext("Practitioner/d1", "p1", Optional.of("e1"), draftOrders, selections),
                prefetch,
                false);
    }

    OpenedChart open(Charts charts, VerifiedCaller caller) {
        return charts.open(request(), occasion, NEEDS, caller, NOW);
    }

    static String searchset(String... resources) {
        return searchset(Optional.empty(), resources);
    }

    static String searchset(Optional<String> next, String... resources) {
        String entries = String.join(
                ",",
                List.of(resources).stream().map(r -> "{\"resource\":" + r + "}").toList());
        String link = next.map(url -> "\"link\":[{\"relation\":\"next\",\"url\":\"" + url + "\"}],")
                .orElse("");
        return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"," + link + "\"entry\":[" + entries + "]}";
    }

    static String patient(String id) {
        return "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"birthDate\":\"1971-05-04\"}";
    }

    static String condition(String id, String code) {
        return """
                {"resourceType":"Condition","id":"%s","subject":{"reference":"Patient/p1"},\
                "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},\
                "code":{"coding":[{"system":"urn:test","code":"%s"}]}}""".formatted(id, code);
    }

    static String order(String id, String drug, String reason) {
        String because = reason.isEmpty()
                ? ""
                : ",\"reasonCode\":[{\"coding\":[{\"system\":\"urn:test\",\"code\":\"" + reason + "\"}]}]";
        return """
                {"resourceType":"MedicationRequest","id":"%s","status":"draft","intent":"order","subject":{"reference":"Patient/p1"},\
                "medicationCodeableConcept":{"coding":[{"system":"urn:test","code":"%s"}]}%s}""".formatted(id, drug, because);
    }

    static String orderOfMedication(String id, String medication) {
        return """
                {"resourceType":"MedicationRequest","id":"%s","status":"draft","intent":"order","subject":{"reference":"Patient/p1"},\
                "medicationReference":{"reference":"%s"}}""".formatted(id, medication);
    }

    static String medication(String id, String drug) {
        return """
                {"resourceType":"Medication","id":"%s","code":{"coding":[{"system":"urn:test","code":"%s"}]}}""".formatted(id, drug);
    }

    static String outcome(String severity) {
        return """
                {"resourceType":"OperationOutcome","issue":[{"severity":"%s","code":"processing"}]}""".formatted(severity);
    }

    private static PrefetchNeed need(String key, String template) {
        return new PrefetchNeed(key, template, true);
    }

    /** Knows five codes of {@code urn:test} and what a serum IgA is ordered as. */
    static final class FewCodes implements Terminology {
        private static final Map<String, Concept> KNOWN = Map.of(
                "ivig", Concepts.IVIG,
                "dm", Concepts.DERMATOMYOSITIS,
                "plex", Concepts.PLASMAPHERESIS,
                "itp", Concepts.OTHER_IVIG_INDICATION,
                "iv", Concepts.ROUTE_IV);

        @Override
        public Set<Concept> concepts() {
            return Set.copyOf(KNOWN.values());
        }

        @Override
        public Recognition recognise(List<Code> codings, String text, Set<Concept> namable) {
            Set<Concept> found = new HashSet<>();
            codings.stream()
                    .filter(code -> code.system().equals("urn:test"))
                    .flatMap(code -> Optional.ofNullable(KNOWN.get(code.code())).stream())
                    .forEach(found::add);
            return found.isEmpty() ? Recognition.NONE : new Recognition(found, Recognition.By.CODE, text);
        }

        @Override
        public Optional<String> display(Code code) {
            return Optional.empty();
        }

        @Override
        public Optional<Code> preferred(Concept concept) {
            return concept.equals(Concepts.IGA)
                    ? Optional.of(new Code("http://loinc.org", "2458-8", "IgA [Mass/volume] in Serum or Plasma"))
                    : Optional.empty();
        }

        @Override
        public String searchTokens(Concept concept) {
            return "";
        }
    }
}
