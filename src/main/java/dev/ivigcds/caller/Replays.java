package dev.ivigcds.caller;

import java.time.Instant;
import javax.sql.DataSource;

/** The tokens that were already used (R-137, T-11): each is taken once, by this server and by those that share the store with it. */
public interface Replays {
    /** Kept in this process: enough for one server, forgotten when it stops. */
    static Replays inMemory() {
        return new MemoryReplays();
    }

    /** Kept in a database, for several servers, and across restarts; its table is in {@code db/migration}. */
    static Replays in(DataSource database) {
        return new DatabaseReplays(database);
    }

    /**
     * Takes a token; the first to ask gets it.
     *
     * @param issuer its {@code iss}
     * @param id its {@code jti}
     * @param until when it is good no more and may be forgotten
     * @param now the time of the call
     * @return false if it was taken before
     * @throws dev.ivigcds.wire.Refusal.Busy if no more tokens can be remembered just now
     */
    boolean take(String issuer, String id, Instant until, Instant now);
}
