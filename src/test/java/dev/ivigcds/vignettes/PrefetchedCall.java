package dev.ivigcds.vignettes;

import dev.ivigcds.wire.PrefetchNeed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The call of a vignette as an EHR would send it that supplies everything, about a patient who has a name as people have. */
public final class PrefetchedCall {
    private PrefetchedCall() {}

    /** The request, each part of the chart that is asked for under its key. */
    public static ObjectNode of(Vignette vignette, List<PrefetchNeed> needs) {
        ObjectNode request = Envelope.of(vignette);
        ObjectNode prefetch = request.putObject("prefetch");
        RecordSearch records = new RecordSearch(Records.of(vignette));
        for (PrefetchNeed need : needs) {
            Optional<Resource> found = records.run(need.template());
            if (vignette.failing().contains(need.key())) {
                prefetch.set(need.key(), Vignettes.STRICT.readTree(EhrOverHttp.OUTCOME));
            } else if (found.isEmpty()) {
                prefetch.putNull(need.key());
            } else {
                String json = Records.FHIR.newJsonParser().encodeResourceToString(found.get());
                prefetch.set(need.key(), Vignettes.STRICT.readTree(json));
            }
        }
        name(request);
        return request;
    }

    /** Vignettes call their patients by their slug, whose words are those of the case. */
    private static void name(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("resourceType").asString("").equals("Patient")) {
                ObjectNode name = object.putArray("name").addObject().put("family", "Quillfeather");
                name.putArray("given").add("Marta");
            }
            if (object.path("subject") instanceof ObjectNode subject) {
                subject.put("display", "Marta Quillfeather");
            }
        }
        node.forEach(PrefetchedCall::name);
    }

    /** When it is made. */
    public static Instant at(Vignette vignette) {
        return vignette.today().atTime(vignette.time()).atZone(Vignette.ZONE).toInstant();
    }
}
