package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A first IVIG for which nothing was done: one card names every point and carries what each would offer (clinical.md 6-10). */
@DemoServer
class ChecklistTest {
    private final int port = ServerUnderTest.running().port();

    private final SettableClock clock = ServerUnderTest.running().clock();

    @Test
    void oneCardNamesAllFivePointsAndCarriesTheirSuggestions() {
        JsonNode cards = answer().get("cards");

        assertThat(cards.size()).isEqualTo(1);
        JsonNode card = cards.get(0);
        assertThat(card.path("summary").asString())
                .isEqualTo("Before this infusion, 5 points to check: IgA pending, CK due, +3.");
        assertThat(card.path("detail").asString())
                .contains("**IgA pending**: IgA ordered but not resulted.")
                .contains("**CK due**: No CK in the 28 days before the first IVIG.")
                .contains("**Muscle strength score due**: No standardized muscle strength score")
                .contains("**Renal function not known**: No creatinine/eGFR in the last 30 days.")
                .contains("**Hydration and premedication**: First IVIG: plan hydration");
        assertThat(card.path("suggestions").findValuesAsString("label"))
                .isEqualTo(List.of(
                        "Order creatine kinase (CK)",
                        "Order an assessment of strength by MMT-8",
                        "Order creatinine",
                        "Draft acetaminophen, dose to be filled in",
                        "Draft diphenhydramine, dose to be filled in"));
        assertThat(card.path("selectionBehavior").asString()).isEqualTo("any");
    }

    @Test
    void whatIsAcceptedIsNotAskedForAgain() {
        ObjectNode request = request();
        for (JsonNode suggestion : answer().at("/cards/0/suggestions")) {
            ((ObjectNode) request.at("/context/draftOrders"))
                    .withArray("entry")
                    .addObject()
                    .set("resource", suggestion.at("/actions/0/resource"));
        }
        JsonNode cards = ehr().call(request).get("cards");

        assertThat(StreamSupport.stream(cards.spliterator(), false)
                        .map(c -> c.at("/source/topic/code").asString()))
                .containsExactly("igaPending");
    }

    private EhrOverHttp ehr() {
        return new EhrOverHttp("http://localhost:" + port);
    }

    private JsonNode answer() {
        return ehr().call(request());
    }

    private ObjectNode request() {
        Vignette vignette = Vignettes.all().stream()
                .filter(v -> v.slug().equals("first-ivig-with-nothing-done"))
                .findFirst()
                .orElseThrow();
        clock.set(vignette.today().atTime(vignette.time()).atZone(Vignette.ZONE).toInstant());
        EhrOverHttp ehr = ehr();
        Records.of(vignette).forEach(ehr::store);
        ObjectNode request = ehr.request(vignette);
        ehr.prefetch(request, vignette.slug(), List.of());
        return request;
    }
}
