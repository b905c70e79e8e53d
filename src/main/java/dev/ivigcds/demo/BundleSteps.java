package dev.ivigcds.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;

/** A Bundle posted to the base: a transaction is done whole or not at all, of a batch each entry stands alone. */
public final class BundleSteps {
    private final RecordStore store;

    BundleSteps(RecordStore store) {
        this.store = store;
    }

    /** What became of each entry, in their order. */
    @Transaction
    public Bundle process(@TransactionParam Bundle bundle) {
        BundleType type = bundle.getType();
        if (type == BundleType.TRANSACTION) {
            return answer(BundleType.TRANSACTIONRESPONSE, transaction(bundle.getEntry()));
        }
        if (type == BundleType.BATCH) {
            return answer(
                    BundleType.BATCHRESPONSE,
                    bundle.getEntry().stream().map(this::alone).toList());
        }
        throw new InvalidRequestException("a Bundle posted here is a transaction or a batch");
    }

    private List<BundleEntryComponent> transaction(List<BundleEntryComponent> entries) {
        List<Step> steps = entries.stream().map(Step::read).toList();
        Set<String> places = new HashSet<>();
        Map<String, String> placeByFullUrl = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            String place = steps.get(i).place();
            if (!places.add(place)) {
                throw new InvalidRequestException(place + " is in the transaction twice");
            }
            if (entries.get(i).hasFullUrl()) {
                placeByFullUrl.put(entries.get(i).getFullUrl(), place);
            }
        }
        steps.forEach(step -> step.resource()
                .ifPresent(resource -> FhirContext.forR4Cached()
                        .newTerser()
                        .getAllPopulatedChildElementsOfType(resource, Reference.class)
                        .forEach(reference -> settle(reference, placeByFullUrl))));
        return steps.stream().map(step -> step.run(store)).toList();
    }

    /** A reference to another entry by its full URL becomes one to where that entry is kept. */
    private static void settle(Reference reference, Map<String, String> placeByFullUrl) {
        String place = placeByFullUrl.get(reference.getReference());
        if (place != null) {
            reference.setReference(place).setResource(null);
        }
    }

    private BundleEntryComponent alone(BundleEntryComponent entry) {
        try {
            return Step.read(entry).run(store);
        } catch (InvalidRequestException e) {
            OperationOutcome outcome = new OperationOutcome();
            outcome.addIssue()
                    .setSeverity(IssueSeverity.ERROR)
                    .setCode(IssueType.INVALID)
                    .setDiagnostics(e.getMessage());
            BundleEntryComponent refused = new BundleEntryComponent();
            refused.getResponse().setStatus("400 Bad Request").setOutcome(outcome);
            return refused;
        }
    }

    private static Bundle answer(BundleType type, List<BundleEntryComponent> entries) {
        Bundle answer = new Bundle().setType(type);
        entries.forEach(answer::addEntry);
        return answer;
    }
}
