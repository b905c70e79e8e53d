package dev.ivigcds.fhir;

import dev.ivigcds.facts.Person;
import dev.ivigcds.facts.When;
import dev.ivigcds.wire.Refusal;
import java.time.LocalDate;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;

/**
 * The Patient as a person.
 *
 * @param dates how dates are read
 * @param today no one is born later
 */
record Patients(Dates dates, LocalDate today) {

    /**
     * Makes sure that a part holds the patient in context and nobody else.
     *
     * @throws Refusal.WrongPatient if it holds a Patient of another id (T-14)
     */
    static void guard(Part part, Subjects subjects) {
        boolean another = part.resources().stream()
                .filter(Patient.class::isInstance)
                .anyMatch(patient -> !subjects.isOrMayBe(patient));
        if (another) {
            throw new Refusal.WrongPatient(
                    "The Patient supplied is not the patient in context.", "prefetch.patient", "context.patientId");
        }
    }

    Outcome<Person> read(Patient patient) {
        Optional<LocalDate> born =
                dates.when(patient.getBirthDateElement()).map(When::day).filter(day -> !day.isAfter(today));
        return Outcome.of(new Person(born, sex(Primitives.code(patient.getGenderElement()))));
    }

    private static Optional<Person.Sex> sex(String gender) {
        return switch (gender) {
            case "female" -> Optional.of(Person.Sex.FEMALE);
            case "male" -> Optional.of(Person.Sex.MALE);
            case "other" -> Optional.of(Person.Sex.OTHER);
            default -> Optional.empty();
        };
    }
}
