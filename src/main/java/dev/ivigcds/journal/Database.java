package dev.ivigcds.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** Transactions on the store: whole or not at all, and on the disk once they are said to be done. */
final class Database {
    /** Longest silence of the database while something is written. */
    private static final Duration WRITING = Duration.ofSeconds(5);

    /** And while it is read for an operator: a report goes through all the cards of its time. */
    private static final Duration READING = Duration.ofSeconds(30);

    private static final int TRIES = 3;

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** What is done inside a transaction; it may be done again from the start. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Runs a transaction; when it returns, its effect outlives the end of this process and of the machine. */
    <T> T write(Work<T> work) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction(work);
            } catch (SQLException e) {
                if (attempt == TRIES || !anotherWasFaster(e)) {
                    throw e;
                }
            }
        }
    }

    /** Runs queries. */
    <T> T read(Work<T> work) throws SQLException {
        try (Connection connection = open(READING)) {
            return work.with(connection);
        }
    }

    private <T> T transaction(Work<T> work) throws SQLException {
        try (Connection connection = open(WRITING)) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                settle(connection);
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    private Connection open(Duration silence) throws SQLException {
        Connection connection = source.getConnection();
        try {
            connection.setNetworkTimeout(Runnable::run, (int) silence.toMillis());
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** PostgreSQL's commit waits for the disk. H2's hands the pages to the operating system, and not all of them if another commits too. */
    private static void settle(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT SYNC");
            }
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** A row of the same key came in between, a deadlock, or a serialisation that failed. */
    private static boolean anotherWasFaster(SQLException e) {
        String state = state(e);
        return state.equals("23505") || state.startsWith("40");
    }

    /** Whether the fault is in what was to be written, so that trying again later is no use. */
    static boolean isOfTheData(SQLException e) {
        return state(e).startsWith("22") || state(e).startsWith("23");
    }

    /** The five characters of a fault; its message may quote data and is never told or logged (T-15). */
    static String state(SQLException e) {
        return e.getSQLState() == null ? "none" : e.getSQLState();
    }
}
