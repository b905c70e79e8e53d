package dev.ivigcds.facts;

/** The moment of the clinician's work in which we are asked. */
public enum Occasion {
    ORDER_SIGN("order-sign"),
    ORDER_SELECT("order-select"),
    PATIENT_VIEW("patient-view");

    private final String hook;

    Occasion(String hook) {
        this.hook = hook;
    }

    /** The CDS Hooks name of this moment. */
    public String hook() {
        return hook;
    }
}
