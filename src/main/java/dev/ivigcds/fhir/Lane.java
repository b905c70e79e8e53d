package dev.ivigcds.fhir;

import dev.ivigcds.caller.Networks;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;

/**
 * One client's way to one base: which addresses it may lead to, how many requests go along it at once, and whether the server there has been
 * failing. Nothing of it is shared with another client (T-13).
 */
final class Lane {
    static final int MOST_AT_ONCE = 64;

    /** Two whole calls of some fifteen queries. */
    private static final int JUDGED = 30;

    /** Percent of them: more than some broken resource types, or one late call before a good one. */
    private static final int FAILING = 70;

    /** As many as one whole call asks, so that the call that tries again gets all of its answers. */
    private static final int TRIED = 20;

    /**
     * Whose way, and where to.
     *
     * @param client our name for the client
     * @param base its FHIR base or token URL
     */
    record Key(String client, HttpUrl base) {}

    /** What an exchange showed of the server. */
    enum Health {
        WELL,
        ILL,
        /** We broke it off before it could show. */
        UNKNOWN
    }

    private final Key key;
    private final Networks networks;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE, true);
    private final CircuitBreaker breaker;

    /**
     * Makes a way.
     *
     * @param rest how long a failing server is left alone
     */
    Lane(Key key, Networks networks, Duration rest) {
        this.key = key;
        this.networks = networks;
        this.breaker = CircuitBreaker.of(
                key.client() + " " + key.base(),
                CircuitBreakerConfig.custom()
                        .slidingWindow(JUDGED, JUDGED, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(FAILING)
                        .recordResult(Health.ILL::equals)
                        .waitDurationInOpenState(rest)
                        .permittedNumberOfCallsInHalfOpenState(TRIED)
                        .writableStackTraceEnabled(false)
                        .build());
    }

    Key key() {
        return key;
    }

    Networks networks() {
        return networks;
    }

    /** Begins an exchange, after waiting for room; empty, or why none may begin. What began must {@link #leave}. */
    Optional<String> enter(Deadline deadline) {
        try {
            if (!room.tryAcquire(deadline.left(), TimeUnit.NANOSECONDS)) {
                return Optional.of(Answer.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(Answer.IN_TIME);
        }
        if (breaker.tryAcquirePermission()) {
            return Optional.empty();
        }
        room.release();
        return Optional.of(Answer.RESTING);
    }

    /**
     * Ends an exchange.
     *
     * @param nanos how long it took, in nanoseconds
     */
    void leave(Health health, long nanos) {
        room.release();
        if (health == Health.UNKNOWN) {
            breaker.releasePermission();
        } else {
            breaker.onResult(nanos, TimeUnit.NANOSECONDS, health);
        }
    }
}
