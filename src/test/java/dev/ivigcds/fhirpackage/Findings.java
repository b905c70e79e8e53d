package dev.ivigcds.fhirpackage;

import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.yaml.snakeyaml.Yaml;

/**
 * What the validator has to say of some resources.
 *
 * @param errors what is wrong
 * @param warnings what it doubts
 */
record Findings(List<String> errors, List<String> warnings) {
    private static final Path REASONS = Path.of("src/test/resources/fhirpackage/warnings.yaml");

    /** A warning that may stand, so many times. */
    record Reasoned(String says, int times) {}

    static Findings in(SortedMap<String, String> resources, FhirValidator validator) {
        Findings findings = new Findings(new ArrayList<>(), new ArrayList<>());
        resources.forEach((path, text) ->
                validator.validateWithResult(offline(text)).getMessages().forEach(found -> findings.add(path, found)));
        return findings;
    }

    /** For a context of kind element HAPI asks the registry of packages for base R4; as a path it is held against what is here. */
    private static String offline(String text) {
        return text.contains("\"resourceType\": \"StructureDefinition\"")
                ? text.replaceAll("(\"type\": \")element(\",\\s*\"expression\": \"[^\"]+)", "$1fhirpath$2.where(true)")
                : text;
    }

    private void add(String path, SingleValidationMessage found) {
        String words = path + " " + found.getLocationString() + ": " + found.getMessage();
        if (found.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal()) {
            errors.add(words);
        } else if (found.getSeverity() == ResultSeverityEnum.WARNING) {
            warnings.add(words);
        }
    }

    /** Each warning that has a reason, with how often it is there. */
    List<Reasoned> reasoned(List<Reasoned> reasons) {
        return reasons.stream()
                .map(reason -> new Reasoned(
                        reason.says(),
                        Math.toIntExact(warnings.stream()
                                .filter(w -> w.contains(reason.says()))
                                .count())))
                .toList();
    }

    /** The warnings that no reason speaks of. */
    List<String> unreasoned(List<Reasoned> reasons) {
        return warnings.stream()
                .filter(warning -> reasons.stream().noneMatch(reason -> warning.contains(reason.says())))
                .toList();
    }

    static List<Reasoned> reasons() throws IOException {
        List<Map<String, Object>> read = new Yaml().load(Files.readString(REASONS));
        return read.stream()
                .peek(reason -> {
                    if (String.valueOf(reason.get("because")).length() < 20) {
                        throw new IllegalStateException("a warning without a reason: " + reason.get("says"));
                    }
                })
                .map(reason -> new Reasoned((String) reason.get("says"), (Integer) reason.get("times")))
                .toList();
    }
}
