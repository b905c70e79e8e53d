package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of the store when the server starts on a file of its own; StoreAwayTest has the database that is away. */
class TablesTest {
    @TempDir
    private Path folder;

    @Test
    void theFolderIsMadeForTheServerAlone() throws Exception {
        Path data = folder.resolve("kept");
        migrate("jdbc:h2:file:" + data.resolve("ivig-cds") + ";WRITE_DELAY=0");
        assertThat(data.resolve("ivig-cds.mv.db")).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    @Test
    void aFolderThatIsNeitherAbsoluteNorMarkedAsRelativeStopsTheStart() {
        assertThatThrownBy(() -> migrate("jdbc:h2:file:data/ivig-cds"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ivig-cds.data-dir: \"data\" must be an absolute path");
    }

    @Test
    void aFolderThatCannotBeMadeStopsTheStart() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> migrate("jdbc:h2:file:" + file.resolve("below/ivig-cds")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be made");
    }

    @Test
    void aFileThatAnotherServerHoldsStopsTheStart() {
        MVStore other = MVStore.open(folder.resolve("ivig-cds.mv.db").toString());
        try {
            assertThatThrownBy(() -> migrate("jdbc:h2:file:" + folder.resolve("ivig-cds")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is in use");
        } finally {
            other.close();
        }
    }

    @Test
    void aWrongPasswordStopsTheStartInsteadOfWaitingForTheDatabase() {
        String url = "jdbc:h2:file:" + folder.resolve("ivig-cds");
        migrate(url);
        assertThatThrownBy(() -> new Tables(url).migrate(flyway(url, "nobody"))).isInstanceOf(FlywayException.class);
    }

    private static void migrate(String url) {
        new Tables(url).migrate(flyway(url, ""));
    }

    private static Flyway flyway(String url, String user) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser(user);
        return Flyway.configure().dataSource(source).load();
    }
}
