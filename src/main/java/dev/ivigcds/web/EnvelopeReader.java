package dev.ivigcds.web;

import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.wire.FhirAuthorization;
import dev.ivigcds.wire.HookContext;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.Prefetched;
import dev.ivigcds.wire.ReceivedJson;
import dev.ivigcds.wire.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads a hook call member by member, so that what is wrong can be named (R-31 … … ). Members we do not know are
 * ignored.
 */
final class EnvelopeReader {
    private static final String EPIC_FHIR_VERSION = "com.epic.cdshooks.request.fhir-version";
    private static final Set<String> FHIR_VERSIONS = Set.of("R4", "R4B");

    /** What may be large and may turn out not to concern us: the drafted orders, and what came under each prefetch key. */
    private final StrictJson json = new StrictJson((object, member) ->
            object.equals("prefetch") || (object.equals("context") && member.equals("draftOrders")));

    /**
     * Reads a call of a service as one catalog offers it.
     *
     * @throws Refusal saying which member is missing or malformed, which service is unknown, or which hook is not offered
     */
    HookRequest read(Catalog catalog, String serviceId, byte[] body) {
        catalog.require(serviceId);
        Member call = Member.root(json.read(body));
        String hook = call.requiredText("hook", "the name of the hook that fired");
        catalog.require(serviceId, hook);
        String hookInstance = call.requiredText("hookInstance", "the UUID of this call");
        refuseOtherFhir(call);
        Member context = call.requiredObject("context", "what the hook is about");
        return new HookRequest(
                hook,
                hookInstance,
                call.optionalText("fhirServer"),
                call.optionalObject("fhirAuthorization").flatMap(EnvelopeReader::authorization),
                context(hook, context),
                prefetch(catalog, call),
                explain(call));
    }

    /** Epic says in each call which FHIR its resources are of. */
    private static void refuseOtherFhir(Member call) {
        String version = call.node().path("extension").path(EPIC_FHIR_VERSION).asString("");
        if (!version.isBlank() && !FHIR_VERSIONS.contains(version.strip().toUpperCase(Locale.ROOT))) {
            throw new Refusal.FhirVersion(
                    "The call says that its resources are of another FHIR version. This service reads FHIR R4 (4.0) and R4B (4.3).",
                    Member.path("extension", EPIC_FHIR_VERSION));
        }
    }

    private static HookContext context(String hook, Member context) {
        String userId = context.requiredText("userId", "who is working, as Type/id");
        String patientId = context.requiredText("patientId", "the id of the patient");
        Optional<ReceivedJson> drafts = Optional.empty();
        List<String> selections = List.of();
        if (hook.startsWith("order-")) {
            drafts = Optional.of(draftOrders(context));
        }
        if (hook.equals("order-select")) {
            selections = selections(context);
        }
        return new HookContext(userId, patientId, context.optionalText("encounterId"), drafts, selections);
    }

    private static ReceivedJson draftOrders(Member context) {
        if (context.isAbsent("draftOrders")) {
            throw new Refusal.Missing(
                    "context.draftOrders is missing: the Bundle of drafted orders. Some EHRs leave it out when the registered service URL is"
                            + " not exactly the one called, or when the scopes for unsigned orders are not granted. Check the registration.",
                    "context.draftOrders");
        }
        if (context.node().path("draftOrders") instanceof LeftAsItCame bundle
                && bundle.resourceType().equals("Bundle")) {
            return bundle.json();
        }
        throw new Refusal.Malformed(
                "context.draftOrders must be a FHIR R4 Bundle (resourceType \"Bundle\").", "context.draftOrders");
    }

    private static List<String> selections(Member context) {
        List<String> selections = new ArrayList<>();
        for (JsonNode selection : context.requiredArray("selections", "the references of the orders just selected")) {
            if (!selection.isString() || selection.asString().isBlank()) {
                throw new Refusal.Malformed(
                        "context.selections must hold references such as \"MedicationRequest/123\".",
                        "context.selections");
            }
            selections.add(selection.asString());
        }
        return selections;
    }

    /** Access that is not whole is no access: the call is then judged from what it brought. */
    private static Optional<FhirAuthorization> authorization(Member access) {
        JsonNode node = access.node();
        String token = text(node, "access_token");
        boolean bearer = text(node, "token_type").toLowerCase(Locale.ROOT).equals("bearer");
        boolean lifetime = node.path("expires_in").isIntegralNumber()
                && node.path("expires_in").bigIntegerValue().signum() > 0;
        boolean headerSafe = token.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        String scope = text(node, "scope");
        String subject = text(node, "subject");
        if (token.isEmpty() || !headerSafe || !bearer || !lifetime || scope.isBlank() || subject.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new FhirAuthorization(token, scope, subject, access.optionalText("patient")));
    }

    /** A member if it is a string; anything else counts as not there. */
    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.asString() : "";
    }

    /** The keys we asked for; others are ignored. */
    private static Map<String, Prefetched> prefetch(Catalog catalog, Member call) {
        Map<String, Prefetched> prefetch = new HashMap<>();
        Optional<Member> sent = call.optionalObject("prefetch");
        for (String key : catalog.suppliedKeys()) {
            JsonNode value = sent.map(s -> s.node().path(key)).orElse(MissingNode.getInstance());
            if (!value.isMissingNode()) {
                prefetch.put(key, prefetched(key, value));
            }
        }
        return prefetch;
    }

    private static Prefetched prefetched(String key, JsonNode value) {
        if (value.isNull()) {
            return new Prefetched.Nothing();
        }
        if (!(value instanceof LeftAsItCame left) || left.resourceType().isEmpty()) {
            throw new Refusal.Malformed(
                    "Each value of prefetch must be a FHIR resource as a JSON object, or null where the search found nothing.",
                    Member.path("prefetch", key));
        }
        return left.resourceType().equals("OperationOutcome")
                ? new Prefetched.Failed(left.json())
                : new Prefetched.Resource(left.json());
    }

    private static boolean explain(Member call) {
        return call.node().path("extension").path("dev.ivigcds.explain").asBoolean(false);
    }
}
