package dev.ivigcds.vignettes;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.StringType;

/** The record of a vignette's patient as FHIR R4 resources: what the EHR's FHIR server holds. Every id begins with the vignette's slug. */
final class Records {
    static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final String CONDITION = "http://terminology.hl7.org/CodeSystem/condition-";
    private static final String ALLERGY = "http://terminology.hl7.org/CodeSystem/allergyintolerance-";
    private static final Pattern DATED = Pattern.compile("(.+) on (.+)");

    private final Vignette vignette;
    private final List<Resource> resources = new ArrayList<>();

    private Records(Vignette vignette) {
        this.vignette = vignette;
    }

    /** Everything on record, the Patient first. */
    static List<Resource> of(Vignette vignette) {
        Records records = new Records(vignette);
        records.patient();
        vignette.problems().forEach(records::problem);
        vignette.labs().forEach(records::lab);
        vignette.allergies().forEach(records::allergy);
        vignette.services().forEach(records::service);
        vignette.given().forEach(g -> records.add(Givings.of(g, records.subject(), vignette.today())));
        vignette.orders().forEach(o -> records.add(Orders.order(o, vignette, "active")));
        for (Vignette part : Checked.of(vignette)) {
            part.labs().forEach(records::lab);
            part.orders().forEach(o -> records.add(Orders.order(o, vignette, "active")));
        }
        vignette.resources().forEach(raw -> records.resources.add(raw(vignette, raw.toString())));
        return records.resources;
    }

    /** Raw FHIR, with {@code {patient}} standing for the id of the vignette's patient. */
    static Resource raw(Vignette vignette, String json) {
        return (Resource) FHIR.newJsonParser().parseResource(json.replace("{patient}", vignette.slug()));
    }

    private Reference subject() {
        return new Reference("Patient/" + vignette.slug());
    }

    private LocalDate day(String written) {
        return Shorthand.day(written, vignette.today());
    }

    static DateTimeType date(LocalDate day) {
        return new DateTimeType(day.toString());
    }

    private void add(Resource resource) {
        if (!resource.hasId()) {
            resource.setId(vignette.slug() + "-" + resources.size());
        }
        resources.add(resource);
    }

    private void patient() {
        Vignette.Patient person = vignette.patient();
        Patient patient = new Patient();
        patient.setId(vignette.slug());
        patient.addName().setFamily(vignette.slug()).addGiven("Vignette");
        if (person.sex() != null) {
            patient.setGender(AdministrativeGender.fromCode(person.sex()));
        }
        if (person.born() != null) {
            patient.setBirthDateElement(new DateType(person.born().toString()));
        }
        add(patient);
        if (person.weight() != null) {
            weight(person.weight());
        }
        person.weights().forEach(this::weight);
        if (person.height() != null) {
            lab(new Vignette.Lab("height", person.height(), "today", null, null));
        }
    }

    private void weight(String written) {
        Matcher dated = DATED.matcher(written);
        lab(
                dated.matches()
                        ? new Vignette.Lab("weight", dated.group(1), dated.group(2), null, null)
                        : new Vignette.Lab("weight", written, "today", null, null));
    }

    private void problem(Vignette.Problem written) {
        Condition condition = new Condition().setSubject(subject());
        condition.setCode(written.name() != null ? Codes.diagnosis(written.name()) : new CodeableConcept());
        if (written.code() != null) {
            condition.getCode().addCoding(new Coding(icd(written.system()), written.code(), null));
        }
        if (written.text() != null) {
            condition.getCode().setText(written.text());
        }
        String clinical = written.clinical() == null ? "active" : written.clinical();
        condition.setClinicalStatus(status(CONDITION + "clinical", clinical));
        String verification = written.verification() == null ? "confirmed" : written.verification();
        condition.setVerificationStatus(status(CONDITION + "ver-status", verification));
        if (written.onset() != null) {
            condition.setOnset(date(day(written.onset())));
        }
        if (written.recorded() != null) {
            condition.setRecordedDateElement(date(day(written.recorded())));
        }
        add(condition);
    }

    private static String icd(String system) {
        return switch (system == null ? "icd-10-cm" : system) {
            case "icd-10-cm" -> Codes.ICD10CM;
            case "icd-10" -> Codes.ICD10;
            case "snomed" -> Codes.SNOMED;
            default -> throw new IllegalArgumentException("a problem's system is icd-10-cm, icd-10 or snomed");
        };
    }

    private static CodeableConcept status(String system, String code) {
        return new CodeableConcept().addCoding(new Coding(system, code, null));
    }

    private void lab(Vignette.Lab lab) {
        Observation observation = new Observation().setSubject(subject());
        observation.setStatus(ObservationStatus.fromCode(lab.status() == null ? "final" : lab.status()));
        observation.setCode(Codes.concept(lab.measure(), Codes.MEASURES));
        if (lab.on() != null) {
            observation.setEffective(date(day(lab.on())));
        }
        value(observation, lab.value());
        if (lab.range() != null) {
            var range = Shorthand.range(lab.range());
            observation.addReferenceRange().setLow(range.getLow()).setHigh(range.getHigh());
        }
        add(observation);
    }

    private static void value(Observation observation, String written) {
        if (written.startsWith("interpretation ")) {
            String code = written.substring("interpretation ".length());
            observation.addInterpretation(
                    status("http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", code));
        } else if (written.equals("absent data")) {
            observation.setDataAbsentReason(
                    status("http://terminology.hl7.org/CodeSystem/data-absent-reason", "unknown"));
        } else if (Shorthand.isAmount(written)) {
            observation.setValue(Shorthand.amount(written));
        } else if (written.matches("'.*'")) {
            observation.setValue(new StringType(written.substring(1, written.length() - 1)));
        } else if (!written.equals("none")) {
            throw new IllegalArgumentException("\"" + written
                    + "\" is no value: an amount, 'words', \"interpretation L\", \"absent data\" or \"none\"");
        }
    }

    private void allergy(Vignette.Allergy written) {
        AllergyIntolerance allergy = new AllergyIntolerance().setPatient(subject());
        String clinical = written.status() == null ? "active" : written.status();
        allergy.setClinicalStatus(status(ALLERGY + "clinical", clinical));
        String verification = written.verification() == null ? "confirmed" : written.verification();
        allergy.setVerificationStatus(status(ALLERGY + "verification", verification));
        allergy.setCode(Codes.concept(written.to(), Codes.DRUGS));
        if (written.criticality() != null) {
            allergy.setCriticality(AllergyIntoleranceCriticality.fromCode(written.criticality()));
        }
        if (written.reaction() != null) {
            var reaction = allergy.addReaction();
            reaction.addManifestation(new CodeableConcept().setText(written.reaction()));
            if (written.severity() != null) {
                reaction.setSeverity(AllergyIntoleranceSeverity.fromCode(written.severity()));
            }
        }
        if (written.on() != null) {
            allergy.setRecordedDateElement(date(day(written.on())));
        }
        add(allergy);
    }

    private void service(Vignette.Test written) {
        ServiceRequest request = new ServiceRequest().setSubject(subject());
        request.setStatus(ServiceRequestStatus.fromCode(written.status() == null ? "active" : written.status()));
        request.setIntent(ServiceRequestIntent.ORDER);
        request.setCode(Codes.concept(written.test(), Codes.SERVICES));
        request.setAuthoredOnElement(date(written.on() == null ? vignette.today() : day(written.on())));
        request.setOccurrence(Orders.occurrence(written.instruction(), vignette));
        add(request);
    }
}
