package dev.ivigcds.vignettes;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Assumptions;

/** The server's clock in tests: it stands where it was set, or, where the server runs in a process of its own, where it stood at the start. */
public final class SettableClock extends Clock {
    private volatile Instant now = Instant.parse("2026-03-02T08:00:00Z");
    private final ZoneId zone;
    private final boolean movable;

    public SettableClock(ZoneId zone) {
        this(zone, true);
    }

    private SettableClock(ZoneId zone, boolean movable) {
        this.zone = zone;
        this.movable = movable;
    }

    /** The clock of a server that no test can reach into. */
    static SettableClock standingStill(ZoneId zone) {
        return new SettableClock(zone, false);
    }

    /** Sets it; a test that needs another time than the one at which the clock stands still is skipped. */
    public void set(Instant instant) {
        Assumptions.assumeTrue(movable || instant.equals(now), "the clock of this server stands still");
        now = instant;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        SettableClock clock = new SettableClock(other);
        clock.set(now);
        return clock;
    }
}
