package dev.ivigcds.check;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What of a request may be shared: the members that the service reads, by type, each with its kind. Whatever is not on this list does not go into
 * a copy. A kind in lower case is a leaf ({@link Disguise}), one in upper case another type of this list.
 */
final class Shareable {
    /** A type, then its members; {@code member:kind}, or a member alone for what tells nothing of anybody: a code, a number, a truth value. */
    private static final String LIST = """
            Request hook hookInstance:instance fhirServer:url fhirAuthorization:Authorization context:Context extension:Calls
            Authorization access_token:token token_type expires_in scope:scope subject:client patient:patient
            Calls com.epic.cdshooks.request.fhir-version dev.ivigcds.explain
            Context userId:reference patientId:patient encounterId:encounter draftOrders:Resource selections:reference

            Bundle type total entry:Entry link:Link
            Entry fullUrl:url resource:Resource search:Search
            Search mode
            Link relation url:url
            OperationOutcome issue:Issue
            Issue severity code

            Patient gender birthDate:date
            Condition clinicalStatus:Concept verificationStatus:Concept code:Concept subject:Reference encounter:Reference recordedDate:date
            Condition onsetDateTime:date onsetPeriod:Period abatementDateTime:date abatementPeriod:Period abatementAge:Quantity
            Condition abatementRange:Range abatementString:text abatementBoolean
            AllergyIntolerance clinicalStatus:Concept verificationStatus:Concept criticality code:Concept patient:Reference
            AllergyIntolerance onsetDateTime:date onsetPeriod:Period lastOccurrence:date recordedDate:date reaction:Reaction
            Reaction substance:Concept manifestation:Concept severity description:text
            Observation status code:Concept subject:Reference focus:Reference specimen:Named effectiveDateTime:date effectivePeriod:Period
            Observation effectiveInstant:date issued:date valueQuantity:Quantity valueCodeableConcept:Concept valueString:text valueBoolean
            Observation valueInteger valueRange:Range valueRatio:Ratio valueDateTime:date valuePeriod:Period dataAbsentReason:Concept
            Observation interpretation:Concept referenceRange:ReferenceRange
            ReferenceRange low:Quantity high:Quantity type:Concept
            Specimen type:Concept

            MedicationRequest status intent doNotPerform statusReason:Concept medicationCodeableConcept:Concept medicationReference:Named
            MedicationRequest medication:mark subject:Reference authoredOn:date reasonCode:Concept reasonReference:Named basedOn:Reference
            MedicationRequest dosageInstruction:Dosage dispenseRequest:Dispense priorPrescription:Reference identifier:Identifier
            Dispense quantity:Quantity
            Identifier system:namespace value:identifier
            Dosage sequence text:text patientInstruction:text timing:Timing asNeededBoolean asNeededCodeableConcept:Concept route:Concept
            Dosage doseAndRate:DoseAndRate maxDosePerPeriod:Ratio maxDosePerAdministration:Quantity dose:Quantity extension:Extension
            Dosage doseQuantity:Quantity doseRange:Range rateQuantity:Quantity rateRange:Range rateRatio:Ratio
            DoseAndRate type:Concept doseQuantity:Quantity doseRange:Range rateQuantity:Quantity rateRange:Range rateRatio:Ratio
            Timing event:date repeat:Repeat code:Concept
            Repeat boundsDuration:Quantity boundsRange:Range boundsPeriod:Period count countMax duration durationMax durationUnit frequency
            Repeat frequencyMax period periodMax periodUnit dayOfWeek timeOfDay when offset
            MedicationAdministration status medicationCodeableConcept:Concept medicationReference:Named subject:Reference
            MedicationAdministration effectiveDateTime:date effectivePeriod:Period dosage:Dosage
            MedicationDispense status medicationCodeableConcept:Concept medicationReference:Named subject:Reference whenPrepared:date
            MedicationDispense whenHandedOver:date dosageInstruction:Dosage
            MedicationStatement status medicationCodeableConcept:Concept medicationReference:Named subject:Reference
            MedicationStatement effectiveDateTime:date effectivePeriod:Period dosage:Dosage
            Medication code:Concept form:Concept ingredient:Ingredient amount:Ratio
            Ingredient itemCodeableConcept:Concept isActive strength:Ratio
            Immunization status vaccineCode:Concept patient:Reference occurrenceDateTime:date route:Concept
            ServiceRequest status intent doNotPerform code:Concept subject:Reference authoredOn:date occurrenceDateTime:date
            ServiceRequest occurrencePeriod:Period occurrenceTiming:Timing
            Procedure status code:Concept subject:Reference performedDateTime:date performedPeriod:Period

            Resource resourceType id:id meta:Meta contained:Resource extension:Extension subject:Reference patient:Reference status
            Meta versionId lastUpdated:date
            Extension url:extension valueQuantity:Quantity valueReference:Reference
            Concept coding:Coding text:text
            Coding system:system code:code display:text
            Quantity value comparator unit:text system:system code:code
            Range low:Quantity high:Quantity
            Ratio numerator:Quantity denominator:Quantity
            Period start:date end:date
            Reference reference:reference
            Named reference:reference display:text
            """;

    static final String REQUEST = "Request";
    static final String RESOURCE = "Resource";

    /** The kind of what is named without one. */
    static final String PLAIN = "plain";

    private static final Map<String, Map<String, String>> TYPES = types();

    private Shareable() {}

    /** The kind of a member of a type; empty if it may not be shared. */
    static Optional<String> kind(String type, String member) {
        return Optional.ofNullable(TYPES.getOrDefault(type, Map.of()).get(member));
    }

    /** Whether a kind is another type of the list. */
    static boolean isType(String kind) {
        return TYPES.containsKey(kind);
    }

    private static Map<String, Map<String, String>> types() {
        Map<String, Map<String, String>> types = new HashMap<>();
        LIST.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] words = line.split(" ", -1);
            Map<String, String> members = types.computeIfAbsent(words[0], type -> new HashMap<>());
            Arrays.stream(words).skip(1).forEach(word -> {
                String[] pair = word.split(":", 2);
                members.put(pair[0], pair.length == 2 ? pair[1] : PLAIN);
            });
        });
        return types;
    }
}
