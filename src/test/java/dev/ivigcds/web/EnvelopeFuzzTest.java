package dev.ivigcds.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.journal.Journal;
import dev.ivigcds.terminology.KnowledgeFixture;
import dev.ivigcds.vignettes.QuickServer;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * Any bytes as the body of a call (T-18): it is answered or refused in words, no rule fails over it, and nothing else ever comes of it. The inputs
 * in {@code EnvelopeFuzzTestInputs} once did otherwise or stand for a kind of body; the demo's requests are where the search begins.
 */
class EnvelopeFuzzTest {
    private static final String SERVICE = "ivig-myositis";
    private static final EnvelopeReader READER = new EnvelopeReader(Catalog.read(KnowledgeFixture.folder()));
    private static final QuickServer SERVER = new QuickServer(KnowledgeFixture.folder());
    private static final ListAppender<ILoggingEvent> LINES = new ListAppender<>();
    private static final Logger JOURNAL = (Logger) LoggerFactory.getLogger(Journal.class);

    @BeforeAll
    static void readsTheJournal() {
        LINES.start();
        JOURNAL.setAdditive(false);
        JOURNAL.addAppender(LINES);
    }

    @AfterAll
    static void readsNoMore() {
        JOURNAL.detachAppender(LINES);
        JOURNAL.setAdditive(true);
    }

    static Stream<byte[]> demoRequests() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("hooks/ivig-myositis/requests"))) {
            List<byte[]> bodies = files.sorted().map(EnvelopeFuzzTest::read).toList();
            return bodies.stream();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @MethodSource("demoRequests")
    @FuzzTest
    void aCallIsAnsweredOrRefused(byte[] body) {
        LINES.list.clear();
        try {
            HookRequest request = READER.read(SERVICE, body);
            assertThat(request.context().patientId()).isNotBlank();
            assertThat(SERVER.consult(withoutServer(request)).cards()).isNotNull();
        } catch (Refusal refusal) {
            assertThat(refusal.status()).isBetween(400, 499);
            assertThat(refusal.getMessage()).isNotBlank();
        }
        assertThat(LINES.list)
                .extracting(ILoggingEvent::getMessage)
                .as("a rule that fails is a finding")
                .doesNotContain("a rule could not be completed");
    }

    /** Nothing is fetched here. */
    private static HookRequest withoutServer(HookRequest request) {
        return new HookRequest(
                request.hook(),
                request.hookInstance(),
                Optional.empty(),
                Optional.empty(),
                request.context(),
                request.prefetch(),
                request.explain());
    }
}
