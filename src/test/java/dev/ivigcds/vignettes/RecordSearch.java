package dev.ivigcds.vignettes;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;

/** A published prefetch template run over one patient's records in memory, in the order they were written. */
public final class RecordSearch {
    private final List<Resource> records;

    /** Searches the records of one patient, the Patient first. */
    public RecordSearch(List<Resource> records) {
        this.records = records;
    }

    /** What the template finds: the Patient read, or the searchset unless it is empty. */
    public Optional<Resource> run(String template) {
        if (!template.contains("?")) {
            return Optional.of(records.getFirst());
        }
        String[] typeAndQuery = template.split("\\?", 2);
        Predicate<Resource> wanted = resource -> resource.fhirType().equals(typeAndQuery[0]);
        for (String parameter : typeAndQuery[1].split("&", -1)) {
            wanted = wanted.and(test(parameter));
        }
        Bundle found = new Bundle().setType(BundleType.SEARCHSET);
        records.stream().filter(wanted).forEach(resource -> found.addEntry().setResource(resource));
        return found.hasEntry() ? Optional.of(found) : Optional.empty();
    }

    private static Predicate<Resource> test(String parameter) {
        String[] nameAndValue = parameter.split("=", 2);
        List<String> tokens = Arrays.asList(nameAndValue[1].split(",", -1));
        return switch (nameAndValue[0]) {
            case "patient", "_sort", "_count" -> resource -> true;
            case "code", "status" ->
                resource -> resource.getNamedProperty(nameAndValue[0]).getValues().stream()
                        .anyMatch(value -> isOneOf(value, tokens));
            default -> throw new IllegalArgumentException("no search by " + parameter);
        };
    }

    private static boolean isOneOf(Base value, List<String> tokens) {
        return value instanceof CodeableConcept concept
                ? concept.getCoding().stream().map(RecordSearch::token).anyMatch(tokens::contains)
                : tokens.contains(value.primitiveValue());
    }

    private static String token(Coding coding) {
        return coding.getSystem() + "|" + coding.getCode();
    }
}
