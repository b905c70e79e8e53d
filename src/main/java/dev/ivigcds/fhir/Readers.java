package dev.ivigcds.fhir;

import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Recognition;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;

/** The readers of the single resource types, made for one call. */
record Readers(
        Products products,
        Dates dates,
        MedicationOrders orders,
        Administrations administrations,
        Diagnoses diagnoses,
        Allergies allergies,
        ServiceOrders services,
        Results results) {

    static Readers of(Codes codes, Products products, Dates dates, Optional<String> encounterId) {
        Dosages dosages = new Dosages(codes, new Timings(dates));
        return new Readers(
                products,
                dates,
                new MedicationOrders(codes, products, dosages, dates),
                new Administrations(codes, products, dates),
                new Diagnoses(codes, dates, encounterId),
                new Allergies(codes, dates),
                new ServiceOrders(codes, dates),
                new Results(codes, dates));
    }

    /** An order of the record, with the diagnoses it points at. */
    Optional<MedicationOrder> order(Resource resource, Function<String, Optional<Recognition>> diagnosis) {
        if (!(resource instanceof MedicationRequest written)) {
            return Optional.empty();
        }
        MedicationOrder order = orders.of(written, References.of(written), false);
        return Optional.of(MedicationOrders.withReasons(order, MedicationOrders.reasonReferences(written), diagnosis));
    }
}
