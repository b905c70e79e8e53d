package dev.ivigcds.bench;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What one connection, or all of them together, saw: latencies in nanoseconds of what was answered and of what was refused, answers with and without
 * cards, and errors by status.
 */
final class Tally {
    private static final long HIGHEST = 60_000_000_000L;
    /** {@code {"cards":[]}} and what an answer may hold besides it. */
    private static final int SMALLEST_CARD = 100;

    private final Histogram latency = new Histogram(HIGHEST, 3);
    private final Histogram refused = new Histogram(HIGHEST, 2);
    private final Map<String, Integer> errors = new TreeMap<>();
    private long answers;
    private long withCards;

    void answer(int status, int length, long nanos) {
        if (status != 200) {
            error(String.valueOf(status));
            refused.recordValue(Math.clamp(nanos, 1, HIGHEST));
            return;
        }
        answers++;
        withCards += length > SMALLEST_CARD ? 1 : 0;
        latency.recordValue(Math.clamp(nanos, 1, HIGHEST));
    }

    void error(String what) {
        errors.merge(what, 1, Integer::sum);
    }

    void add(Tally other) {
        latency.add(other.latency);
        refused.add(other.refused);
        other.errors.forEach((what, count) -> errors.merge(what, count, Integer::sum));
        answers += other.answers;
        withCards += other.withCards;
    }

    long answers() {
        return answers;
    }

    double slowestMs() {
        return ms(100);
    }

    /** Adds what it has to a result: times in milliseconds. */
    void into(Result result) {
        result.put("answers", answers)
                .put("withCards", withCards)
                .put("errors", errors.values().stream().mapToInt(i -> i).sum())
                .put("errorsBy", errors.toString())
                .put("p50", ms(50))
                .put("p90", ms(90))
                .put("p95", ms(95))
                .put("p99", ms(99))
                .put("p999", ms(99.9))
                .put("max", ms(100));
        if (refused.getTotalCount() > 0) {
            result.put("refusedP50", ms(refused, 50)).put("refusedP99", ms(refused, 99));
        }
    }

    private double ms(double percentile) {
        return ms(latency, percentile);
    }

    private static double ms(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / 1e6;
    }
}
