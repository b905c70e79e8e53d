package dev.ivigcds.facts;

import java.util.Optional;

/**
 * A record that something was given, handed out or taken. Records of nothing (not done, entered in error, on hold, cancelled) never
 * become one.
 *
 * @param from where it was read, for example {@code MedicationAdministration/ma1}
 * @param kind what kind of record it is
 * @param ivig whether it is IVIG
 * @param product what was given
 * @param start when it began, if recorded
 * @param end when it ended, if recorded
 * @param dose the amount given, as recorded
 */
public record Administration(
        String from,
        Kind kind,
        Ivig ivig,
        Product product,
        Optional<When> start,
        Optional<When> end,
        Optional<Quantity> dose) {

    /** A record that does not say how much. */
    public Administration(
            String from, Kind kind, Ivig ivig, Product product, Optional<When> start, Optional<When> end) {
        this(from, kind, ivig, product, start, end, Optional.empty());
    }

    public enum Kind {
        /** MedicationAdministration completed, in progress or stopped: a partial dose still exposes. */
        ADMINISTRATION(true),
        /** Immunization completed. */
        IMMUNIZATION(true),
        /** MedicationDispense completed: handed out, not known to be given. */
        DISPENSE(false),
        /** MedicationStatement active or completed. */
        STATEMENT(false);

        private final boolean given;

        Kind(boolean given) {
            this.given = given;
        }

        /** Whether such a record proves that it was given (clinical.md 0.4). */
        public boolean given() {
            return given;
        }
    }
}
