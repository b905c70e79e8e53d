package dev.ivigcds.fhirpackage;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/**
 * Puts the expansion into ValueSets that list their codes or are made of such. One with a code that stands for those below it too says that
 * its expansion is not all of it.
 *
 * @param byUrl every ValueSet of ours
 */
record Expansions(Map<String, ValueSet> byUrl) {
    private static final String UNCLOSED = "http://hl7.org/fhir/StructureDefinition/valueset-unclosed";
    private static final String WITH_DESCENDANTS = "https://ivig-cds.dev/fhir/StructureDefinition/with-descendants";

    ValueSet expanded(ValueSet set) {
        ValueSet whole = set.copy();
        List<ValueSetExpansionContainsComponent> codes = codes(set).toList();
        whole.getExpansion()
                .setIdentifier(set.getUrl() + "|" + set.getVersion())
                .setTimestampElement(new org.hl7.fhir.r4.model.DateTimeType(
                        set.getDateElement().getValueAsString()))
                .setTotal(codes.size())
                .setContains(codes);
        if (isUnclosed(set)) {
            whole.getExpansion().addExtension(UNCLOSED, new BooleanType(true));
        }
        return whole;
    }

    private Stream<ValueSetExpansionContainsComponent> codes(ValueSet set) {
        return set.getCompose().getInclude().stream()
                .flatMap(include -> Stream.concat(
                        include.getConcept().stream()
                                .map(concept -> new ValueSetExpansionContainsComponent()
                                        .setSystem(include.getSystem())
                                        .setCode(concept.getCode())
                                        .setDisplay(concept.getDisplay())),
                        parts(include).flatMap(this::codes)));
    }

    private Stream<ValueSet> parts(ConceptSetComponent include) {
        return include.getValueSet().stream().map(CanonicalType::getValue).map(url -> {
            ValueSet part = byUrl.get(url);
            if (part == null) {
                throw new IllegalStateException("there is no ValueSet " + url);
            }
            return part;
        });
    }

    private boolean isUnclosed(ValueSet set) {
        return set.getCompose().getInclude().stream()
                .anyMatch(include -> include.getConcept().stream().anyMatch(c -> c.hasExtension(WITH_DESCENDANTS))
                        || parts(include).anyMatch(this::isUnclosed));
    }
}
