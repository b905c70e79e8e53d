package dev.ivigcds.dosing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is given within a stretch of time: a day, a course or a window of 28 days.
 *
 * @param infusions in order of their days, at least one
 */
public record Stretch(List<Infusion> infusions) {

    public Stretch {
        infusions = List.copyOf(infusions);
    }

    public LocalDate first() {
        return infusions.getFirst().day();
    }

    public LocalDate last() {
        return infusions.getLast().day();
    }

    /** Number of days on which something is given. */
    public int days() {
        return (int) infusions.stream().map(Infusion::day).distinct().count();
    }

    /** Grams of all of it, if all are known. */
    public Optional<BigDecimal> grams() {
        return all(Infusion::grams);
    }

    /** Grams of what is known of it. */
    public BigDecimal knownGrams() {
        return known(Infusion::grams);
    }

    /** g/kg of all of it, if all are known. */
    public Optional<BigDecimal> gramsPerKg() {
        return all(Infusion::gramsPerKg);
    }

    /** g/kg of what is known of it. */
    public BigDecimal knownGramsPerKg() {
        return known(Infusion::gramsPerKg);
    }

    /** The lightest body weight used, if every order has one. */
    public Optional<BigDecimal> kg() {
        boolean known = infusions.stream().allMatch(i -> i.kg().isPresent());
        return known
                ? infusions.stream().map(Infusion::kg).flatMap(Optional::stream).min(BigDecimal::compareTo)
                : Optional.empty();
    }

    /** Whether the call is about any of it. */
    public boolean inFocus() {
        return infusions.stream().anyMatch(Infusion::inFocus);
    }

    /** References of the orders that already stand in the record. */
    public List<String> standingOrders() {
        return infusions.stream()
                .filter(i -> i.standing() && !i.inFocus())
                .map(Infusion::order)
                .distinct()
                .toList();
    }

    /** Whether any of the grams rest on the body weight. */
    public boolean byWeight() {
        return infusions.stream().anyMatch(Infusion::byWeight);
    }

    /** The arithmetic in one line: each different administration as often as it is given, and their sum. */
    public String worked() {
        Map<String, Long> times = infusions.stream()
                .collect(Collectors.groupingBy(Infusion::how, LinkedHashMap::new, Collectors.counting()));
        String each = times.entrySet().stream()
                .map(way -> way.getValue() == 1 ? way.getKey() : way.getValue() + " × (" + way.getKey() + ")")
                .collect(Collectors.joining(" + "));
        return infusions.size() == 1
                ? each
                : each + grams().map(sum -> " = " + Decimals.shown(sum) + " g").orElse("");
    }

    private Optional<BigDecimal> all(Function<Infusion, Optional<BigDecimal>> what) {
        boolean known = infusions.stream().allMatch(i -> what.apply(i).isPresent());
        return known ? Optional.of(known(what)) : Optional.empty();
    }

    private BigDecimal known(Function<Infusion, Optional<BigDecimal>> what) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Infusion infusion : infusions) {
            sum = sum.add(what.apply(infusion).orElse(BigDecimal.ZERO));
        }
        return sum;
    }
}
