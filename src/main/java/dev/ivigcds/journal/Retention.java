package dev.ivigcds.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what is old enough, once an hour. */
final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration BETWEEN = Duration.ofHours(1);

    private final Database database;
    private final JournalSettings settings;
    private final Clock clock;
    private Instant next = Instant.MIN;

    Retention(Database database, JournalSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    void sweepIfDue() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(BETWEEN);
        try {
            int deleted = database.write(connection -> sweep(connection, now));
            if (deleted > 0) {
                LOG.info("{} rows were old enough to be deleted", deleted);
            }
        } catch (SQLException e) {
            LOG.warn("old rows could not be deleted: SQL state {}", Database.state(e));
        }
    }

    private int sweep(Connection connection, Instant now) throws SQLException {
        return delete(connection, "decision where evaluated_at < ?", now.minus(settings.keepDecisions()))
                + delete(
                        connection,
                        "decision where not related and evaluated_at < ?",
                        now.minus(settings.keepUnrelated()))
                + delete(connection, "finding where shown_at < ?", now.minus(settings.keepFeedback()))
                + delete(connection, "feedback where received_at < ?", now.minus(settings.keepFeedback()));
    }

    private static int delete(Connection connection, String what, Instant before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from " + what)) {
            statement.setObject(1, EntryTable.at(before));
            return statement.executeUpdate();
        }
    }
}
