package dev.ivigcds.facts;

import java.util.Arrays;
import java.util.Optional;

/** The moment of the clinician's work in which we are asked. */
public enum Occasion {
    ORDER_SIGN("order-sign"),
    ORDER_SELECT("order-select"),
    PATIENT_VIEW("patient-view");

    private final String hook;

    Occasion(String hook) {
        this.hook = hook;
    }

    /** The moment a CDS Hooks name stands for. */
    public static Optional<Occasion> ofHook(String hook) {
        return Arrays.stream(values()).filter(o -> o.hook.equals(hook)).findFirst();
    }

    /** The CDS Hooks name of this moment. */
    public String hook() {
        return hook;
    }
}
