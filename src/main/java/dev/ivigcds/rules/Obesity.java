package dev.ivigcds.rules;

import dev.ivigcds.dosing.BodySize;
import dev.ivigcds.facts.Chart;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Ideal and adjusted weight of an obese adult, as lines that never change a verdict (clinical.md 3.3). */
final class Obesity {
    private Obesity() {}

    static List<String> lines(Chart chart, Optional<BigDecimal> kg, InfusionDose limits) {
        boolean adult = chart.person()
                .ageOn(chart.today())
                .filter(years -> years >= limits.adultFrom().getYears())
                .isPresent();
        return kg
                .flatMap(weight -> BodySize.of(chart, weight))
                .filter(size -> adult
                        && size.bodyMassIndex().compareTo(limits.obeseFrom().value()) >= 0)
                .map(Obesity::line)
                .stream()
                .toList();
    }

    private static String line(BodySize size) {
        String index = "Body mass index " + size.bodyMassIndex() + " kg/m²";
        return size.idealKg()
                .map(ideal -> index + ": ideal weight " + ideal + " kg, adjusted weight "
                        + size.adjustedKg().orElseThrow()
                        + " kg. Some guidance doses by ideal or adjusted weight; this check does not.")
                .orElse(index + ". Some guidance doses by ideal or adjusted weight; this check does not.");
    }
}
