package dev.ivigcds.vignettes;

import java.time.LocalDate;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Records of giving, handing out, taking and immunizing. */
final class Givings {
    private Givings() {}

    static Resource of(Vignette.Given given, Reference subject, LocalDate today) {
        DateTimeType start = Shorthand.moment(given.on(), today);
        String status = given.status() == null ? "completed" : given.status();
        return switch (given.kind() == null ? "administration" : given.kind()) {
            case "administration" -> administration(given, subject, today, status);
            case "dispense" ->
                new MedicationDispense()
                        .setStatus(MedicationDispenseStatus.fromCode(status))
                        .setMedication(Codes.concept(given.drug(), Codes.DRUGS))
                        .setSubject(subject)
                        .setWhenHandedOverElement(start);
            case "statement" ->
                new MedicationStatement()
                        .setStatus(MedicationStatementStatus.fromCode(status))
                        .setMedication(Codes.concept(given.drug(), Codes.DRUGS))
                        .setSubject(subject)
                        .setEffective(start);
            case "immunization" ->
                new Immunization()
                        .setStatus(ImmunizationStatus.fromCode(status))
                        .setVaccineCode(Codes.concept(given.drug(), Codes.DRUGS))
                        .setPatient(subject)
                        .setOccurrence(start);
            default ->
                throw new IllegalArgumentException(
                        "given.kind is administration, dispense, statement or immunization, not " + given.kind());
        };
    }

    private static Resource administration(Vignette.Given given, Reference subject, LocalDate today, String status) {
        MedicationAdministration administration = new MedicationAdministration()
                .setStatus(MedicationAdministrationStatus.fromCode(status))
                .setMedication(Codes.concept(given.drug(), Codes.DRUGS))
                .setSubject(subject);
        DateTimeType start = Shorthand.moment(given.on(), today);
        administration.setEffective(
                given.until() == null
                        ? start
                        : new Period().setStartElement(start).setEndElement(Shorthand.moment(given.until(), today)));
        String route = given.route() == null ? "iv" : given.route();
        if (!route.equals("none")) {
            administration.getDosage().setRoute(Codes.concept(route, Codes.ROUTES));
        }
        if (given.dose() != null) {
            Quantity dose = Shorthand.amount(given.dose());
            administration.getDosage().setDose(dose);
        }
        return administration;
    }
}
