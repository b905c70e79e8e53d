package dev.ivigcds.bench.peer;

import ca.uhn.fhir.rest.api.server.cdshooks.CdsServiceRequestJson;
import ca.uhn.hapi.fhir.cdshooks.api.CdsService;
import ca.uhn.hapi.fhir.cdshooks.api.CdsServicePrefetch;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseCardJson;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/** The peer's one service: the same prefetch keys as ours, and the questions that make up most of our work with an IVIG order. */
public class IvigService {
    private static final String LOINC = "http://loinc.org";
    private static final List<String> IVIG = List.of("1809499", "1809501", "1809502", "1809521", "42386");
    private static final List<String> MYOSITIS = List.of("396230008", "M33.10", "M33.90", "M36.0", "702380008");

    /** One call, as the library hands it over: every resource of context and prefetch is parsed already. */
    @CdsService(
            value = "ivig-myositis",
            hook = "order-sign",
            title = "IVIG in myositis",
            description = "Checks orders for intravenous immunoglobulin in myositis.",
            prefetch = {
                @CdsServicePrefetch(value = "patient", query = "Patient/{{context.patientId}}"),
                @CdsServicePrefetch(value = "conditions", query = "Condition?patient={{context.patientId}}&_count=200"),
                @CdsServicePrefetch(
                        value = "iga",
                        query = "Observation?patient={{context.patientId}}&code=http://loinc.org|2458-8&_count=50"),
                @CdsServicePrefetch(
                        value = "orders",
                        query = "MedicationRequest?patient={{context.patientId}}&_count=200"),
                @CdsServicePrefetch(
                        value = "given",
                        query = "MedicationAdministration?patient={{context.patientId}}&_count=200"),
                @CdsServicePrefetch(
                        value = "body",
                        query = "Observation?patient={{context.patientId}}&code=http://loinc.org|29463-7&_count=100"),
                @CdsServicePrefetch(
                        value = "ck",
                        query = "Observation?patient={{context.patientId}}&code=http://loinc.org|2157-6&_count=100"),
                @CdsServicePrefetch(
                        value = "measures",
                        query = "Observation?patient={{context.patientId}}&code=mmt8&_count=100"),
                @CdsServicePrefetch(
                        value = "services",
                        query = "ServiceRequest?patient={{context.patientId}}&_count=100"),
                @CdsServicePrefetch(value = "procedures", query = "Procedure?patient={{context.patientId}}&_count=100"),
                @CdsServicePrefetch(
                        value = "allergies",
                        query = "AllergyIntolerance?patient={{context.patientId}}&_count=100"),
                @CdsServicePrefetch(
                        value = "renal",
                        query = "Observation?patient={{context.patientId}}&code=http://loinc.org|2160-0&_count=50"),
                @CdsServicePrefetch(
                        value = "dispensed",
                        query = "MedicationDispense?patient={{context.patientId}}&_count=100"),
                @CdsServicePrefetch(
                        value = "statements",
                        query = "MedicationStatement?patient={{context.patientId}}&_count=100"),
                @CdsServicePrefetch(
                        value = "immunizations",
                        query = "Immunization?patient={{context.patientId}}&_count=100")
            })
    public CdsServiceResponseJson orderSign(CdsServiceRequestJson request) {
        CdsServiceResponseJson response = new CdsServiceResponseJson();
        Optional<MedicationRequest> order =
                resources((Bundle) request.getContext().getResource("draftOrders"), MedicationRequest.class).stream()
                        .filter(o -> has(o.getMedicationCodeableConcept(), IVIG))
                        .findFirst();
        boolean myositis = resources(prefetched(request, "conditions"), Condition.class).stream()
                .anyMatch(c -> has(c.getCode(), MYOSITIS));
        if (order.isPresent() && myositis) {
            Cards cards = new Cards(order.get());
            judgeIga(request, cards).ifPresent(response::addCard);
            judgeDose(request, order.get(), cards).ifPresent(response::addCard);
            judgeReadiness(request, cards).ifPresent(response::addCard);
        }
        return response;
    }

    private static Optional<CdsServiceResponseCardJson> judgeIga(CdsServiceRequestJson request, Cards cards) {
        boolean measured = resources(prefetched(request, "iga"), Observation.class).stream()
                .anyMatch(o -> o.getCode().hasCoding(LOINC, "2458-8") && o.hasValueQuantity());
        return measured ? Optional.empty() : Optional.of(cards.igaNeverMeasured());
    }

    /** Grams on one day, from every instruction of the order, against 80 g and against the latest weight. */
    private static Optional<CdsServiceResponseCardJson> judgeDose(
            CdsServiceRequestJson request, MedicationRequest order, Cards cards) {
        Optional<Double> weight = latest(request, "body", "29463-7");
        double grams = 0;
        int days = 0;
        for (var instruction : order.getDosageInstruction()) {
            var repeat = instruction.getTiming().getRepeat();
            for (var dose : instruction.getDoseAndRate()) {
                double value = dose.getDoseQuantity().getValue().doubleValue();
                double once = dose.getDoseQuantity().getUnit().equals("g/kg") ? value * weight.orElse(0.0) : value;
                grams += once * Math.max(1, repeat.getFrequency());
                days = Math.max(days, repeat.getCount());
            }
        }
        boolean tooMuch = grams > 80 || weight.isPresent() && grams / weight.get() > 2.2;
        return tooMuch ? Optional.of(cards.tooManyGrams(grams, days, weight)) : Optional.empty();
    }

    private static Optional<CdsServiceResponseCardJson> judgeReadiness(CdsServiceRequestJson request, Cards cards) {
        List<String> missing = new ArrayList<>();
        if (latest(request, "ck", "2157-6").isEmpty()) {
            missing.add("CK");
        }
        if (resources(prefetched(request, "measures"), Observation.class).isEmpty()) {
            missing.add("strength (MMT-8)");
        }
        if (latest(request, "renal", "2160-0").isEmpty()) {
            missing.add("creatinine");
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(cards.notReady(missing));
    }

    private static Optional<Double> latest(CdsServiceRequestJson request, String key, String code) {
        return resources(prefetched(request, key), Observation.class).stream()
                .filter(o -> o.getCode().hasCoding(LOINC, code) && o.hasValueQuantity())
                .max(Comparator.comparing(o -> o.getEffectiveDateTimeType().getValue()))
                .map(o -> o.getValueQuantity().getValue().doubleValue());
    }

    private static Bundle prefetched(CdsServiceRequestJson request, String key) {
        return request.getPrefetch(key) instanceof Bundle bundle ? bundle : new Bundle();
    }

    private static <T extends Resource> List<T> resources(Bundle bundle, Class<T> type) {
        return bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static boolean has(CodeableConcept concept, List<String> codes) {
        return concept.getCoding().stream().anyMatch(coding -> codes.contains(coding.getCode()));
    }
}
