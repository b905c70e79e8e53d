package dev.ivigcds.fhirpackage;

import ca.uhn.fhir.context.support.ValidationSupportContext;
import dev.ivigcds.artefacts.Artefact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r4.model.StructureDefinition;

/** Our profiles and extensions with the snapshots that follow from their differentials. */
final class Snapshots {
    private Snapshots() {}

    /** The StructureDefinitions among some artefacts, by id. */
    static Map<String, StructureDefinition> of(List<Artefact> artefacts) {
        List<StructureDefinition> differentials = artefacts.stream()
                .filter(artefact -> artefact.type().equals("StructureDefinition"))
                .map(artefact ->
                        Validation.FHIR.newJsonParser().parseResource(StructureDefinition.class, artefact.json()))
                .toList();
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(Validation.FHIR);
        differentials.forEach(ours::addStructureDefinition);
        ValidationSupportChain chain = Validation.chain(ours);
        Map<String, StructureDefinition> made = new LinkedHashMap<>();
        for (StructureDefinition differential : differentials) {
            StructureDefinition whole = (StructureDefinition) chain.generateSnapshot(
                    new ValidationSupportContext(chain),
                    differential.copy(),
                    differential.getUrl(),
                    null,
                    differential.getName());
            made.put(differential.getIdElement().getIdPart(), whole);
        }
        return made;
    }
}
