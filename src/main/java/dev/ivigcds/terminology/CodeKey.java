package dev.ivigcds.terminology;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A code in one spelling, so that the spellings of real records meet (clinical.md 2): ICD codes with or without the dot, NDC with or without
 * hyphens and padding, systems as URL or as OID.
 *
 * @param system URL of the code system
 * @param code the code, normalised
 */
record CodeKey(String system, String code) {
    static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";
    static final String ICD_10 = "http://hl7.org/fhir/sid/icd-10";
    static final String NDC = "http://hl7.org/fhir/sid/ndc";

    /** OIDs of HL7's registry, as CDA-born records carry them. */
    private static final Map<String, String> OIDS = Map.of(
            "urn:oid:2.16.840.1.113883.6.1", "http://loinc.org",
            "urn:oid:2.16.840.1.113883.6.96", "http://snomed.info/sct",
            "urn:oid:2.16.840.1.113883.6.88", "http://www.nlm.nih.gov/research/umls/rxnorm",
            "urn:oid:2.16.840.1.113883.6.90", ICD_10_CM,
            "urn:oid:2.16.840.1.113883.6.69", NDC);

    /** The key of a code, or empty if it is not written as a code of its system. */
    static Optional<CodeKey> of(String system, String code) {
        String url = OIDS.getOrDefault(system.strip(), system.strip());
        String bare = code.strip();
        String normal = switch (url) {
            case ICD_10_CM, ICD_10 -> bare.toUpperCase(Locale.ROOT).replace(".", "");
            case NDC -> ndc(bare);
            default -> bare;
        };
        return normal.isEmpty() || url.isEmpty() ? Optional.empty() : Optional.of(new CodeKey(url, normal));
    }

    CodeKey withCode(String other) {
        return new CodeKey(system, other);
    }

    /** Labeler in five digits, product in four, package in two; a product stands for all its packages. */
    private static String ndc(String code) {
        String[] parts = code.split("-", -1);
        if (parts.length == 1) {
            return code.length() == 11 ? code : "";
        }
        StringBuilder digits = new StringBuilder();
        int[] widths = {5, 4, 2};
        if (parts.length > widths.length) {
            return "";
        }
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].isEmpty() || parts[i].length() > widths[i]) {
                return "";
            }
            digits.append("0".repeat(widths[i] - parts[i].length())).append(parts[i]);
        }
        return digits.toString();
    }
}
