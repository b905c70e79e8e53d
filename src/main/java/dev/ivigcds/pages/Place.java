package dev.ivigcds.pages;

/** Where a page stands in the navigation. */
public enum Place {
    /** The demo's small EHR. */
    PLAYGROUND("/", "Playground"),
    /** The rules, for people to read. */
    RULES("/rules", "Rules"),
    /** The knowledge as FHIR artefacts. */
    ARTEFACTS("/fhir-profiles", "FHIR artefacts"),
    /** What clinicians did with the cards. */
    REPORT("/reports/feedback", "Feedback report"),
    /** A page that is reached from elsewhere. */
    ELSEWHERE("", "");

    private final String href;
    private final String words;

    Place(String href, String words) {
        this.href = href;
        this.words = words;
    }

    String href() {
        return href;
    }

    String words() {
        return words;
    }
}
