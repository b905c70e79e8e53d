package dev.ivigcds.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A store with its tables, on either database, one of each for all tests. */
public final class Store {
    /** The databases a site may choose. */
    public enum Kind {
        H2,
        POSTGRESQL;

        /** The store of this kind, without a row. */
        Store empty() {
            Store store = this == H2 ? H2File.STORE : Postgres.STORE;
            List.of("decision", "finding", "feedback").forEach(store::delete);
            return store;
        }
    }

    private static final class H2File {
        static final Store STORE = new Store(h2());
    }

    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();
        static final Store STORE = new Store(postgres());

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final HikariDataSource source;

    private Store(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setConnectionTimeout(5000);
        config.setMaximumPoolSize(8);
        this.source = new HikariDataSource(config);
        Flyway.configure().dataSource(source).load().migrate();
    }

    private static String h2() {
        try {
            Path folder = Files.createTempDirectory("store");
            folder.toFile().deleteOnExit();
            return "jdbc:h2:file:" + folder.resolve("ivig-cds")
                    + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;MAX_LENGTH_INPLACE_LOB=4096";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** URL of a new and empty database on a PostgreSQL server, which is started once for all tests. */
    public static String postgres() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = Postgres.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Postgres.SERVER.getJdbcUrl("postgres", name);
    }

    DataSource source() {
        return source;
    }

    /** All rows of a query, each as its columns. */
    List<List<Object>> rows(String query) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<List<Object>> rows = new ArrayList<>();
            while (result.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getObject(i)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int count(String what) {
        return Integer.parseInt(
                rows("select count(*) from " + what).getFirst().getFirst().toString());
    }

    private void delete(String table) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from " + table);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
