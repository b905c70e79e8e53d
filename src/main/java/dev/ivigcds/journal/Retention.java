package dev.ivigcds.journal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what is old enough, once an hour, in slices that hold up neither the writing nor the database. */
final class Retention {
    /** Rows of a table that are deleted in one transaction. */
    static final int SLICE = 1000;

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

    /** Deletes a slice of each table; if one was full, the next is due at once. */
    void sweepIfDue() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(BETWEEN);
        try {
            if (sweep(now)) {
                next = now;
            }
        } catch (SQLException e) {
            LOG.warn("old rows could not be deleted: SQL state {}", Database.state(e));
        }
    }

    /** Whether there may be more. */
    private boolean sweep(Instant now) throws SQLException {
        Instant decisions = now.minus(settings.keepDecisions());
        Instant unrelated = now.minus(settings.keepUnrelated());
        Instant feedback = now.minus(settings.keepFeedback());
        int[] deleted = {
            delete("decision", "id", "evaluated_at < ?", decisions),
            delete("decision", "id", "not related and evaluated_at < ?", unrelated),
            delete("finding", "decision, place", "shown_at < ?", feedback),
            delete("feedback", "client, card, outcome, outcome_at", "received_at < ?", feedback)
        };
        int rows = Arrays.stream(deleted).sum();
        if (rows > 0) {
            LOG.info("{} rows were old enough to be deleted", rows);
        }
        return Arrays.stream(deleted).anyMatch(count -> count == SLICE);
    }

    private int delete(String table, String key, String old, Instant before) throws SQLException {
        String slice = "delete from " + table + " where (" + key + ") in (select " + key + " from " + table + " where "
                + old + " limit " + SLICE + ")";
        return database.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(slice)) {
                statement.setObject(1, EntryTable.at(before));
                return statement.executeUpdate();
            }
        });
    }
}
