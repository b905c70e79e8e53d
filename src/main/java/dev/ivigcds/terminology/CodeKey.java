package dev.ivigcds.terminology;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    static final String ATC = "http://www.whocc.no/atc";
    static final String HCPCS = "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";
    static final String CPT = "http://www.ama-assn.org/go/cpt";
    private static final String ROUTE = "http://terminology.hl7.org/CodeSystem/v3-RouteOfAdministration";
    private static final String URN = "urn:oid:";
    private static final int LONGEST = 40;

    /** Systems whose codes begin with the code of what they are a kind, or a package, of. */
    private static final Set<String> HIERARCHICAL = Set.of(ICD_10_CM, ICD_10, NDC, ATC);

    /** Other names of the systems: OIDs of HL7's registry, as CDA-born records carry them, and former URLs. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("2.16.840.1.113883.6.1", "http://loinc.org"),
            Map.entry("2.16.840.1.113883.6.96", "http://snomed.info/sct"),
            Map.entry("2.16.840.1.113883.6.88", "http://www.nlm.nih.gov/research/umls/rxnorm"),
            Map.entry("2.16.840.1.113883.6.90", ICD_10_CM),
            Map.entry("2.16.840.1.113883.6.3", ICD_10),
            Map.entry("2.16.840.1.113883.6.69", NDC),
            Map.entry("2.16.840.1.113883.6.73", ATC),
            Map.entry("2.16.840.1.113883.6.12", CPT),
            Map.entry("2.16.840.1.113883.6.285", HCPCS),
            Map.entry("http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets", HCPCS),
            Map.entry("2.16.840.1.113883.12.292", "http://hl7.org/fhir/sid/cvx"),
            Map.entry("2.16.840.1.113883.5.112", ROUTE),
            Map.entry("http://hl7.org/fhir/v3/RouteOfAdministration", ROUTE));

    /** The key of a code, or empty if it is not written as a code of its system. */
    static Optional<CodeKey> of(String system, String code) {
        String name = system.strip();
        String url = ALIASES.getOrDefault(name.startsWith(URN) ? name.substring(URN.length()) : name, name);
        String bare = code.strip();
        String normal = switch (url) {
            case ICD_10_CM, ICD_10 -> bare.toUpperCase(Locale.ROOT).replace(".", "");
            case ATC, HCPCS -> bare.toUpperCase(Locale.ROOT);
            case NDC -> ndc(bare);
            default -> bare;
        };
        boolean sound = !url.isEmpty() && !normal.isEmpty() && normal.length() <= LONGEST;
        return sound ? Optional.of(new CodeKey(url, normal)) : Optional.empty();
    }

    boolean isHierarchical() {
        return HIERARCHICAL.contains(system);
    }

    boolean isBilling() {
        return system.equals(HCPCS) || system.equals(CPT);
    }

    CodeKey withCode(String other) {
        return new CodeKey(system, other);
    }

    /** Labeler in five digits, product in four, package in two; a product stands for all its packages. */
    private static String ndc(String code) {
        if (!code.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) {
            return "";
        }
        String[] parts = code.split("-", -1);
        int[] widths = {5, 4, 2};
        if (parts.length == 1) {
            return code.length() == 11 ? code : "";
        }
        if (parts.length > widths.length) {
            return "";
        }
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].isEmpty() || parts[i].length() > widths[i]) {
                return "";
            }
            digits.append("0".repeat(widths[i] - parts[i].length())).append(parts[i]);
        }
        return digits.toString();
    }
}
