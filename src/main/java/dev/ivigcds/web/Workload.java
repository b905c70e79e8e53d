package dev.ivigcds.web;

import dev.ivigcds.wire.Refusal;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much is taken on at a time (T-29): so many calls are worked on, a few more wait a moment for their turn, the rest are turned away at once;
 * and bodies that are arriving may fill a quarter of the memory (T-17).
 */
public final class Workload {
    private static final int WAITING_PER_PLACE = 4;

    private final Semaphore places;
    private final Semaphore queue;
    private final Duration longestWait;
    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();

    /** A server's load of at most so many calls at a time. */
    public Workload(int calls) {
        this(calls, Duration.ofMillis(500), Runtime.getRuntime().maxMemory() / 4);
    }

    Workload(int calls, Duration longestWait, long mostBytes) {
        this.places = new Semaphore(calls, true);
        this.queue = new Semaphore(calls * WAITING_PER_PLACE);
        this.longestWait = longestWait;
        this.mostBytes = mostBytes;
    }

    /**
     * Looks whether a call that comes now has a chance, before anything is spent on it: while calls are refused, those that are let in must be
     * quick.
     *
     * @throws Refusal.Busy if as many wait as may
     */
    void comeIn() {
        if (queue.availablePermits() == 0) {
            throw busy();
        }
    }

    /**
     * Begins the work on one call, after a moment's wait at most; {@link #end()} ends it.
     *
     * @throws Refusal.Busy if no place came free, or too many are waiting already
     */
    void begin() {
        if (!places.tryAcquire() && !waited()) {
            throw busy();
        }
    }

    void end() {
        places.release();
    }

    private boolean waited() {
        if (!queue.tryAcquire()) {
            return false;
        }
        try {
            return places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            queue.release();
        }
    }

    /**
     * Counts bytes that are now in memory.
     *
     * @throws Refusal.Busy if there is no room for them
     */
    void hold(int more) {
        if (bytes.addAndGet(more) > mostBytes) {
            bytes.addAndGet(-more);
            throw busy();
        }
    }

    /** Counts bytes that are in memory no more. */
    void drop(int fewer) {
        bytes.addAndGet(-fewer);
    }

    private static Refusal.Busy busy() {
        return new Refusal.Busy("The server has more calls than it can work on.");
    }
}
