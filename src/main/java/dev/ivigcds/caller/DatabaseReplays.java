package dev.ivigcds.caller;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Used tokens in the table {@code used_token}; its primary key makes sure that of two servers only one takes a token. While the database is away
 * each server refuses what it has itself seen, so that calls go on; the database is asked again after ten seconds.
 */
final class DatabaseReplays implements Replays {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseReplays.class);
    private static final String TAKE = "INSERT INTO used_token (mark, expires_at) SELECT CAST(? AS VARCHAR(43)),"
            + " CAST(? AS TIMESTAMP WITH TIME ZONE) WHERE NOT EXISTS (SELECT 1 FROM used_token WHERE mark = ?)";
    private static final String FORGET = "DELETE FROM used_token WHERE expires_at < ?";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int SECONDS = 2;
    private static final Duration BETWEEN_CLEARINGS = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final DataSource database;
    private final Replays seenHere = new MemoryReplays();
    private final AtomicReference<Instant> awayUntil = new AtomicReference<>(Instant.EPOCH);
    private final AtomicReference<Instant> cleared = new AtomicReference<>(Instant.EPOCH);

    DatabaseReplays(DataSource database) {
        this.database = database;
    }

    @Override
    public boolean take(String issuer, String id, Instant until, Instant now) {
        if (!seenHere.take(issuer, id, until, now)) {
            return false;
        }
        if (now.isBefore(awayUntil.get())) {
            return true;
        }
        clearNowAndThen(now);
        return takenFromAll(TokenMark.of(issuer, id), until, now);
    }

    private boolean takenFromAll(String mark, Instant until, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(TAKE)) {
            insert.setQueryTimeout(SECONDS);
            insert.setString(1, mark);
            insert.setObject(2, utc(until));
            insert.setString(3, mark);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return false;
            }
            awayUntil.set(now.plus(PAUSE));
            LOG.error(
                    "used tokens cannot be looked up (SQLState {}); for {} s only those used on this server are refused",
                    e.getSQLState(),
                    PAUSE.toSeconds());
            return true;
        }
    }

    private void clearNowAndThen(Instant now) {
        Instant last = cleared.get();
        if (Duration.between(last, now).abs().compareTo(BETWEEN_CLEARINGS) > 0 && cleared.compareAndSet(last, now)) {
            Thread.ofVirtual().name("used-tokens").start(() -> clear(now));
        }
    }

    private void clear(Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, utc(now));
            delete.executeUpdate();
        } catch (SQLException e) {
            LOG.warn("used tokens cannot be cleared: SQLState {}", e.getSQLState());
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
