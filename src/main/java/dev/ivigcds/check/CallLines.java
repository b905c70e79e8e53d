package dev.ivigcds.check;

import dev.ivigcds.wire.HookContext;
import dev.ivigcds.wire.HookRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Who called, about whom and about which orders, and what of the call was put aside.
 *
 * @param captured the call
 * @param at the time it is judged at
 * @param zone where dates without an offset are read
 */
record CallLines(Captured captured, Instant at, ZoneId zone) {

    void onto(Paper paper) {
        HookRequest call = captured.read();
        HookContext context = call.context();
        paper.section("The call")
                .entry("hook", call.hook())
                .entry("hookInstance", call.hookInstance())
                .entry("judged at", at.truncatedTo(ChronoUnit.SECONDS) + ", dates without an offset in " + zone)
                .entry("patient", context.patientId())
                .entry("user", user(context.userId()))
                .entry("encounter", context.encounterId().orElse("none named"));
        context.draftOrders().ifPresent(bundle -> drafts(paper));
        if (call.hook().equals("order-select")) {
            paper.entry(
                    "selected", context.selections().isEmpty() ? "nothing" : String.join(", ", context.selections()));
        }
        putAside(call, paper);
    }

    private static String user(String userId) {
        int slash = userId.indexOf('/');
        return slash > 0 ? userId.substring(0, slash) : "of no type: " + userId + " (Type/id is expected)";
    }

    private void drafts(Paper paper) {
        List<String> drafts = Captured.resources(captured.sent().path("context").path("draftOrders")).stream()
                .map(CallLines::draft)
                .toList();
        paper.entry("drafted", drafts.isEmpty() ? "nothing" : String.join("; ", drafts));
    }

    private static String draft(JsonNode order) {
        String id = Tree.text(order, "id");
        String status = Tree.text(order, "status");
        return Tree.text(order, "resourceType") + (id.isEmpty() ? " without id" : "/" + id) + " ("
                + (status.isEmpty() ? "no status" : status) + ")";
    }

    private void putAside(HookRequest call, Paper paper) {
        paper.entry(
                "put aside",
                call.fhirServer()
                        .map(server -> "fhirServer " + server + ": nothing is called from here")
                        .orElse("no fhirServer was sent"));
        if (call.fhirAuthorization().isPresent()) {
            paper.entry(
                    "",
                    "the access token, with the scopes "
                            + call.fhirAuthorization().get().scope());
        } else if (captured.sent().has("fhirAuthorization")) {
            paper.entry("", "fhirAuthorization, which is not whole and gives no access")
                    .flag("access_token, token_type Bearer, expires_in, scope and subject are all required");
        } else {
            paper.entry("", "no access token was sent");
        }
    }
}
