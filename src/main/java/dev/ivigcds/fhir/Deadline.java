package dev.ivigcds.fhir;

import java.time.Duration;

/**
 * The moment by which a hook call is answered, on the machine's monotonic ticks.
 *
 * @param tick in nanoseconds, comparable with {@link System#nanoTime()} alone
 */
record Deadline(long tick) {

    static Deadline in(Duration span) {
        return new Deadline(System.nanoTime() + span.toNanos());
    }

    /** The same moment a little earlier. */
    Deadline earlierBy(Duration span) {
        return new Deadline(tick - span.toNanos());
    }

    /** Nanoseconds left; zero once it has passed. */
    long left() {
        return Math.max(0, tick - System.nanoTime());
    }

    boolean hasPassed() {
        return left() == 0;
    }
}
