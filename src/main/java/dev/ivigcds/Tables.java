package dev.ivigcds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.sqlExceptions.FlywaySqlUnableToConnectToDbException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Brings the tables of the store up to date: at start, or, where the database cannot be reached then, as soon as it can. Cards flow without
 * it; every other fault of the store stops the start.
 */
@Component
final class Tables implements FlywayMigrationStrategy, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Tables.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);
    private static final int PATIENCE = 10;
    private static final String FILE = "jdbc:h2:file:";

    private final String url;
    private volatile boolean stopped;

    Tables(@Value("${spring.datasource.url:}") String url) {
        this.url = url;
    }

    @Override
    public void migrate(Flyway flyway) {
        if (url.startsWith(FILE)) {
            prepareFolder(url.substring(FILE.length()).split(";", -1)[0]);
        }
        Outcome outcome = attempt(flyway);
        for (int again = 0; outcome == Outcome.SLOW && again < PATIENCE; again++) {
            outcome = attempt(flyway);
        }
        if (outcome != Outcome.DONE) {
            LOG.error("the database cannot be reached. Cards flow, nothing is kept until it can");
            Thread.ofVirtual().name("tables").start(() -> keepTrying(flyway));
        }
    }

    /** The folder of the database file belongs to us alone. */
    private static void prepareFolder(String file) {
        Path folder = Path.of(file).getParent();
        if (folder == null || !(Path.of(file).isAbsolute() || file.startsWith("./") || file.startsWith("~"))) {
            throw new IllegalArgumentException("ivig-cds.data-dir: \"" + (folder == null ? "" : folder)
                    + "\" must be an absolute path, or begin with ./ for one below the working directory.");
        }
        if (file.startsWith("~") || Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("ivig-cds.data-dir: the folder " + folder + " cannot be made.");
        }
    }

    private enum Outcome {
        DONE,
        /** No connection within the pool's patience, and no reason either: a slow disk, or a server that does not answer. */
        SLOW,
        AWAY
    }

    private static Outcome attempt(Flyway flyway) {
        try {
            flyway.migrate();
            return Outcome.DONE;
        } catch (FlywayException e) {
            String state = state(e).orElse("");
            if (state.equals("90020")) {
                throw new IllegalStateException(
                        "The database file below ivig-cds.data-dir is in use. One server owns a folder; several share a PostgreSQL database"
                                + " (spring.datasource.url).");
            }
            if (state.isEmpty() && e instanceof FlywaySqlUnableToConnectToDbException) {
                return Outcome.SLOW;
            }
            if (!isUnreachable(state)) {
                throw e;
            }
            return Outcome.AWAY;
        }
    }

    private void keepTrying(Flyway flyway) {
        try {
            do {
                Thread.sleep(BETWEEN_TRIES);
            } while (!stopped && attempt(flyway) != Outcome.DONE);
            LOG.info("the database is there, and its tables are up to date");
        } catch (InterruptedException | RuntimeException e) {
            LOG.error(
                    "the tables of the database could not be brought up to date: {}",
                    e.getClass().getName());
        }
    }

    /** Connection refused or lost, not accepting connections yet, or no connection left. */
    private static boolean isUnreachable(String state) {
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }

    private static Optional<String> state(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }

    @Override
    public void destroy() {
        stopped = true;
    }
}
