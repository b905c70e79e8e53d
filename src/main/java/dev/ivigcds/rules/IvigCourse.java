package dev.ivigcds.rules;

import dev.ivigcds.dosing.Decimals;
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
 * @param what product and daily doses in a few words
 * @param worked the arithmetic in one line
 * @param unknown why not all grams are known; empty if they are
 * @param from the records it was read from
 */
public record IvigCourse(
        Kind kind,
        List<Day> days,
        Optional<BigDecimal> grams,
        String what,
        String worked,
        String unknown,
        List<String> from) {
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
                product.isEmpty() ? doses(days) : product + ": " + doses(days),
                course.worked(),
                course.infusions().stream()
                        .filter(i -> i.grams().isEmpty())
                        .map(Infusion::how)
                        .distinct()
                        .collect(Collectors.joining("; ")),
                course.infusions().stream().map(Infusion::order).distinct().toList());
    }

    /** {@code 70 g on each of 2 days}, {@code 60 g, 80 g}. */
    private static String doses(List<Day> days) {
        List<String> each = days.stream()
                .map(day -> day.grams().map(g -> Decimals.shown(g) + " g").orElse("unknown amount"))
                .toList();
        boolean even = each.stream().distinct().count() == 1;
        return even && each.size() > 1
                ? each.getFirst() + " on each of " + each.size() + " days"
                : String.join(", ", each);
    }

    public LocalDate start() {
        return days.getFirst().date();
    }

    public LocalDate end() {
        return days.getLast().date();
    }
}
