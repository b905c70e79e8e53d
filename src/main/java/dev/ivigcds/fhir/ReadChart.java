package dev.ivigcds.fhir;

import dev.ivigcds.facts.Chart;
import java.util.Map;

/**
 * A chart, and what reading it left aside.
 *
 * @param chart the facts
 * @param ignored by prefetch key, what was left aside and why, for example {@code 2 of another patient}
 * @param counts by prefetch key, how many resources became facts
 */
record ReadChart(Chart chart, Map<String, String> ignored, Map<String, Integer> counts) {
    ReadChart {
        ignored = Map.copyOf(ignored);
        counts = Map.copyOf(counts);
    }
}
