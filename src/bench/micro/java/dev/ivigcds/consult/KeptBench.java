package dev.ivigcds.consult;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.ivigcds.bench.Sample;
import dev.ivigcds.journal.Call;
import dev.ivigcds.journal.Journal;
import dev.ivigcds.journal.JournalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * The same corridor with the journal in its H2 file, as a site has it. A call with cards waits until their ids are on the disk. One without does
 * not wait: it takes what handing its record over costs the caller, and when calls come faster than a disk takes them, most records are let go.
 */
public class KeptBench extends ConsultBench {
    private Path folder;
    private HikariDataSource store;
    private Journal journal;

    @Override
    Consumer<Call> journal() throws IOException {
        folder = Files.createTempDirectory("kept");
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl("jdbc:h2:file:" + folder.resolve("ivig-cds") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        store = new HikariDataSource(settings);
        Flyway.configure().dataSource(store).load().migrate();
        journal = new Journal(store, new JournalSettings(null, null, false, null, null, null, null), Sample.CLOCK);
        return journal::record;
    }

    @Override
    public void close() throws IOException {
        super.close();
        journal.close();
        store.close();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
