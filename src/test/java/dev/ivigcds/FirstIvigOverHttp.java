package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.ServerUnderTest;
import dev.ivigcds.vignettes.SettableClock;
import dev.ivigcds.vignettes.Situations;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tests that begin with a first IVIG order and a full prefetch, of which exactly one card comes: no IgA is on file. */
@DemoServer
abstract class FirstIvigOverHttp {
    static final String METHOTREXATE = """
            {"resource": {"resourceType": "MedicationRequest", "id": "mtx", "status": "draft", "intent": "order",
              "subject": {"reference": "Patient/first-ivig"}, "medicationCodeableConcept": {"text": "methotrexate", "coding": [
                {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "6851", "display": "methotrexate"}]}}}""";

    final int port = ServerUnderTest.running().port();

    private final SettableClock clock = ServerUnderTest.running().clock();

    EhrOverHttp ehr;
    ObjectNode request;

    @BeforeEach
    void startsFromAGoodRequest() {
        clock.set(Instant.parse("2026-03-02T08:00:00Z"));
        ehr = new EhrOverHttp("http://localhost:" + port);
        Situations.store(ehr);
        request = Situations.firstIvig(ehr);
        ehr.prefetch(request, "first-ivig", List.of());
    }

    ObjectNode context() {
        return (ObjectNode) request.get("context");
    }

    ObjectNode order() {
        return (ObjectNode) request.at("/context/draftOrders/entry/0/resource");
    }

    ArrayNode drafts() {
        return (ArrayNode) request.at("/context/draftOrders/entry");
    }

    void getsItsCard() {
        assertThat(EhrOverHttp.topics(ehr.call(request))).containsExactly("igaUnscreened");
    }
}
