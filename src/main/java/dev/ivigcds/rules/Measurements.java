package dev.ivigcds.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything on record of one kind of value, oldest first.
 *
 * @param concept {@code ck}, {@code mmt8}, {@code mmt8Bilateral}, {@code tis}, {@code haqDi}, {@code cdasiActivity}, {@code iga} or {@code weight}
 * @param name in a clinician's words
 * @param unit unit of the values; empty for a score
 * @param upperLimit upper limit of normal in that unit, where a rule uses one
 * @param highest upper end of the scale, where a rule uses one
 * @param points the values
 * @param gap why the record may hold more; empty if all of it was read
 */
public record Measurements(
        String concept,
        String name,
        String unit,
        Optional<BigDecimal> upperLimit,
        Optional<BigDecimal> highest,
        List<Point> points,
        String gap) {

    public Measurements {
        points = List.copyOf(points);
    }

    /**
     * One value.
     *
     * @param date when it was taken, if known
     * @param value the number in the unit of its series; empty for a result that no rule can read or that is not final
     * @param shown as recorded, with comparator and unit
     * @param from the resource it stands in
     */
    public record Point(Optional<LocalDate> date, Optional<BigDecimal> value, String shown, String from) {}
}
