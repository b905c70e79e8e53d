package dev.ivigcds.rules;

/** Whether this patient has had IVIG before the planned start (clinical.md 0.4). */
public enum Exposure {
    /** At least one record of giving it. */
    PRIOR("prior"),
    /** Handed out, stated, ordered, or given by another route: most likely had it. */
    LIKELY("likely"),
    /** All searched, nothing found. */
    NONE("none"),
    /** Nothing found, and not all could be searched. */
    NOT_CHECKED("notChecked");

    private final String code;

    Exposure(String code) {
        this.code = code;
    }

    /** The word used in the decision record. */
    public String code() {
        return code;
    }
}
