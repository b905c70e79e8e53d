package dev.ivigcds.twin;

import java.util.Set;

/** One of the mission's three rules, as its twin answers it. */
enum TwinRule {
    IGA(
            "IgaBeforeIvig",
            "igaScreening",
            Set.of(
                    "igaUnscreened",
                    "igaPending",
                    "igaUnreadable",
                    "igaNotChecked",
                    "igaDeficient",
                    "igaDeficientTolerated")),
    DAY_GRAMS("IvigDayGrams", "infusionDose", Set.of("dose80", "dose80NoSplit", "doseUnverified")),
    RESPONSE(
            "IvigResponse",
            "responseReview",
            Set.of("response12wNone", "response12wMissing", "response12wNotChecked", "responseBiochem"));

    private final String library;
    private final String rule;
    private final Set<String> topics;

    TwinRule(String library, String rule, Set<String> topics) {
        this.library = library;
        this.rule = rule;
        this.topics = topics;
    }

    /** The CQL library. */
    String library() {
        return library;
    }

    /** The rule of service.yaml. */
    String rule() {
        return rule;
    }

    /** Topics of which both say whether they are raised. */
    Set<String> topics() {
        return topics;
    }
}
