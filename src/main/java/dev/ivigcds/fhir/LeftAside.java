package dev.ivigcds.fhir;

/** Why a resource never became a fact, in the words of the decision record. */
enum LeftAside {
    ANOTHER_PATIENT("of another patient", false),
    PATIENT_NOT_KNOWN("whose patient is not known", true),
    UNREADABLE("that could not be read", true),
    STATUS("with a status that does not count", false),
    ANOTHER_CODE("with another code", false),
    ANOTHER_SPECIMEN("of another specimen", false),
    OLDER_VERSION("replaced by a newer version", false),
    DRAFTED("drafted in this call", false);

    private final String words;
    private final boolean hides;

    LeftAside(String words, boolean hides) {
        this.words = words;
        this.hides = hides;
    }

    /** For example {@code 2 of another patient}. */
    String counted(long number) {
        return number + " " + words;
    }

    /** Whether it may have been what was looked for, so that its section can no longer say "none" (clinical.md 0.3). */
    boolean hides() {
        return hides;
    }
}
