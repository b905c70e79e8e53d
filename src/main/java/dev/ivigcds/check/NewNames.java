package dev.ivigcds.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** New ids in place of those of a record, the same one for the same thing wherever it is named. */
final class NewNames {
    private static final Map<String, String> WORDS = Map.of(
            "MedicationRequest", "order",
            "MedicationAdministration", "given",
            "MedicationDispense", "dispense",
            "MedicationStatement", "statement",
            "Observation", "result",
            "Condition", "diagnosis",
            "AllergyIntolerance", "allergy",
            "ServiceRequest", "service");

    private static final String HISTORY = "/_history/";
    private static final String URN = "urn:uuid:";
    private static final String PATIENT = "Patient";
    private static final String CONTAINED = "Contained";
    private static final Pattern LOCAL = Pattern.compile("(?:(.+)/)?([A-Z][A-Za-z]*)/([^/?#]+)");
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private final Map<String, String> given = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> taken;

    /**
     * No name is given yet.
     *
     * @param taken ids that none of the new ones may be
     */
    NewNames(Set<String> taken) {
        this.taken = Set.copyOf(taken);
    }

    /** The new id of a resource, without its type. */
    String id(String type, String id) {
        return given.computeIfAbsent(type + "/" + id, key -> {
            String word =
                    WORDS.getOrDefault(type, CAMEL.matcher(type).replaceAll("-").toLowerCase(Locale.ROOT));
            return next(word);
        });
    }

    /** The next one that nothing was called before. */
    private String next(String word) {
        String name;
        do {
            name = word + "-" + counts.merge(word, 1, Integer::sum);
        } while (taken.contains(name));
        return name;
    }

    /** The new id of a contained resource, which references name without its type. */
    String contained(String id) {
        return id(CONTAINED, id);
    }

    /** The new id of a patient, given by id, as {@code Patient/id} or as a URN. */
    String patient(String id) {
        if (id.startsWith(URN)) {
            return URN + id(PATIENT, id.substring(URN.length()));
        }
        String prefix = PATIENT + "/";
        return id.startsWith(prefix) ? prefix + id(PATIENT, id.substring(prefix.length())) : id(PATIENT, id);
    }

    /** A reference, or a full URL, as it must read now; its base becomes another. */
    String reference(String written) {
        if (written.startsWith("#")) {
            return "#" + contained(written.substring(1));
        }
        if (written.startsWith(URN)) {
            String id = written.substring(URN.length());
            return URN + id(given.containsKey(PATIENT + "/" + id) ? PATIENT : "Entry", id);
        }
        String bare = written.split(HISTORY, 2)[0];
        Matcher local = LOCAL.matcher(bare);
        if (!local.matches()) {
            return known(bare).orElseGet(() -> id("Other", bare));
        }
        String type = String.valueOf(local.group(2));
        String base = Optional.ofNullable(local.group(1)).map(this::base).orElse("");
        return base + type + "/" + id(type, String.valueOf(local.group(3)))
                + (bare.equals(written) ? "" : HISTORY + "1");
    }

    private String base(String written) {
        return server(written) + "/";
    }

    /** Another base URL for one that was written, with or without a scheme. */
    String server(String base) {
        String bare = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return "https://" + id("Server", bare) + ".invalid/fhir";
    }

    /** The new id of a resource that is named by its id alone. */
    private Optional<String> known(String id) {
        return given.entrySet().stream()
                .filter(name -> name.getKey().endsWith("/" + id))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
