package dev.ivigcds.fhirpackage;

import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.terminology.KnowledgeFixture;
import dev.ivigcds.terminology.Terminology;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** Which of our profiles a resource of a chart is held against: that of what it is by its codes. */
final class Claims {
    private static final String PROFILES = "https://ivig-cds.dev/fhir/StructureDefinition/";
    private static final Set<Concept> IVIG = Set.of(Concepts.IVIG, Concepts.IMMUNOGLOBULIN_ANY_ROUTE);
    private static final Terminology TERMINOLOGY = KnowledgeFixture.terminology();

    private Claims() {}

    /** Says so in the resource itself. */
    static <T extends Resource> T claimed(T resource) {
        profile(resource).ifPresent(profile -> claim(resource, profile));
        return resource;
    }

    static void claim(Resource resource, String profile) {
        resource.getMeta().addProfile(PROFILES + profile);
    }

    private static Optional<String> profile(Resource resource) {
        return switch (resource) {
            case MedicationRequest order
            when order.hasMedicationCodeableConcept() -> one(order.getMedicationCodeableConcept(), IVIG, "ivig-order");
            case MedicationAdministration given
            when given.hasMedicationCodeableConcept() ->
                one(given.getMedicationCodeableConcept(), IVIG, "ivig-administration");
            case Condition condition -> one(condition.getCode(), Concepts.MYOSITIS, "myositis-diagnosis");
            case AllergyIntolerance allergy ->
                one(allergy.getCode(), Set.of(Concepts.IMMUNOGLOBULIN_SUBSTANCE), "immunoglobulin-allergy");
            case ServiceRequest request ->
                one(request.getCode(), Set.of(Concepts.PLASMAPHERESIS), "plasmapheresis-order");
            case Observation observation -> measured(observation.getCode());
            default -> Optional.empty();
        };
    }

    private static Optional<String> measured(CodeableConcept code) {
        return one(code, Set.of(Concepts.IGA), "iga-result")
                .or(() -> one(code, Set.of(Concepts.CK), "ck-result"))
                .or(() -> one(code, Set.of(Concepts.MMT8, Concepts.MMT8_BILATERAL), "mmt8-score"))
                .or(() -> one(code, Set.of(Concepts.TIS), "total-improvement-score"))
                .or(() -> one(
                        code,
                        Set.of(Concepts.WEIGHT_MEASURED, Concepts.WEIGHT_DRY, Concepts.WEIGHT_STATED),
                        "dosing-weight"));
    }

    private static Optional<String> one(CodeableConcept code, Set<Concept> meant, String profile) {
        List<Terminology.Code> codes = code.getCoding().stream()
                .map(coding -> new Terminology.Code(
                        coding.hasSystem() ? coding.getSystem() : "", coding.hasCode() ? coding.getCode() : "", ""))
                .toList();
        Set<Concept> found = TERMINOLOGY.recognise(codes, "", Set.of()).concepts();
        return Collections.disjoint(found, meant) ? Optional.empty() : Optional.of(profile);
    }
}
