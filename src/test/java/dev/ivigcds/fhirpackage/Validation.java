package dev.ivigcds.fhirpackage;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/** HAPI's validator and snapshot generator over base R4 and what is ours, without any server. */
final class Validation {
    static final FhirContext FHIR = FhirContext.forR4();
    private static final DefaultProfileValidationSupport BASE = new DefaultProfileValidationSupport(FHIR);

    private Validation() {}

    /**
     * Base R4 and ours. Code systems that nobody has here (SNOMED CT, LOINC, RxNorm and the like) are no fault, which only the last of the
     * chain may say: before it, a code outside an enumerated ValueSet is refused.
     */
    static ValidationSupportChain chain(IValidationSupport ours) {
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(FHIR);
        unknown.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.INFORMATION);
        return new ValidationSupportChain(
                BASE,
                ours,
                new CommonCodeSystemsTerminologyService(FHIR),
                new InMemoryTerminologyServerValidationSupport(FHIR),
                new SnapshotGeneratingValidationSupport(FHIR),
                unknown);
    }

    static FhirValidator validator(IValidationSupport ours) {
        FhirInstanceValidator module = new FhirInstanceValidator(chain(ours));
        module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        return FHIR.newValidator().registerValidatorModule(module);
    }
}
