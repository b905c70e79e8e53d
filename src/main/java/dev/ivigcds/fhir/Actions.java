package dev.ivigcds.fhir;

import dev.ivigcds.facts.Proposal;
import dev.ivigcds.terminology.Terminology;
import dev.ivigcds.wire.Card;
import dev.ivigcds.wire.HookContext;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Proposals as CDS Hooks actions (R-97 … R-99): new draft orders, and drafted orders with their dose rewritten. */
final class Actions {
    private final HookContext context;
    private final Circumstances circumstances;
    private final DraftOrders received;
    private final Terminology terminology;

    Actions(HookContext context, Circumstances circumstances, DraftOrders received, Terminology terminology) {
        this.context = context;
        this.circumstances = circumstances;
        this.received = received;
        this.terminology = terminology;
    }

    Optional<Card.Action> write(Proposal proposal) {
        return switch (proposal) {
            case Proposal.OrderTest test ->
                terminology.preferred(test.test()).map(code -> service("laboratory test ", code, test.urgent()));
            case Proposal.OrderProcedure procedure ->
                terminology.preferred(procedure.procedure()).map(code -> service("", code, procedure.urgent()));
            case Proposal.OrderDrug drug -> terminology.preferred(drug.drug()).map(this::drug);
            case Proposal.OrderByWords words -> Optional.of(byWords(words));
            case Proposal.SpreadDose spread -> spread(spread);
        };
    }

    private Card.Action service(String kind, Terminology.Code code, boolean urgent) {
        return service(concept(code), kind + name(code), urgent);
    }

    private Card.Action byWords(Proposal.OrderByWords words) {
        return service(JsonTree.object().put("text", words.what()), words.what(), words.urgent());
    }

    private Card.Action service(ObjectNode code, String what, boolean urgent) {
        ObjectNode request = draft("ServiceRequest").put("priority", urgent ? "urgent" : "routine");
        request.set("code", code);
        addContext(request);
        String description = "Draft a new order: " + what + ", " + (urgent ? "urgent" : "routine") + ".";
        return new Card.Action("create", description, JsonTree.write(request));
    }

    /** Without a dose: nobody but the site or the prescriber knows it. */
    private Card.Action drug(Terminology.Code code) {
        ObjectNode request = draft("MedicationRequest");
        request.set("medicationCodeableConcept", concept(code));
        addContext(request);
        String description = "Draft a new order: " + name(code) + "; dose to be filled in.";
        return new Card.Action("create", description, JsonTree.write(request));
    }

    private static ObjectNode concept(Terminology.Code code) {
        ObjectNode concept = JsonTree.object();
        ObjectNode coding = concept.putArray("coding").addObject();
        coding.put("system", code.system()).put("code", code.code());
        if (!code.display().isBlank()) {
            coding.put("display", code.display());
            concept.put("text", code.display());
        }
        return concept;
    }

    private static String name(Terminology.Code code) {
        return code.display().isBlank() ? code.code() : code.display() + " (" + code.code() + ")";
    }

    private static ObjectNode draft(String type) {
        return JsonTree.object()
                .put("resourceType", type)
                .put("id", UUID.randomUUID().toString())
                .put("status", "draft")
                .put("intent", "order");
    }

    private void addContext(ObjectNode request) {
        request.putObject("subject").put("reference", "Patient/" + context.patientId());
        context.encounterId().ifPresent(id -> request.putObject("encounter").put("reference", "Encounter/" + id));
        request.put("authoredOn", authoredOn());
        if (context.userId().startsWith("Practitioner/") || context.userId().startsWith("PractitionerRole/")) {
            request.putObject("requester").put("reference", context.userId());
        }
    }

    private String authoredOn() {
        OffsetDateTime now = circumstances
                .now()
                .atZone(circumstances.zone())
                .toOffsetDateTime()
                .truncatedTo(ChronoUnit.SECONDS);
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").format(now);
    }

    private Optional<Card.Action> spread(Proposal.SpreadDose spread) {
        return Optional.ofNullable(received.received().get(spread.order()))
                .flatMap(order -> SpreadOrder.write(order, spread, circumstances))
                .map(order -> new Card.Action("update", order.description(), JsonTree.write(order.order())));
    }
}
