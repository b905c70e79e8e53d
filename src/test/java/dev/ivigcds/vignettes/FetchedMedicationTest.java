package dev.ivigcds.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A drafted order that only points at a Medication: the record's FHIR server is asked for it, and its strength turns millilitres into grams
 * (clinical.md 3.1). No vignette, for without a server there is nobody to ask.
 */
@DemoServer
class FetchedMedicationTest {
    private static final String SLUG = "millilitres-of-a-medication-on-the-server";

    private static final String SITUATION = """
            { "title": "850 mL of a Medication on the server, 10 g in 100 mL, is 85 g",
              "today": "2026-03-02", "hook": "order-sign",
              "patient": { "sex": "female", "born": "1971-05-04", "weight": "90 kg on 2026-02-27" },
              "problems": [ "dermatomyositis" ],
              "labs": [ { "iga": "180 mg/dL", "on": "2025-06-10" } ],
              "checked": [ "ck", "strength", "kidney", "premedication" ],
              "signing": [ { "resource": { "resourceType": "MedicationRequest", "id": "{patient}-order", "status": "draft", "intent": "order",
                "medicationReference": { "reference": "Medication/{patient}-drug", "display": "immune globulin intravenous" },
                "subject": { "reference": "Patient/{patient}" }, "authoredOn": "2026-03-02", "dosageInstruction": [ { "doseAndRate": [ { "doseQuantity":
                  { "value": 850, "unit": "mL", "system": "http://unitsofmeasure.org", "code": "mL" } } ] } ] } } ],
              "resources": [ { "resourceType": "Medication", "id": "{patient}-drug",
                "code": { "coding": [ { "system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "42386" } ] },
                "ingredient": [ { "itemCodeableConcept": { "text": "immunoglobulin G" }, "strength": {
                  "numerator": { "value": 10, "unit": "g" }, "denominator": { "value": 100, "unit": "mL" } } } ] } ],
              "expect": { "raised": [ { "topic": "dose80", "indicator": "warning", "summary": "IVIG 85 g on one day" } ],
                "dose": { "days": [ { "date": "2026-03-02", "grams": 85 } ],
                          "arithmetic": [ "2026-03-02: 850 mL × 0.1 g/mL = 85 g" ] } } }""";

    private final int port = ServerUnderTest.running().port();

    private final SettableClock clock = ServerUnderTest.running().clock();

    @Test
    void itsStrengthIsRead() {
        Vignette vignette = Vignettes.parse(SLUG, SITUATION);
        clock.set(vignette.today().atTime(vignette.time()).atZone(Vignette.ZONE).toInstant());
        EhrOverHttp ehr = new EhrOverHttp("http://localhost:" + port);
        Records.of(vignette).forEach(ehr::store);
        ObjectNode request = ehr.request(vignette);
        request.put("fhirServer", ehr.fhir());

        Comparison.compare(vignette, ehr.call(request));
    }

    @Test
    void withoutAServerToAskTheProductIsNotGuessed() {
        Vignette vignette = Vignettes.parse(SLUG, SITUATION);
        clock.set(vignette.today().atTime(vignette.time()).atZone(Vignette.ZONE).toInstant());
        EhrOverHttp ehr = new EhrOverHttp("http://localhost:" + port);
        Records.of(vignette).forEach(ehr::store);
        ObjectNode request = ehr.request(vignette);
        ehr.prefetch(request, vignette.slug(), vignette.failing());

        JsonNode answer = ehr.call(request);

        assertThat(answer.at("/extension/dev.ivigcds.decision/dose/days").size())
                .isZero();
        assertThat(answer.get("cards").size()).isOne();
        assertThat(answer.at("/cards/0/summary").asString())
                .isEqualTo("IVIG grams per day cannot be calculated (the product could not be read)."
                        + " Daily limit of 80 g was not checked.");
    }
}
