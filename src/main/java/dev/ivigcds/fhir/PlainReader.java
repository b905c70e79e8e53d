package dev.ivigcds.fhir;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Specimen;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Builds HAPI's model of a resource straight from its tokens, several times as fast as HAPI's parser, and only where the JSON is as plain as
 * FHIR's JSON nearly always is: known members, each of its own JSON kind. Anything else is {@link Odd} and left to HAPI's parser, which knows
 * how to be lenient; where both read, they read the same (decision record 0021). Members and resources of types that no reader looks at are
 * passed over.
 */
final class PlainReader {
    private static final Map<String, Supplier<? extends Resource>> TYPES = Map.ofEntries(
            Map.entry("AllergyIntolerance", AllergyIntolerance::new),
            Map.entry("Bundle", Bundle::new),
            Map.entry("Condition", Condition::new),
            Map.entry("Immunization", Immunization::new),
            Map.entry("Medication", Medication::new),
            Map.entry("MedicationAdministration", MedicationAdministration::new),
            Map.entry("MedicationDispense", MedicationDispense::new),
            Map.entry("MedicationRequest", MedicationRequest::new),
            Map.entry("MedicationStatement", MedicationStatement::new),
            Map.entry("Observation", Observation::new),
            Map.entry("OperationOutcome", OperationOutcome::new),
            Map.entry("Patient", Patient::new),
            Map.entry("Procedure", Procedure::new),
            Map.entry("ServiceRequest", ServiceRequest::new),
            Map.entry("Specimen", Specimen::new));

    /** Members of resources that no reader looks at: who ordered, recorded or did it, where, and on whose account. */
    private static final Set<String> UNREAD = Set.of("""
            address asserter authorizingPrescription batch bodySite communication component contact courseOfTherapyType derivedFrom \
            destination detectedIssue device education eventHistory evidence fundingSource generalPractitioner hasMember informationSource \
            insurance location managingOrganization manufacturer maritalStatus method performer photo priority programEligibility \
            protocolApplied receiver recorder reportedBoolean reportedReference requester requisition stage substitution \
            supportingInformation telecom text""".split(" "));

    /** Members that are read of one type alone. */
    private static final Map<String, String> READ_OF =
            Map.of("category", "Condition", "encounter", "Condition", "identifier", "MedicationRequest");

    private static final Set<String> READ_OF_META = Set.of("versionId", "lastUpdated");

    private final JsonParser json;

    private PlainReader(JsonParser json) {
        this.json = json;
    }

    /**
     * Reads the resource at whose beginning the parser stands.
     *
     * @throws Odd if it is to be read by HAPI
     */
    static Resource read(JsonParser json) throws Odd {
        Resource read = new PlainReader(json).resource(json.currentToken());
        if (read == null) {
            throw new Odd();
        }
        if (read instanceof Bundle bundle) {
            BundleIds.of(bundle);
        }
        return BundleIds.typed(read);
    }

    /** A resource with its id as HAPI gives it; null for a type of no interest. */
    private @Nullable Resource resource(JsonToken begins) throws Odd {
        if (begins != JsonToken.START_OBJECT
                || json.nextToken() != JsonToken.PROPERTY_NAME
                || !json.currentName().equals("resourceType")
                || json.nextToken() != JsonToken.VALUE_STRING) {
            throw new Odd();
        }
        String type = json.getString();
        Supplier<? extends Resource> made = TYPES.get(type);
        if (made != null) {
            Resource resource = made.get();
            members(resource);
            return resource;
        }
        if (!R4.knows(type)) {
            throw new Odd();
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            json.nextToken();
            json.skipChildren();
        }
        return null;
    }

    /** Reads members into an element until its object ends. */
    private void members(Base element) throws Odd {
        Set<String> extended = Set.of();
        Map<String, Members.Way> ways = Members.of(element);
        boolean resource = element instanceof Resource;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken begins = json.nextToken();
            if (name.charAt(0) == '_') {
                extended = extended.isEmpty() ? new HashSet<>() : extended;
                extended.add(name.substring(1));
                json.skipChildren();
            } else if (resource && name.equals("contained")) {
                contained((DomainResource) element, begins);
            } else if (name.equals("resource") && element instanceof Bundle.BundleEntryComponent entry) {
                Resource inside = resource(begins);
                if (inside != null) {
                    entry.setResource(BundleIds.typed(inside));
                }
            } else {
                member(element, name, Members.of(element, name, ways), begins);
            }
        }
        for (String name : extended) {
            if (!Members.isThere(element, name)) {
                throw new Odd();
            }
        }
    }

    /** Whether a member makes no difference, so that it is passed over. */
    static boolean isUnread(Base element, String name) {
        if (element instanceof Meta) {
            return !READ_OF_META.contains(name);
        }
        return element instanceof DomainResource resource
                && (UNREAD.contains(name)
                        || !READ_OF.getOrDefault(name, resource.fhirType()).equals(resource.fhirType()));
    }

    private void contained(DomainResource owner, JsonToken begins) throws Odd {
        if (begins != JsonToken.START_ARRAY) {
            throw new Odd();
        }
        for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
            Resource inside = resource(item);
            if (inside != null) {
                owner.addContained(inside);
            }
        }
    }

    private void member(Base element, String name, Members.Way way, JsonToken begins) throws Odd {
        if (way == Members.Way.UNREAD) {
            json.skipChildren();
            return;
        }
        if (way.many() != (begins == JsonToken.START_ARRAY)) {
            throw new Odd();
        }
        if (!way.many()) {
            value(way.child(element, name), begins);
            return;
        }
        for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
            value(way.child(element, name), item);
        }
    }

    private void value(Base child, JsonToken begins) throws Odd {
        if (child instanceof PrimitiveType<?> primitive) {
            primitive(primitive, begins);
        } else if (begins == JsonToken.START_OBJECT) {
            members(child);
        } else {
            throw new Odd();
        }
    }

    private void primitive(PrimitiveType<?> primitive, JsonToken token) throws Odd {
        boolean number = primitive instanceof DecimalType || primitive instanceof IntegerType;
        boolean fits = switch (token) {
            case VALUE_STRING -> !number && !(primitive instanceof BooleanType);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number;
            case VALUE_TRUE, VALUE_FALSE -> primitive instanceof BooleanType;
            default -> false;
        };
        String text = fits ? json.getString() : "";
        if (text.isBlank() || (number && !isPlainNumber(text))) {
            throw new Odd();
        }
        try {
            primitive.setValueAsString(text);
        } catch (RuntimeException e) {
            throw new Odd();
        }
    }

    /** Digits that every reader writes back as they are. */
    private static boolean isPlainNumber(String text) {
        return text.indexOf('e') < 0 && text.indexOf('E') < 0 && !text.startsWith("-0") && text.length() <= 30;
    }

    /** The JSON is not plain. */
    static final class Odd extends Exception {
        private static final long serialVersionUID = 1L;

        Odd() {
            super("not plain", null, false, false);
        }
    }
}
