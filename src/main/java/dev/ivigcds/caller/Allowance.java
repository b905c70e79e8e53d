package dev.ivigcds.caller;

import dev.ivigcds.wire.Refusal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** How many calls one client may still make: a bucket of one span's calls that refills evenly (T-29). */
final class Allowance {
    private final Bucket bucket;

    Allowance(Rate rate) {
        this.bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.calls()).refillGreedy(rate.calls(), rate.per()))
                .withNanosecondPrecision()
                .build();
    }

    /**
     * Counts one call.
     *
     * @throws Refusal.TooManyCalls saying when the next one may come
     */
    void take() {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Refusal.TooManyCalls(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
