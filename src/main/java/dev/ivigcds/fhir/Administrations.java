package dev.ivigcds.fhir;

import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.Administration.Kind;
import dev.ivigcds.facts.Ivig;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.When;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/**
 * Records of giving, handing out and taking that count as such (clinical.md 0.4).
 *
 * @param codes codes to ideas
 * @param products how products are read
 * @param dates how dates are read
 */
record Administrations(Codes codes, Products products, Dates dates) {

    /** What a resource says was given; empty if it says that nothing was. */
    Optional<Administration> of(Resource resource) {
        return switch (resource) {
            case MedicationAdministration given -> given(given);
            case MedicationDispense dispensed -> dispensed(dispensed);
            case MedicationStatement taken -> taken(taken);
            case Immunization shot -> immunized(shot);
            default -> Optional.empty();
        };
    }

    private Optional<Administration> given(MedicationAdministration given) {
        if (!has(given.getStatusElement(), Set.of("completed", "in-progress", "stopped"))) {
            return Optional.empty();
        }
        return Optional.of(record(
                given,
                Kind.ADMINISTRATION,
                products.of(given.getMedication(), given),
                codes.recognise(given.getDosage().getRoute(), Codes.ROUTES),
                dates.start(given.getEffective()),
                dates.end(given.getEffective())));
    }

    private Optional<Administration> dispensed(MedicationDispense dispensed) {
        if (!has(dispensed.getStatusElement(), Set.of("completed"))) {
            return Optional.empty();
        }
        Optional<When> when =
                dates.of(dispensed.getWhenHandedOverElement()).or(() -> dates.of(dispensed.getWhenPreparedElement()));
        return Optional.of(record(
                dispensed,
                Kind.DISPENSE,
                products.of(dispensed.getMedication(), dispensed),
                route(dispensed.getDosageInstruction()),
                when,
                Optional.empty()));
    }

    private Optional<Administration> taken(MedicationStatement taken) {
        if (!has(taken.getStatusElement(), Set.of("active", "completed"))) {
            return Optional.empty();
        }
        return Optional.of(record(
                taken,
                Kind.STATEMENT,
                products.of(taken.getMedication(), taken),
                route(taken.getDosage()),
                dates.start(taken.getEffective()),
                dates.end(taken.getEffective())));
    }

    private Optional<Administration> immunized(Immunization shot) {
        if (!has(shot.getStatusElement(), Set.of("completed"))) {
            return Optional.empty();
        }
        Type when = shot.getOccurrence();
        CodeableConcept vaccine = shot.getVaccineCode();
        return Optional.of(record(
                shot,
                Kind.IMMUNIZATION,
                products.of(vaccine, shot),
                codes.recognise(shot.getRoute(), Codes.ROUTES),
                dates.start(when),
                Optional.empty()));
    }

    private static Administration record(
            Resource resource,
            Kind kind,
            Product product,
            Recognition route,
            Optional<When> start,
            Optional<When> end) {
        return new Administration(References.of(resource), kind, Ivig.of(product, route), product, start, end);
    }

    private Recognition route(List<Dosage> dosages) {
        return dosages.stream()
                .map(dosage -> codes.recognise(dosage.getRoute(), Codes.ROUTES))
                .filter(route -> route.isAny(Codes.ROUTES))
                .findFirst()
                .orElse(Recognition.NONE);
    }

    private static boolean has(PrimitiveType<?> status, Set<String> wanted) {
        return wanted.contains(Quantities.nonNull(status.getValueAsString()));
    }
}
