package dev.ivigcds.journal;

import dev.ivigcds.wire.Feedback;
import dev.ivigcds.wire.FeedbackReceipt;
import dev.ivigcds.wire.FeedbackReceipt.Rejection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes feedback in: each report of a client once, joined to the card it answers (R-117, R-119, R-122, T-25). */
final class FeedbackTable {
    /** Longest comment kept, in characters. */
    private static final int LONGEST_COMMENT = 4000;

    private static final int LONGEST_SYSTEM = 400;

    private static final String CARDS = "select card, client, suggestions from finding where card = any (?)";
    private static final String INSERT =
            "insert into feedback (client, card, outcome, outcome_at, service, received_at, known, suggestions,"
                    + " reason_code, reason_system, commented, words)"
                    + " select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? where not exists (select 1 from feedback"
                    + " where client = ? and card = ? and outcome = ? and outcome_at = ?)";

    private final Seal seal;

    FeedbackTable(Seal seal) {
        this.seal = seal;
    }

    /** Who sent a batch, of which service, and when it came. */
    record Sender(String client, String service, Instant at) {}

    private record Card(String client, List<String> suggestions) {}

    FeedbackReceipt take(Connection connection, Sender sender, List<Feedback> sent) throws SQLException {
        List<Feedback> items = sent.stream().map(FeedbackTable::inOneSpelling).toList();
        Map<String, Card> cards = cards(connection, items);
        List<Rejection> rejected = new ArrayList<>();
        List<Feedback> good = new ArrayList<>();
        for (Feedback item : items) {
            objection(item, sender, cards.get(item.card())).ifPresentOrElse(rejected::add, () -> good.add(item));
        }
        int stored = insert(connection, sender, cards, good);
        int unknown = (int)
                good.stream().filter(item -> !cards.containsKey(item.card())).count();
        return new FeedbackReceipt(items.size(), stored, good.size() - stored, unknown, rejected);
    }

    private static Feedback inOneSpelling(Feedback item) {
        return new Feedback(
                item.place(),
                Kept.id(item.card()),
                item.outcome(),
                item.at(),
                item.suggestions().stream().map(Kept::id).toList(),
                item.reason(),
                item.comment());
    }

    private static Map<String, Card> cards(Connection connection, List<Feedback> items) throws SQLException {
        Map<String, Card> cards = new HashMap<>();
        Object[] ids = items.stream().map(Feedback::card).distinct().toArray();
        try (PreparedStatement query = connection.prepareStatement(CARDS)) {
            query.setArray(1, connection.createArrayOf("varchar", ids));
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                List<String> suggestions = List.of(rows.getString(3).split(" ", -1));
                cards.put(rows.getString(1), new Card(rows.getString(2), suggestions));
            }
        }
        return cards;
    }

    private static Optional<Rejection> objection(Feedback item, Sender sender, @Nullable Card card) {
        String at = Feedback.path(item.place());
        if (card == null) {
            return Optional.empty();
        }
        if (!card.client().equals(sender.client())) {
            return Optional.of(new Rejection(
                    item.place(), at + ".card", "this card was not sent to the client that reports on it"));
        }
        if (!card.suggestions().containsAll(item.suggestions())) {
            return Optional.of(new Rejection(
                    item.place(), at + ".acceptedSuggestions", "this card did not offer what is said to be accepted"));
        }
        return Optional.empty();
    }

    /** In the order of the key, so that two senders of the same batch wait for each other instead of blocking each other. */
    private int insert(Connection connection, Sender sender, Map<String, Card> cards, List<Feedback> items)
            throws SQLException {
        List<Feedback> ordered = items.stream()
                .sorted(Comparator.comparing(Feedback::card)
                        .thenComparing(Feedback::outcome)
                        .thenComparing(Feedback::at))
                .toList();
        int stored = 0;
        try (PreparedStatement row = connection.prepareStatement(INSERT)) {
            for (Feedback item : ordered) {
                set(row, sender, cards.containsKey(item.card()), item);
                row.addBatch();
            }
            for (int rows : ordered.isEmpty() ? new int[0] : row.executeBatch()) {
                stored += rows;
            }
        }
        return stored;
    }

    private void set(PreparedStatement row, Sender sender, boolean known, Feedback item) throws SQLException {
        String outcome = item.outcome().name().toLowerCase(Locale.ROOT);
        key(row, 1, sender, item, outcome);
        row.setString(5, sender.service());
        row.setObject(6, EntryTable.at(sender.at()));
        row.setBoolean(7, known);
        row.setString(8, String.join(" ", item.suggestions()));
        EntryTable.optional(row, 9, item.reason().map(reason -> Kept.words(reason.code(), Kept.LONGEST_ID)));
        EntryTable.optional(row, 10, item.reason().map(reason -> Kept.words(reason.system(), LONGEST_SYSTEM)));
        row.setBoolean(11, item.comment().isPresent());
        EntryTable.optional(row, 12, item.comment().flatMap(words -> closed(words, item.card())));
        key(row, 13, sender, item, outcome);
    }

    private Optional<String> closed(String comment, String card) {
        return seal.close(Kept.words(comment, LONGEST_COMMENT), card);
    }

    private static void key(PreparedStatement row, int from, Sender sender, Feedback item, String outcome)
            throws SQLException {
        row.setString(from, sender.client());
        row.setString(from + 1, item.card());
        row.setString(from + 2, outcome);
        row.setObject(from + 3, EntryTable.at(item.at()));
    }
}
