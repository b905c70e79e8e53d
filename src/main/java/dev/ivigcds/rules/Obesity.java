package dev.ivigcds.rules;

import dev.ivigcds.dosing.BodyWeight;
import dev.ivigcds.facts.Chart;
import java.util.List;

/** Lines on body size that never change a verdict. */
final class Obesity {
    private Obesity() {}

    static List<String> lines(Chart chart, BodyWeight weight) {
        return List.of();
    }
}
