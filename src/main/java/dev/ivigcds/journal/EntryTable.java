package dev.ivigcds.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes entries into the tables {@code decision} and {@code finding}. */
final class EntryTable {
    private static final String DECISION =
            "insert into decision (id, evaluated_at, client, hook_instance, hook_mark, related, took_millis, patient, asked_by, record)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FINDING =
            "insert into finding (decision, place, client, topic, mode, knowledge, shown_at, shown_month, card, suggestions)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private EntryTable() {}

    static void insert(Connection connection, List<Entry> entries) throws SQLException {
        try (PreparedStatement decision = connection.prepareStatement(DECISION);
                PreparedStatement finding = connection.prepareStatement(FINDING)) {
            for (Entry entry : entries) {
                addDecision(decision, entry);
                addFindings(finding, entry);
            }
            decision.executeBatch();
            finding.executeBatch();
        }
    }

    /** Deletes those of the entries again that are of a rehearsal, before anybody could see them. */
    static void takeBack(Connection connection, List<Entry> entries) throws SQLException {
        for (Entry entry : entries) {
            if (!entry.stays()) {
                delete(connection, "delete from finding where decision = ?", entry);
                delete(connection, "delete from decision where id = ?", entry);
            }
        }
    }

    private static void delete(Connection connection, String rows, Entry entry) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(rows)) {
            delete.setObject(1, entry.id());
            delete.executeUpdate();
        }
    }

    private static void addDecision(PreparedStatement row, Entry entry) throws SQLException {
        row.setObject(1, entry.id());
        row.setObject(2, at(entry.at()));
        row.setString(3, entry.client());
        row.setString(4, entry.hookInstance());
        row.setLong(5, Kept.mark(entry.hookInstance()));
        row.setBoolean(6, entry.related());
        row.setLong(7, entry.took().toMillis());
        optional(row, 8, entry.patient());
        optional(row, 9, entry.askedBy());
        row.setString(10, entry.record());
        row.addBatch();
    }

    private static void addFindings(PreparedStatement row, Entry entry) throws SQLException {
        int place = 0;
        for (Entry.Finding finding : entry.findings()) {
            row.setObject(1, entry.id());
            row.setInt(2, place++);
            row.setString(3, entry.client());
            row.setString(4, finding.topic());
            row.setString(5, finding.mode().name().toLowerCase(Locale.ROOT));
            row.setString(6, finding.knowledge());
            row.setObject(7, at(entry.at()));
            row.setString(8, YearMonth.from(at(entry.at())).toString());
            optional(row, 9, finding.card());
            row.setString(10, finding.suggestions());
            row.addBatch();
        }
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static void optional(PreparedStatement row, int place, Optional<String> value) throws SQLException {
        if (value.isPresent()) {
            row.setString(place, value.get());
        } else {
            row.setNull(place, Types.VARCHAR);
        }
    }
}
