package dev.ivigcds.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The leaves of a request as they may be shared, each by its kind.
 *
 * @param names new ids
 * @param dates moved dates
 * @param texts cleaned texts
 * @param secrets what may stand nowhere
 */
record Disguise(NewNames names, MovedDates dates, CleanText texts, Private secrets) {
    private static final String INSTANCE = "00000000-0000-4000-8000-000000000001";

    /** Code systems of the world, which point at no site; HL7's registry has one branch for each kind. */
    private static final List<String> PUBLIC = List.of(
            "http://loinc.org",
            "http://snomed.info/sct",
            "http://unitsofmeasure.org",
            "https://unitsofmeasure.org",
            "http://www.nlm.nih.gov/research/umls/rxnorm",
            "http://hl7.org/fhir/",
            "http://terminology.hl7.org/",
            "http://www.whocc.no/atc",
            "http://www.cms.gov/Medicare/Coding/",
            "https://www.cms.gov/Medicare/Coding/",
            "http://www.ama-assn.org/go/cpt",
            "https://ivig-cds.dev/fhir/",
            "urn:oid:2.16.840.1.113883.6.",
            "urn:oid:2.16.840.1.113883.5.",
            "urn:oid:2.16.840.1.113883.12.",
            "2.16.840.1.113883.6.",
            "2.16.840.1.113883.5.",
            "2.16.840.1.113883.12.");

    private static final String REPLACES = "http://hl7.org/fhir/StructureDefinition/request-replaces";
    private static final Set<String> DOSING_WEIGHT = Set.of("dosing-weight", "dosingweight");

    /** What a code of FHIR looks like; anything else under a member without a kind is left out. */
    private static final String CODE = "[A-Za-z0-9][A-Za-z0-9._+/:<>=%-]{0,63}|[<>]=?";

    private static final String SCOPE =
            "(?:(?:patient|user|system)/[A-Za-z*]+\\.[A-Za-z*]+|launch|openid|profile|fhirUser|"
                    + "online_access|offline_access)";

    /** A leaf of a kind; empty if it must not be shared. */
    Optional<JsonNode> of(String kind, JsonNode leaf) {
        if (kind.equals("mark")) {
            return Optional.of(JsonNodeFactory.instance.objectNode());
        }
        if (!leaf.isString()) {
            return kind.equals(Shareable.PLAIN) && leaf.isValueNode() ? Optional.of(leaf) : Optional.empty();
        }
        return text(kind, leaf.asString()).map(JsonNodeFactory.instance::stringNode);
    }

    private Optional<String> text(String kind, String text) {
        return switch (kind) {
            case Shareable.PLAIN -> Optional.of(text).filter(this::isCode);
            case "code" -> Optional.of(text).filter(code -> !secrets.ids().contains(code));
            case "text" -> Optional.of(texts.cleaned(text));
            case "date" -> dates.moved(text);
            case "reference" -> Optional.of(names.reference(text));
            case "patient" -> Optional.of(names.patient(text));
            case "encounter" -> Optional.of(names.id("Encounter", text));
            case "url" -> Optional.of(url(text));
            case "system" -> Optional.of(isPublic(text) ? text : "urn:redacted:" + names.id("System", text));
            case "namespace" -> Optional.of("urn:redacted:" + names.id("Namespace", text));
            case "identifier" -> Optional.of(names.id("Identifier", text));
            case "instance" -> Optional.of(INSTANCE);
            case "token" -> Optional.of("redacted").filter(t -> !text.isBlank());
            case "client" -> Optional.of("client-1").filter(t -> !text.isBlank());
            case "scope" -> Optional.of(scopes(text));
            case "extension" -> extension(text);
            default -> Optional.empty();
        };
    }

    private boolean isCode(String text) {
        return text.matches(CODE) && !secrets.ids().contains(text);
    }

    private static boolean isPublic(String system) {
        return PUBLIC.stream().anyMatch(system.strip()::startsWith);
    }

    /** A FHIR base, a full URL or the link to a page. */
    private String url(String written) {
        if (written.startsWith("urn:")) {
            return names.reference(written);
        }
        if (!written.matches("(?i)https?://[^/?#]+.*")) {
            return "not-a-url";
        }
        String path = written.split("[?#]", 2)[0];
        return path.matches(".+/[A-Z][A-Za-z]+/[^/]+(/_history/.*)?") ? names.reference(path) : names.server(path);
    }

    private static String scopes(String written) {
        String kept = Stream.of(written.strip().split("\\s+", -1))
                .filter(scope -> scope.matches(SCOPE))
                .collect(Collectors.joining(" "));
        return kept.isEmpty() && !written.isBlank() ? "launch" : kept;
    }

    /** The two extensions that are read, one of them by the last word of whatever publisher's URL. */
    private static Optional<String> extension(String url) {
        String last = url.substring(url.lastIndexOf('/') + 1);
        return url.equals(REPLACES)
                ? Optional.of(url)
                : DOSING_WEIGHT.contains(last.toLowerCase(Locale.ROOT))
                        ? Optional.of("https://redacted.invalid/" + last)
                        : Optional.empty();
    }
}
