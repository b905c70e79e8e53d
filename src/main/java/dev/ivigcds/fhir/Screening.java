package dev.ivigcds.fhir;

import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.terminology.Terminology;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.Prefetched;
import dev.ivigcds.wire.ReceivedJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Tells from the tokens of draftOrders that a call is none of ours, before anything of FHIR is built or asked for: nearly every order of a
 * hospital is something else. Recognition is that of the full reading ({@link Recogniser}); whatever is odd, unnamed or of somebody else is
 * left to it, and so is every plasmapheresis (clinical.md 0.1, S-20).
 */
final class Screening {
    private final Recogniser recogniser;
    private final Subjects subjects;
    private final List<DraftSketch> drafts = new ArrayList<>();
    private final Set<String> medications = new HashSet<>();

    private Screening(Recogniser recogniser, Subjects subjects) {
        this.recogniser = recogniser;
        this.subjects = subjects;
    }

    /** Whether every drafted order is this patient's, is named, and is neither an immunoglobulin nor a plasmapheresis. */
    static boolean showsNothing(HookRequest request, Terminology terminology) {
        Subjects subjects = new Subjects(request.context().patientId());
        try {
            return request.context().draftOrders().isPresent()
                    && isThisPatient(request.prefetch().get("patient"), subjects)
                    && new Screening(new Recogniser(terminology), subjects)
                            .showsNothing(request.context().draftOrders().get());
        } catch (JacksonException e) {
            return false;
        }
    }

    private boolean showsNothing(ReceivedJson bundle) {
        try (JsonParser json = JsonTree.parser(bundle)) {
            return json.nextToken() == JsonToken.START_OBJECT
                    && took(json)
                    && drafts.stream().allMatch(this::isNothing);
        }
    }

    /** Whether the Patient that came, if one did, is the one in context; who is not is refused whatever the orders are (T-14). */
    private static boolean isThisPatient(@Nullable Prefetched supplied, Subjects subjects) {
        if (!(supplied instanceof Prefetched.Resource(ReceivedJson patient))) {
            return true;
        }
        try (JsonParser json = JsonTree.parser(patient)) {
            json.nextToken();
            DraftSketch sketch = DraftSketch.read(json);
            return sketch.type().equals("Patient") && !sketch.isOdd() && subjects.isOrMayBe(sketch.id());
        }
    }

    /** Takes the resources of the Bundle in; false if it is not of entries that each hold one. */
    private boolean took(JsonParser json) {
        boolean regular = true;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            boolean entries = json.currentName().equals("entry");
            JsonToken begins = json.nextToken();
            if (!entries) {
                json.skipChildren();
            } else if (begins != JsonToken.START_ARRAY) {
                return false;
            } else {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    regular &= json.currentToken() == JsonToken.START_OBJECT && tookEntry(json);
                }
            }
        }
        return regular;
    }

    private boolean tookEntry(JsonParser json) {
        String fullUrl = "";
        DraftSketch resource = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String member = json.currentName();
            JsonToken begins = json.nextToken();
            if (member.equals("resource") && begins == JsonToken.START_OBJECT) {
                resource = DraftSketch.read(json);
            } else if (member.equals("fullUrl") && begins == JsonToken.VALUE_STRING) {
                fullUrl = Primitives.text(json.getString());
            } else {
                json.skipChildren();
            }
        }
        if (resource == null) {
            return false;
        }
        drafts.add(resource);
        if (resource.type().equals("Medication")) {
            medications.add("Medication/" + resource.id());
            medications.add(fullUrl);
        }
        return true;
    }

    private boolean isNothing(DraftSketch draft) {
        boolean readable = !draft.isOdd() && (R4.knows(draft.type()) || R4bAlone.has(draft.type()));
        return readable
                && subjects.of(draft.subject()) == Subjects.Whose.THIS_PATIENT
                && draft.contained().stream().allMatch(this::namesNothing)
                && switch (draft.type()) {
                    case "MedicationRequest" -> isNamed(draft) && namesNothing(draft);
                    case "ServiceRequest", "Medication" -> namesNothing(draft);
                    default -> true;
                };
    }

    /** Whether its drug is known from the call itself, be it only by a word. */
    private boolean isNamed(DraftSketch order) {
        String reference = order.drugReference();
        if (reference.isEmpty()) {
            return order.named().stream().anyMatch(drug -> !drug.isBlank());
        }
        return reference.startsWith("#")
                ? order.contained().stream().anyMatch(m -> m.id().equals(reference.substring(1)))
                : medications.contains(reference);
    }

    private boolean namesNothing(DraftSketch resource) {
        return isNothing(recogniser.recognise(resource.drugShown(), Recogniser.PRODUCTS))
                && resource.named().stream().allMatch(this::isNothing);
    }

    private boolean isNothing(DraftSketch.Named named) {
        return isNothing(recogniser.recognise(named.codings(), named.text(), Recogniser.DRAFTED));
    }

    private static boolean isNothing(Recognition what) {
        return !what.is(Concepts.IVIG)
                && !what.is(Concepts.IMMUNOGLOBULIN_ANY_ROUTE)
                && !what.is(Concepts.PLASMAPHERESIS);
    }
}
