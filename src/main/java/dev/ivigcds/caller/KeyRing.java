package dev.ivigcds.caller;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of one client, kept at hand (T-09): read in the background every five minutes, kept for twelve hours while their source is down, and
 * read again for an unknown {@code kid} at most once a minute. Only a call that could not pass otherwise ever waits, at most a second.
 */
final class KeyRing {
    static final Duration FRESH = Duration.ofMinutes(5);
    static final Duration STALE = Duration.ofHours(12);
    static final Duration COOL_DOWN = Duration.ofMinutes(1);
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    private final String client;
    private final KeySource source;
    private final LongSupplier ticks;
    private final Executor threads;

    private KeySet keys = KeySet.NONE;
    private long readAt;
    private long triedAt;
    private long askedAt;
    private boolean failed;
    private @Nullable CompletableFuture<KeySet> underWay;

    /**
     * An empty ring; the first {@link #refreshIfDue()} fills it.
     *
     * @param client our name for it, for the log
     * @param source where the keys come from
     * @param ticks the machine's monotonic nanoseconds
     * @param threads where the source is read
     */
    KeyRing(String client, KeySource source, LongSupplier ticks, Executor threads) {
        this.client = client;
        this.source = source;
        this.ticks = ticks;
        this.threads = threads;
        long now = ticks.getAsLong();
        this.readAt = now;
        this.triedAt = now - FRESH.toNanos();
        this.askedAt = now - COOL_DOWN.toNanos();
    }

    /** The keys with this {@code kid}; empty if there is none, also after asking the source once more. */
    List<VerificationKey> named(String kid) {
        List<VerificationKey> known = current().named(kid);
        return known.isEmpty()
                ? again().map(KeyRing::arrived).map(set -> set.named(kid)).orElse(List.of())
                : known;
    }

    /** Reads the source in the background if it is time to. */
    synchronized void refreshIfDue() {
        Duration pause = failed ? COOL_DOWN : FRESH;
        if (underWay == null && since(triedAt).compareTo(pause) >= 0) {
            begin();
        }
    }

    /** Whether the source is being read just now. */
    synchronized boolean isReading() {
        return underWay != null;
    }

    private synchronized KeySet current() {
        if (since(readAt).compareTo(STALE) > 0) {
            keys = KeySet.NONE;
        }
        return keys;
    }

    private synchronized Optional<CompletableFuture<KeySet>> again() {
        if (underWay == null && since(askedAt).compareTo(COOL_DOWN) >= 0) {
            askedAt = ticks.getAsLong();
            begin();
        }
        return Optional.ofNullable(underWay);
    }

    private void begin() {
        triedAt = ticks.getAsLong();
        CompletableFuture<KeySet> reading = new CompletableFuture<>();
        underWay = reading;
        threads.execute(() -> {
            try {
                take(source.read());
            } catch (IOException | RuntimeException e) {
                keep(LogText.clean(String.valueOf(e.getMessage())));
            } finally {
                end(reading);
            }
        });
    }

    private synchronized void take(KeySet fresh) {
        if (!fresh.refused().equals(keys.refused())) {
            fresh.refused().forEach(why -> LOG.warn("client {}: {}", client, why));
        }
        if (failed) {
            LOG.info("client {}: its key set can be read again", client);
        }
        keys = fresh;
        readAt = ticks.getAsLong();
        failed = false;
    }

    private synchronized void keep(String why) {
        if (!failed) {
            LOG.warn(
                    "client {}: its key set cannot be read ({}); the {} known keys are used for up to {} hours",
                    client,
                    why,
                    keys.keys().size(),
                    STALE.toHours());
        }
        failed = true;
    }

    private synchronized void end(CompletableFuture<KeySet> reading) {
        underWay = null;
        reading.complete(keys);
    }

    private Duration since(long tick) {
        return Duration.ofNanos(ticks.getAsLong() - tick);
    }

    private static KeySet arrived(CompletableFuture<KeySet> reading) {
        try {
            return reading.get(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return KeySet.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return KeySet.NONE;
        }
    }
}
