package dev.ivigcds.fhir;

import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.Administration.Kind;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Ivig;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.When;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.PrimitiveType;

/**
 * Records that something was given, handed out or taken (clinical.md 0.4).
 *
 * @param recogniser codes and words as ideas
 * @param products how medications are read
 * @param dates how dates are read
 */
record GivenRecords(Recogniser recogniser, Products products, Dates dates) {
    private static final Set<String> GIVEN = Set.of("completed", "in-progress", "stopped");
    private static final Set<String> DONE = Set.of("completed");
    private static final Set<String> TAKEN = Set.of("active", "completed");

    /** A partial dose still exposes: stopped and in progress count. */
    Outcome<Administration> administration(MedicationAdministration given, String from) {
        return counting(
                given.getStatusElement(),
                GIVEN,
                () -> record(
                        from,
                        Kind.ADMINISTRATION,
                        products.of(given.getMedication(), given),
                        List.of(given.getDosage().getRoute()),
                        dates.start(given.getEffective()),
                        dates.end(given.getEffective()),
                        Quantities.of(given.getDosage().getDose())));
    }

    Outcome<Administration> dispense(MedicationDispense dispense, String from) {
        return counting(
                dispense.getStatusElement(),
                DONE,
                () -> record(
                        from,
                        Kind.DISPENSE,
                        products.of(dispense.getMedication(), dispense),
                        routes(dispense.getDosageInstruction()),
                        dates.when(dispense.getWhenHandedOverElement())
                                .or(() -> dates.when(dispense.getWhenPreparedElement())),
                        Optional.empty()));
    }

    Outcome<Administration> statement(MedicationStatement statement, String from) {
        return counting(
                statement.getStatusElement(),
                TAKEN,
                () -> record(
                        from,
                        Kind.STATEMENT,
                        products.of(statement.getMedication(), statement),
                        routes(statement.getDosage()),
                        dates.start(statement.getEffective()),
                        dates.end(statement.getEffective())));
    }

    Outcome<Administration> immunization(Immunization immunization, String from) {
        return counting(
                immunization.getStatusElement(),
                DONE,
                () -> record(
                        from,
                        Kind.IMMUNIZATION,
                        products.coded(immunization.getVaccineCode()),
                        List.of(immunization.getRoute()),
                        dates.start(immunization.getOccurrence()),
                        Optional.empty()));
    }

    private static Outcome<Administration> counting(
            PrimitiveType<?> status, Set<String> counting, Supplier<Administration> record) {
        return counting.contains(Primitives.code(status)) ? Outcome.of(record.get()) : Outcome.aside(LeftAside.STATUS);
    }

    private Administration record(
            String from,
            Kind kind,
            Product product,
            List<CodeableConcept> routes,
            Optional<When> start,
            Optional<When> end) {
        return record(from, kind, product, routes, start, end, Optional.empty());
    }

    private Administration record(
            String from,
            Kind kind,
            Product product,
            List<CodeableConcept> routes,
            Optional<When> start,
            Optional<When> end,
            Optional<Quantity> dose) {
        List<Recognition> recognised = routes.stream()
                .map(route -> recogniser.recognise(route, Recogniser.ROUTES))
                .toList();
        boolean local = recognised.stream().anyMatch(route -> route.is(Concepts.LOCAL_FORM));
        return new Administration(
                from, kind, ivig(product, recognised), local ? product.local() : product, start, end, dose);
    }

    /** As of an order: one excluded route rules it out, else the surest counts (clinical.md 0.1-2). */
    private static Ivig ivig(Product product, List<Recognition> recognised) {
        if (recognised.stream().anyMatch(route -> route.is(Concepts.ROUTE_SC_OR_IM))) {
            return Ivig.NO;
        }
        return recognised.stream()
                .map(route -> Ivig.of(product, route))
                .min(Enum::compareTo)
                .orElseGet(() -> Ivig.of(product, Recognition.NONE));
    }

    private static List<CodeableConcept> routes(List<Dosage> dosage) {
        return dosage.stream().map(Dosage::getRoute).toList();
    }
}
