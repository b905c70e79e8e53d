package dev.ivigcds.dosing;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Person;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Result;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Height and weight together (clinical.md 3.3): for showing, never for judging.
 *
 * @param centimetres body height
 * @param kg body weight in kilograms
 * @param sex administrative gender, if known
 */
public record BodySize(BigDecimal centimetres, BigDecimal kg, Optional<Person.Sex> sex) {
    private static final Set<String> UNITS = Set.of("cm", "m", "[in_i]");
    private static final BigDecimal DEVINE_FROM = BigDecimal.valueOf(152);
    private static final BigDecimal FIVE_FEET = new BigDecimal("152.4");
    private static final BigDecimal PER_CENTIMETRE = new BigDecimal("0.91");
    private static final BigDecimal SHORTEST = BigDecimal.valueOf(40);
    private static final BigDecimal TALLEST = BigDecimal.valueOf(250);

    /** The size of a patient of a weight, if a plausible height is on file. */
    public static Optional<BodySize> of(Chart chart, BigDecimal kg) {
        return chart.body().items().stream()
                .filter(o -> o.concept().equals(Concepts.HEIGHT) && o.countsAt(chart.now(), chart.zone()))
                .filter(o -> o.when().isPresent())
                .max(Comparator.comparing(o -> o.when().orElseThrow()))
                .flatMap(BodySize::centimetres)
                .map(height -> new BodySize(height, kg, chart.person().sex()));
    }

    private static Optional<BigDecimal> centimetres(Observation observation) {
        if (!(observation.result() instanceof Result.Measured measured)) {
            return Optional.empty();
        }
        Quantity quantity = measured.quantity();
        return Optional.of(quantity)
                .filter(height -> UNITS.contains(height.unit()) && Decimals.writable(height.value()))
                .map(height -> height.value().multiply(Ucum.factor(height.unit(), "cm")))
                .filter(cm -> cm.compareTo(SHORTEST) >= 0 && cm.compareTo(TALLEST) <= 0);
    }

    /** Body mass index in kg/m², one decimal. */
    public BigDecimal bodyMassIndex() {
        BigDecimal metres = centimetres.movePointLeft(2);
        return kg.divide(metres.multiply(metres), 1, RoundingMode.HALF_UP);
    }

    /** Ideal body weight by Devine in kilograms, one decimal; for women and men of 152 cm and more. */
    public Optional<BigDecimal> idealKg() {
        return sex.filter(s -> s != Person.Sex.OTHER && centimetres.compareTo(DEVINE_FROM) >= 0)
                .map(s -> new BigDecimal(s == Person.Sex.MALE ? "50" : "45.5"))
                .map(base -> base.add(PER_CENTIMETRE.multiply(centimetres.subtract(FIVE_FEET))))
                .map(Decimals::tenth);
    }

    /** Adjusted body weight in kilograms, one decimal: the ideal one and 40 % of what is above it. */
    public Optional<BigDecimal> adjustedKg() {
        return idealKg()
                .map(ideal -> ideal.add(kg.subtract(ideal).multiply(new BigDecimal("0.4"))))
                .map(Decimals::tenth);
    }
}
