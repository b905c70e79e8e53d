package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.wire.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T-11: a token is used once, on one server, on two that share a database, and after a restart. */
class ReplaysTest {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(6));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void t11_aTokenIsTakenOnceForEachIssuer(boolean inMemory) throws Exception {
        Replays replays = inMemory ? Replays.inMemory() : Replays.in(database("mem:" + UUID.randomUUID()));
        assertThat(replays.take("a", "1", LATER, NOW)).isTrue();
        assertThat(replays.take("a", "1", LATER, NOW)).isFalse();
        assertThat(replays.take("a", "1", LATER, NOW.plusSeconds(359))).isFalse();
        assertThat(replays.take("a", "2", LATER, NOW)).isTrue();
        assertThat(replays.take("b", "1", LATER, NOW)).isTrue();
        assertThat(replays.take("a1", "", LATER, NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void t11_ofManyWhoAskAtOnceOneGetsIt(boolean inMemory) throws Exception {
        String url = "mem:" + UUID.randomUUID();
        List<Replays> servers =
                inMemory ? List.of(Replays.inMemory()) : List.of(Replays.in(database(url)), Replays.in(source(url)));
        for (int token = 0; token < 20; token++) {
            String id = String.valueOf(token);
            List<Callable<Boolean>> asking = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                Replays server = servers.get(i % servers.size());
                asking.add(() -> server.take("a", id, LATER, NOW));
            }
            int taken = 0;
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Boolean> answer : threads.invokeAll(asking)) {
                    taken += answer.get() ? 1 : 0;
                }
            }
            assertThat(taken).isEqualTo(1);
        }
    }

    @Test
    void t11_aTokenUsedAtOneServerIsUsedAtTheOther() throws Exception {
        String url = "mem:" + UUID.randomUUID();
        Replays one = Replays.in(database(url));
        Replays other = Replays.in(source(url));
        assertThat(one.take("a", "1", LATER, NOW)).isTrue();
        assertThat(other.take("a", "1", LATER, NOW)).isFalse();
        assertThat(other.take("a", "2", LATER, NOW)).isTrue();
        assertThat(one.take("a", "2", LATER, NOW)).isFalse();
    }

    /** Below target, and not in a folder that ends with the test: old tokens are cleared beside the call and may still be when it is over. */
    @Test
    void t11_aTokenUsedBeforeARestartIsUsedAfterIt() throws Exception {
        String url =
                "file:" + Path.of("target", "used-tokens-" + UUID.randomUUID()).toAbsolutePath();
        assertThat(Replays.in(database(url)).take("a", "1", LATER, NOW)).isTrue();
        assertThat(Replays.in(source(url)).take("a", "1", LATER, NOW)).isFalse();
    }

    @Test
    void nothingOfAStrangersIsKeptButADigest() throws Exception {
        DataSource database = database("mem:" + UUID.randomUUID());
        Replays.in(database).take("https://ehr.example", "jti-of-a-stranger", LATER, NOW);
        try (Connection connection = database.getConnection();
                ResultSet rows = connection.createStatement().executeQuery("SELECT mark FROM used_token")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).hasSize(43).doesNotContain("ehr", "jti");
        }
    }

    @Test
    void whatTheTokensAgeRefusesIsClearedFromTheDatabase() throws Exception {
        DataSource database = database("mem:" + UUID.randomUUID());
        Replays replays = Replays.in(database);
        replays.take("a", "old", LATER, NOW);
        replays.take("a", "new", LATER.plus(Duration.ofHours(2)), NOW.plus(Duration.ofHours(1)));
        Instant limit = Instant.now().plusSeconds(20);
        while (rows(database) > 1) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(20);
        }
        assertThat(replays.take("a", "new", LATER.plus(Duration.ofHours(2)), NOW.plus(Duration.ofHours(1))))
                .isFalse();
    }

    @Test
    void whileTheDatabaseIsAwayWhatThisServerSawIsRefusedAndAllElseGoesOn() throws Exception {
        DataSource database = source("mem:" + UUID.randomUUID());
        Replays replays = Replays.in(database);
        assertThat(replays.take("a", "1", LATER, NOW)).isTrue();
        assertThat(replays.take("a", "1", LATER, NOW)).isFalse();

        migrated(database);
        assertThat(replays.take("a", "2", LATER, NOW.plusSeconds(9))).isTrue();
        assertThat(rows(database)).isZero();
        assertThat(replays.take("a", "3", LATER, NOW.plusSeconds(10))).isTrue();
        assertThat(rows(database)).isEqualTo(1);
    }

    @Test
    void aFullMemoryForgetsNothingAndTakesNoMore() {
        Replays replays = new MemoryReplays(100);
        for (int i = 0; i < 100; i++) {
            assertThat(replays.take("a", String.valueOf(i), LATER, NOW)).isTrue();
        }
        assertThatThrownBy(() -> replays.take("a", "101", LATER, NOW)).isInstanceOf(Refusal.Busy.class);
        assertThatThrownBy(() -> replays.take("a", "0", LATER, NOW)).isInstanceOf(Refusal.Busy.class);
    }

    private static DataSource source(String url) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + url + (url.startsWith("mem:") ? ";DB_CLOSE_DELAY=-1" : ""));
        return source;
    }

    /** A new database with the table that the migration makes. */
    private static DataSource database(String url) throws SQLException, IOException {
        DataSource source = source(url);
        migrated(source);
        return source;
    }

    private static void migrated(DataSource source) throws SQLException, IOException {
        try (Connection connection = source.getConnection()) {
            connection
                    .createStatement()
                    .execute(Files.readString(Path.of("src/main/resources/db/migration/V1__used_token.sql")));
        }
    }

    private static long rows(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet count = connection.createStatement().executeQuery("SELECT COUNT(*) FROM used_token")) {
            count.next();
            return count.getLong(1);
        }
    }
}
