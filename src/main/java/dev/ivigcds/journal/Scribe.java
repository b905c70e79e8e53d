package dev.ivigcds.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes entries down, one thread for all, many in one transaction. An entry that an answer waits for is written at once; the others, which are
 * nearly all, are gathered for a moment, since a transaction costs more than what is in it. What it cannot write now waits in a bounded queue; what finds the queue
 * full is let go and counted.
 */
final class Scribe implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scribe.class);
    private static final int MOST_AT_ONCE = 1000;
    private static final Duration GATHERING = Duration.ofMillis(100);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /** Something to do in turn: an entry to write, or the wish to know that all before it is written. */
    private sealed interface Item {
        record ToWrite(Entry entry, boolean awaited) implements Item {}

        record ToTell(CompletableFuture<Boolean> done) implements Item {}
    }

    private final Database database;
    private final Retention retention;
    private final BlockingQueue<Item> waiting;
    private final AtomicLong letGo = new AtomicLong();
    private final Thread thread;
    private volatile boolean failing;
    private volatile boolean closed;

    Scribe(Database database, Retention retention, int queue) {
        this.database = database;
        this.retention = retention;
        this.waiting = new ArrayBlockingQueue<>(queue);
        this.thread = Thread.ofPlatform().name("journal").daemon().unstarted(this::run);
    }

    Scribe started() {
        thread.start();
        return this;
    }

    /**
     * Takes an entry over, if there is room.
     *
     * @param awaited whether somebody waits until it is written
     */
    boolean take(Entry entry, boolean awaited) {
        boolean taken = waiting.offer(new Item.ToWrite(entry, awaited));
        if (awaited) {
            LockSupport.unpark(thread);
        }
        if (!taken && letGo.getAndIncrement() % 1000 == 0) {
            LOG.error("the journal's queue is full: {} decision records let go so far", letGo.get());
        }
        return taken;
    }

    /** Whether the last try to write failed: then there is no use in waiting for the next. */
    boolean isFailing() {
        return failing;
    }

    /** Entries that were not kept. */
    long letGo() {
        return letGo.get();
    }

    /** Entries that wait to be written. */
    int waiting() {
        return waiting.size();
    }

    /** Waits until what was taken over so far is written, at most so long; false if it still is not. */
    boolean catchUp(Duration longest) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        boolean heard = waiting.offer(new Item.ToTell(done));
        LockSupport.unpark(thread);
        return heard
                && done.completeOnTimeout(false, longest.toNanos(), TimeUnit.NANOSECONDS)
                        .join();
    }

    private void run() {
        try {
            boolean goesOn = true;
            while (goesOn && !(closed && waiting.isEmpty())) {
                Item first = waiting.poll(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Item> items = new ArrayList<>(List.of(first));
                    waiting.drainTo(items, MOST_AT_ONCE - 1);
                    if (!closed && items.stream().noneMatch(Scribe::isAwaited)) {
                        LockSupport.parkNanos(GATHERING.toNanos());
                        waiting.drainTo(items, MOST_AT_ONCE - items.size());
                    }
                    goesOn = write(items);
                }
                retention.sweepIfDue();
            }
        } catch (InterruptedException e) {
            LOG.warn("the journal was interrupted");
        }
    }

    private static boolean isAwaited(Item item) {
        return !(item instanceof Item.ToWrite write) || write.awaited();
    }

    /** Writes until it is written; false if the end came first. */
    private boolean write(List<Item> items) throws InterruptedException {
        List<Entry> entries = new ArrayList<>();
        for (Item item : items) {
            if (item instanceof Item.ToWrite(Entry entry, boolean awaited)) {
                entries.add(entry);
            }
        }
        while (!entries.isEmpty() && !tried(entries)) {
            if (closed) {
                return false;
            }
            Thread.sleep(BETWEEN_TRIES.toMillis());
        }
        for (Item item : items) {
            if (item instanceof Item.ToTell(CompletableFuture<Boolean> done)) {
                done.complete(true);
            }
        }
        return true;
    }

    /** Whether the entries are done with: written, or not to be written at all. */
    private boolean tried(List<Entry> entries) {
        try {
            database.write(connection -> {
                EntryTable.insert(connection, entries);
                EntryTable.takeBack(connection, entries);
                return true;
            });
            entries.forEach(entry -> entry.written().complete(null));
            tell(false, "");
            return true;
        } catch (SQLException e) {
            if (!Database.isOfTheData(e)) {
                tell(true, "SQL state " + Database.state(e));
                return false;
            }
            return entries.size() == 1 ? refused(entries.getFirst(), e) : eachAlone(entries);
        } catch (RuntimeException e) {
            tell(true, e.getClass().getName());
            return false;
        }
    }

    /** One entry that the database refuses must not keep the others from being written. */
    private boolean eachAlone(List<Entry> entries) {
        return entries.stream().allMatch(entry -> entry.written().isDone() || tried(List.of(entry)));
    }

    private boolean refused(Entry entry, SQLException e) {
        boolean there = Database.state(e).equals("23505");
        if (!there) {
            letGo.incrementAndGet();
            LOG.error("decision record {} is refused by the store: SQL state {}", entry.id(), Database.state(e));
        }
        entry.written().complete(null);
        return true;
    }

    private void tell(boolean now, String state) {
        if (failing != now) {
            failing = now;
            if (now) {
                LOG.error("the store cannot be written: {}. Cards flow, records wait", state);
            } else {
                LOG.info("the store can be written again");
            }
        }
    }

    /** Writes what is left and ends; what cannot be written within a few seconds is lost. */
    @Override
    public void close() {
        closed = true;
        waiting.offer(new Item.ToTell(new CompletableFuture<>()));
        LockSupport.unpark(thread);
        try {
            if (!thread.join(LAST_WORDS)) {
                LOG.warn("the journal ends with {} records unwritten", waiting.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
