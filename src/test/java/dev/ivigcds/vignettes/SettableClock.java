package dev.ivigcds.vignettes;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The server's clock in tests: it stands where it was set. */
public final class SettableClock extends Clock {
    private volatile Instant now = Instant.parse("2026-03-02T08:00:00Z");
    private final ZoneId zone;

    public SettableClock(ZoneId zone) {
        this.zone = zone;
    }

    /** Sets it. */
    public void set(Instant instant) {
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
