package dev.ivigcds.vignettes;

import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The hook request of a vignette: who, where and the drafted orders, with the decision record asked for and no data yet. */
final class Envelope {
    private Envelope() {}

    static ObjectNode of(Vignette vignette) {
        ObjectNode request = Vignettes.STRICT.createObjectNode();
        request.put("hook", vignette.hook());
        request.put("hookInstance", UUID.randomUUID().toString());
        ObjectNode context = request.putObject("context");
        context.put("userId", "Practitioner/vignette");
        context.put("patientId", vignette.slug());
        if (vignette.encounter() != null) {
            context.put("encounterId", vignette.encounter());
        }
        if (!vignette.hook().equals("patient-view")) {
            String drafts = Records.FHIR.newJsonParser().encodeResourceToString(Orders.drafts(vignette));
            context.set("draftOrders", Vignettes.STRICT.readTree(drafts));
        }
        if (vignette.hook().equals("order-select")) {
            Orders.selections(vignette).forEach(context.withArray("selections")::add);
        }
        request.putObject("extension").put("dev.ivigcds.explain", true);
        return request;
    }
}
