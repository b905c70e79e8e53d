package dev.ivigcds.facts;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * FHIR Timing, as written.
 *
 * @param events the listed times
 * @param repeat the repeat, if there is one
 * @param code Timing.code in upper case ({@code BID}, {@code QD}, …), else empty
 * @param text the words of Timing.code, empty if none
 */
public record Timing(List<When> events, Optional<Repeat> repeat, String code, String text) {

    public Timing {
        events = List.copyOf(events);
    }

    /**
     * Timing.repeat.
     *
     * @param bounds for how long
     * @param count total number of administrations over the whole timing
     * @param countMax its upper end
     * @param duration how long one administration takes (of use only with a rate)
     * @param frequency times per period
     * @param frequencyMax its upper end
     * @param period length of the period
     * @param periodMax its upper end
     * @param periodUnit UCUM time unit {@code s min h d wk mo a}, empty if absent
     * @param daysOfWeek weekdays on which it is given
     * @param timesOfDay clock times at which it is given
     * @param events EventTiming codes such as {@code MORN}, upper case
     */
    public record Repeat(
            Bounds bounds,
            Optional<Integer> count,
            Optional<Integer> countMax,
            Optional<DosageInstruction.Span> duration,
            Optional<Integer> frequency,
            Optional<Integer> frequencyMax,
            Optional<BigDecimal> period,
            Optional<BigDecimal> periodMax,
            String periodUnit,
            Set<DayOfWeek> daysOfWeek,
            List<LocalTime> timesOfDay,
            Set<String> events) {

        public Repeat {
            daysOfWeek = Set.copyOf(daysOfWeek);
            timesOfDay = List.copyOf(timesOfDay);
            events = Set.copyOf(events);
        }
    }

    /** For how long an order runs. */
    public sealed interface Bounds {
        record Open() implements Bounds {}

        record Between(Optional<When> start, Optional<When> end) implements Bounds {}

        record Lasting(DosageInstruction.Span length) implements Bounds {}

        record LastingBetween(Optional<DosageInstruction.Span> low, Optional<DosageInstruction.Span> high)
                implements Bounds {}
    }
}
