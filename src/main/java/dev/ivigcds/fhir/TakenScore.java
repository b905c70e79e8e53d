package dev.ivigcds.fhir;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.terminology.Terminology;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/**
 * A score that a clinician has taken, on its way into the record.
 *
 * @param kind which score
 * @param value in points, within the range of its kind
 * @param day on which it was taken
 * @param patientId whose it is
 */
public record TakenScore(Kind kind, BigDecimal value, LocalDate day, String patientId) {
    private static final String SCORE = "{score}";

    /** A score and the most points it can have; the least is none (clinical.md 2.9). */
    public enum Kind {
        TIS("TIS", 100),
        MMT8("MMT-8", 80);

        private final String words;
        private final int most;

        Kind(String words, int most) {
            this.words = words;
            this.most = most;
        }

        /** As clinicians call it. */
        public String words() {
            return words;
        }

        public int most() {
            return most;
        }

        private Concept concept() {
            return this == TIS ? Concepts.TIS : Concepts.MMT8;
        }
    }

    /** A final Observation with our own code, which the rules know it by. */
    Observation observation(Terminology terminology) {
        Terminology.Code code = terminology.preferred(kind.concept()).orElseThrow();
        Observation observation = new Observation();
        observation.setStatus(ObservationStatus.FINAL);
        observation.addCategory(concept("http://terminology.hl7.org/CodeSystem/observation-category", "exam", "Exam"));
        observation.setCode(
                concept(code.system(), code.code(), terminology.display(code).orElse(kind.words))
                        .setText(kind.words));
        observation.setSubject(new Reference("Patient/" + patientId));
        observation.setEffective(new DateTimeType(day.toString()));
        observation.setValue(new Quantity()
                .setValue(value)
                .setUnit(SCORE)
                .setSystem("http://unitsofmeasure.org")
                .setCode(SCORE));
        return observation;
    }

    private static CodeableConcept concept(String system, String code, String display) {
        return new CodeableConcept().addCoding(new Coding(system, code, display));
    }
}
