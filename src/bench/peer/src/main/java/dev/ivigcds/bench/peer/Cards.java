package dev.ivigcds.bench.peer;

import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceIndicatorEnum;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseCardJson;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseCardSourceJson;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseSuggestionActionJson;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseSuggestionJson;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** The cards about one order, with the orders that they offer. */
record Cards(MedicationRequest order) {
    CdsServiceResponseCardJson igaNeverMeasured() {
        CdsServiceResponseCardJson card = card(
                CdsServiceIndicatorEnum.WARNING,
                "IgA was never measured: check before the first IVIG",
                "Patients with IgA deficiency and antibodies against IgA can react with anaphylaxis. Measure IgA before the first infusion.");
        card.addSuggestion(suggestion(
                "Order IgA",
                "create",
                "Order IgA in serum",
                labOrder("2458-8", "IgA [Mass/volume] in Serum or Plasma")));
        return card;
    }

    CdsServiceResponseCardJson tooManyGrams(double grams, int days, Optional<Double> weight) {
        long split = (long) Math.ceil(grams * Math.max(days, 1) / 80);
        CdsServiceResponseCardJson card = card(
                CdsServiceIndicatorEnum.WARNING,
                "%.0f g on one day: more than 80 g".formatted(grams),
                "Ordered: %.0f g on each of %d days%s. Spread over %d days no day has more than 80 g."
                        .formatted(
                                grams,
                                days,
                                weight.map(kg -> " at %.0f kg".formatted(kg)).orElse(""),
                                split));
        MedicationRequest spread = order.copy();
        spread.getDosageInstructionFirstRep().getTiming().getRepeat().setCount((int) split);
        spread.getDosageInstructionFirstRep()
                .getDoseAndRateFirstRep()
                .getDoseQuantity()
                .setValue(grams * Math.max(days, 1) / split);
        card.addSuggestion(
                suggestion("Spread over %d days".formatted(split), "update", "The same total over more days", spread));
        return card;
    }

    CdsServiceResponseCardJson notReady(List<String> missing) {
        return card(
                CdsServiceIndicatorEnum.INFO,
                "Before the first infusion: " + String.join(", ", missing),
                "Without a baseline the response after 12 weeks cannot be judged. Missing: "
                        + String.join(", ", missing) + ".");
    }

    private static CdsServiceResponseCardJson card(CdsServiceIndicatorEnum indicator, String summary, String detail) {
        return new CdsServiceResponseCardJson()
                .setUuid(UUID.randomUUID().toString())
                .setIndicator(indicator)
                .setSummary(summary)
                .setDetail(detail)
                .setSource(new CdsServiceResponseCardSourceJson()
                        .setLabel("Peer of IVIG CDS")
                        .setUrl("https://peer.bench.example"));
    }

    private static CdsServiceResponseSuggestionJson suggestion(
            String label, String type, String description, Resource resource) {
        CdsServiceResponseSuggestionActionJson action = new CdsServiceResponseSuggestionActionJson();
        action.setType(type).setDescription(description).setResource(resource);
        CdsServiceResponseSuggestionJson suggestion = new CdsServiceResponseSuggestionJson()
                .setLabel(label)
                .setUuid(UUID.randomUUID().toString());
        suggestion.addAction(action);
        return suggestion;
    }

    private ServiceRequest labOrder(String code, String display) {
        ServiceRequest lab = new ServiceRequest();
        lab.setStatus(ServiceRequest.ServiceRequestStatus.DRAFT);
        lab.setIntent(ServiceRequest.ServiceRequestIntent.ORDER);
        lab.setCode(new CodeableConcept(new Coding("http://loinc.org", code, display)));
        lab.setSubject(order.getSubject().copy());
        return lab;
    }
}
