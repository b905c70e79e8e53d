package dev.ivigcds.journal;

import dev.ivigcds.wire.Feedback;
import dev.ivigcds.wire.FeedbackReceipt;
import dev.ivigcds.wire.FeedbackReport;
import dev.ivigcds.wire.Json;
import dev.ivigcds.wire.Refusal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;

/**
 * Keeps what was said and why, and what the clinician did with it. Cards never depend on it; what it has acknowledged is never lost.
 *
 * <p>The ids of issued cards are kept before the answer goes out, unless that takes too long; the rest of a record follows.
 */
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    /** Longest wait of a reader for records that are about to be written. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(2);

    private final Database database;
    private final Clock clock;
    private final Seal seal;
    private final RecordText text;
    private final Duration wait;
    private final Scribe scribe;

    /**
     * Opens the journal; the tables may come later.
     *
     * @throws IllegalArgumentException if the key file holds no key
     */
    public Journal(DataSource source, JournalSettings settings, Clock clock) {
        this.database = new Database(source);
        this.clock = clock;
        this.seal = Seal.of(settings.keyFile());
        this.text = new RecordText(settings.values());
        this.wait = settings.longestWait();
        this.scribe = new Scribe(database, new Retention(database, settings, clock), settings.queue()).started();
    }

    /** Records a call before it is answered. It returns within the time that settings allow, whatever the store does, and never throws. */
    public void record(Call call) {
        LogLine.write(call);
        try {
            Entry entry = Entry.of(call, text, seal, true);
            boolean waits = !call.cards().isEmpty() && !scribe.isFailing();
            if (scribe.take(entry, waits) && waits) {
                entry.await(wait);
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "a decision record could not be written out: {}",
                    e.getClass().getName());
        }
    }

    /** Goes the way of {@link #record}, in a transaction that takes back what it writes: nothing is kept, logged or counted. */
    public void rehearse(Call call) {
        Entry entry = Entry.of(call, text, seal, false);
        if (!scribe.isFailing() && scribe.take(entry, true)) {
            entry.await(wait);
        }
    }

    /**
     * Keeps feedback. Once this returns, what the receipt counts as stored is on the disk.
     *
     * @param client our name for the client that reports
     * @param service the service it reports to
     * @param items what it reports
     * @throws Refusal.StoreAway if nothing of it could be kept
     */
    public FeedbackReceipt take(String client, String service, List<Feedback> items) {
        FeedbackTable.Sender sender = new FeedbackTable.Sender(client, service, clock.instant());
        FeedbackTable table = new FeedbackTable(seal);
        try {
            return database.write(connection -> table.take(connection, sender, items));
        } catch (SQLException e) {
            if (Database.isOfTheData(e)) {
                throw new IllegalStateException("feedback is refused by the store: SQL state " + Database.state(e));
            }
            throw away("Feedback cannot be kept just now; nothing of it was.", e);
        }
    }

    /**
     * The decision records of a hook instance as a JSON array, newest first, with the feedback on their cards; empty if none is kept.
     *
     * @throws Refusal.StoreAway if the store cannot be read, or the record may still be waiting to be written
     */
    public Optional<Json> decisions(String hookInstance) {
        KeptDecisions kept = new KeptDecisions(seal);
        boolean whole = scribe.catchUp(CATCHING_UP);
        ArrayNode records = read(connection -> kept.of(connection, hookInstance));
        if (records.isEmpty() && !whole) {
            throw stillWaiting();
        }
        return records.isEmpty() ? Optional.empty() : Optional.of(new Json(records.toString()));
    }

    /**
     * What became of the cards from one day to another, both included.
     *
     * @param client the one client whose cards count, or all
     * @param topics the topics to name if they are silent
     * @throws Refusal.StoreAway if the store cannot be read, or records that would count still wait to be written
     */
    public FeedbackReport report(LocalDate from, LocalDate to, Optional<String> client, Collection<String> topics) {
        if (!scribe.catchUp(CATCHING_UP)) {
            throw stillWaiting();
        }
        return read(connection -> Tally.between(connection, from, to, client, topics));
    }

    private <T> T read(Database.Work<T> work) {
        try {
            return database.read(work);
        } catch (SQLException e) {
            throw away("What is kept cannot be read just now.", e);
        }
    }

    private static Refusal.StoreAway stillWaiting() {
        return new Refusal.StoreAway("Records still wait to be written.");
    }

    private static Refusal.StoreAway away(String words, SQLException e) {
        LOG.warn("the store does not answer: SQL state {}", Database.state(e));
        return new Refusal.StoreAway(words);
    }

    /** Decision records that were not kept since the start, because too many waited or the store refused them. */
    public long letGo() {
        return scribe.letGo();
    }

    /** Decision records that wait to be written. */
    public int waiting() {
        return scribe.waiting();
    }

    /** Writes what waits and ends. */
    @Override
    public void close() {
        scribe.close();
    }
}
