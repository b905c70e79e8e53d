package dev.ivigcds.facts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A laboratory result or measurement of this patient. Results that count for nothing at all (cancelled, entered in error, unknown,
 * another patient's, a coded specimen that is not serum or plasma) never become one (clinical.md 0.3).
 *
 * @param from where it was read, for example {@code Observation/w1}
 * @param concept what was measured
 * @param status how far the result is
 * @param when when it was taken: effectiveDateTime, else the end of effectivePeriod, else issued; empty if none is given
 * @param result what was found
 * @param range the reference range it carries, if any
 * @param interpretation the first interpretation code as written, beside whatever value; empty if none
 */
public record Observation(
        String from,
        Concept concept,
        Status status,
        Optional<When> when,
        Result result,
        Optional<ReferenceRange> range,
        String interpretation) {

    /** A result without an interpretation. */
    public Observation(
            String from,
            Concept concept,
            Status status,
            Optional<When> when,
            Result result,
            Optional<ReferenceRange> range) {
        this(from, concept, status, when, result, range, "");
    }

    public enum Status {
        /** final, amended or corrected: satisfies a check. */
        FINAL,
        /** On file, but not yet to be relied on. */
        PRELIMINARY,
        /** Ordered and registered, no result yet. */
        REGISTERED
    }

    /** A final result that is not dated more than 24 hours ahead of {@code now} and has something to read. */
    public boolean countsAt(Instant now, ZoneId zone) {
        return status == Status.FINAL
                && !(result instanceof Result.Missing)
                && when.map(w -> !w.earliest(zone).isAfter(now.plus(Duration.ofHours(24))))
                        .orElse(true);
    }
}
