package dev.ivigcds.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds what was said in a hook instance, and what became of it: decision records with their cards and the feedback on them. */
final class KeptDecisions {
    private static final String DECISIONS =
            "select id, client, took_millis, patient, asked_by, record, evaluated_at from decision"
                    + " where hook_mark = ? and hook_instance = ?"
                    + " union all select id, client, took_millis, patient, asked_by, record, evaluated_at from decision"
                    + " where hook_mark is null and hook_instance = ?"
                    + " order by evaluated_at desc, id";
    private static final String CARDS = "select decision, card, topic from finding"
            + " where card is not null and decision = any (?) order by decision, place";
    private static final String FEEDBACK =
            "select f.card, b.outcome, b.outcome_at, b.reason_code, b.reason_system, b.suggestions, b.commented, b.words"
                    + " from finding f join feedback b on b.card = f.card and b.client = f.client"
                    + " where f.decision = any (?) order by b.outcome_at, b.received_at";

    private final Seal seal;

    KeptDecisions(Seal seal) {
        this.seal = seal;
    }

    /** The records, newest first. */
    ArrayNode of(Connection connection, String hookInstance) throws SQLException {
        ArrayNode records = JsonNodeFactory.instance.arrayNode();
        Map<Object, ObjectNode> byId = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(DECISIONS)) {
            String kept = Kept.id(hookInstance);
            query.setLong(1, Kept.mark(kept));
            query.setString(2, kept);
            query.setString(3, kept);
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                ObjectNode record = RecordText.read(rows.getString("record"));
                record.put("client", rows.getString("client"));
                record.put("hookInstance", kept);
                record.put("tookMillis", rows.getLong("took_millis"));
                put(record, "patient", rows.getString("patient"));
                put(record, "askedBy", rows.getString("asked_by"));
                byId.put(rows.getObject("id"), record);
                records.add(record);
            }
        }
        Array ids = connection.createArrayOf("uuid", byId.keySet().toArray());
        addFeedback(connection, ids, addCards(connection, ids, byId));
        return records;
    }

    private static Map<String, ObjectNode> addCards(Connection connection, Array ids, Map<Object, ObjectNode> records)
            throws SQLException {
        Map<String, ObjectNode> cards = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(CARDS)) {
            query.setArray(1, ids);
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                ObjectNode record = records.get(rows.getObject("decision"));
                if (record != null) {
                    ObjectNode card = record.withArray("cards").addObject();
                    card.put("card", rows.getString("card"));
                    card.put("topic", rows.getString("topic"));
                    cards.put(rows.getString("card"), card);
                }
            }
        }
        return cards;
    }

    private void addFeedback(Connection connection, Array ids, Map<String, ObjectNode> cards) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(FEEDBACK)) {
            query.setArray(1, ids);
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                ObjectNode card = cards.get(rows.getString("card"));
                if (card != null) {
                    write(card.withArray("feedback").addObject(), rows);
                }
            }
        }
    }

    private void write(ObjectNode feedback, ResultSet row) throws SQLException {
        feedback.put("outcome", row.getString("outcome"));
        feedback.put(
                "outcomeTimestamp",
                row.getObject("outcome_at", OffsetDateTime.class).toInstant().toString());
        String accepted = row.getString("suggestions");
        if (accepted != null && !accepted.isEmpty()) {
            Stream.of(accepted.split(" ", -1)).forEach(feedback.withArray("acceptedSuggestions")::add);
        }
        String reason = row.getString("reason_code");
        if (reason != null) {
            put(feedback.putObject("reason").put("code", reason), "system", row.getString("reason_system"));
        }
        if (row.getBoolean("commented")) {
            String card = row.getString("card");
            feedback.put(
                    "comment",
                    Optional.ofNullable(row.getString("words"))
                            .map(words -> seal.open(words, card).orElse("closed with another key"))
                            .orElse("not kept"));
        }
    }

    private static void put(ObjectNode object, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            object.put(name, value);
        }
    }
}
