package dev.ivigcds.rules;

import dev.ivigcds.dosing.Infusion;
import dev.ivigcds.dosing.Stretch;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One course of IVIG as a chart shows it.
 *
 * @param kind how far it is
 * @param days what is given on each of its days, at least one
 * @param grams grams of all of it, if all are known
 * @param what product and doses in a few words
 * @param unknown why not all grams are known; empty if they are
 * @param from the records it was read from
 */
public record IvigCourse(
        Kind kind, List<Day> days, Optional<BigDecimal> grams, String what, String unknown, List<String> from) {
    /** How far a course is. */
    public enum Kind {
        GIVEN,
        ORDERED,
        DRAFTED
    }

    /** Grams on one local calendar day, if all of that day are known. */
    public record Day(LocalDate date, Optional<BigDecimal> grams) {}

    public IvigCourse {
        days = List.copyOf(days);
        from = List.copyOf(from);
    }

    static IvigCourse of(Kind kind, Stretch course, String product) {
        List<Day> days = course.infusions().stream()
                .collect(Collectors.groupingBy(Infusion::day, java.util.TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(day -> new Day(day.getKey(), new Stretch(day.getValue()).grams()))
                .toList();
        return new IvigCourse(
                kind,
                days,
                course.grams(),
                (product + " " + course.worked()).strip(),
                course.infusions().stream()
                        .filter(i -> i.grams().isEmpty())
                        .map(Infusion::how)
                        .distinct()
                        .collect(Collectors.joining("; ")),
                course.infusions().stream().map(Infusion::order).distinct().toList());
    }

    public LocalDate start() {
        return days.getFirst().date();
    }

    public LocalDate end() {
        return days.getLast().date();
    }
}
