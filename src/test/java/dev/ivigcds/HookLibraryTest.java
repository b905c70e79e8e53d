package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.Vignettes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the definitions of order-sign, order-select and patient-view demand beyond the members of their contexts (R-107, R-108, R-154 … R-157). */
class HookLibraryTest extends FirstIvigOverHttp {
    @Test
    void r107_atOrderSignEverythingIsSaidAgainUnderNewIds() {
        JsonNode signed = ehr.call(request);
        request.put("hook", "order-select");
        context()
                .putArray("selections")
                .add("MedicationRequest/" + order().get("id").asString());
        JsonNode selected = ehr.call(request);
        assertThat(EhrOverHttp.topics(signed))
                .containsAll(EhrOverHttp.topics(selected))
                .isNotEmpty();
        Set<String> ids = new HashSet<>(signed.findValuesAsString("uuid"));
        assertThat(ids).isNotEmpty().doesNotContainAnyElementsOf(selected.findValuesAsString("uuid"));
    }

    @Test
    void r108_besideAnotherOrderTheCardNamesTheOneItIsAbout() {
        drafts().add(Vignettes.STRICT.readTree(METHOTREXATE));
        JsonNode card = ehr.call(request).at("/cards/0");
        assertThat(card.get("detail").asString()).contains("IVIG").doesNotContain("methotrexate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Practitioner/1", "PractitionerRole/1"})
    void r154_aClinicianGetsCards(String userId) {
        context().put("userId", userId);
        getsItsCard();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient/first-ivig", "RelatedPerson/1"})
    void r154_aPatientOrRelativeIsShownNoneAndTheRecordSaysWhy(String userId) {
        context().put("userId", userId);
        JsonNode answer = ehr.call(request);
        assertThat(EhrOverHttp.topics(answer)).isEmpty();
        assertThat(answer.at("/extension/dev.ivigcds.decision/verdicts").valueStream())
                .anySatisfy(verdict -> {
                    assertThat(verdict.get("topic").asString()).isEqualTo("igaUnscreened");
                    assertThat(verdict.get("verdict").asString()).isEqualTo("suppressed");
                    assertThat(verdict.get("because").asString()).startsWith("not said to a patient");
                });
    }

    @Test
    void r155_whatWasSelectedBeforeIsNotSaidAgain() {
        drafts().add(Vignettes.STRICT.readTree(METHOTREXATE));
        request.put("hook", "order-select");
        context().putArray("selections").add("MedicationRequest/mtx");
        assertThat(EhrOverHttp.topics(ehr.call(request))).isEmpty();
        context()
                .putArray("selections")
                .add("MedicationRequest/" + order().get("id").asString());
        getsItsCard();
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "active"})
    void r156_anOrderSignedAgainIsJudgedWhateverItsStatus(String status) {
        drafts().add(Vignettes.STRICT.readTree(METHOTREXATE));
        order().put("status", status);
        getsItsCard();
    }

    @Test
    void r157_aBundleWithoutTypeAndFullUrlAndALongIdAreRead() {
        ((ObjectNode) context().get("draftOrders")).remove(List.of("type", "id"));
        ((ObjectNode) drafts().get(0)).remove("fullUrl");
        order().put("id", "eOrder.".repeat(20) + "-1");
        getsItsCard();
    }
}
