package dev.ivigcds.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.terminology.KnowledgeFixture;
import dev.ivigcds.vignettes.QuickServer;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as the body of a call (T-18): it is answered or refused in words, no rule fails over it, and nothing else ever comes of it. The inputs
 * in {@code EnvelopeFuzzTestInputs} once did otherwise or stand for a kind of body; the demo's requests are where the search begins.
 */
class EnvelopeFuzzTest {
    private static final String SERVICE = "ivig-myositis";
    private static final Catalog CATALOG = Catalog.read(KnowledgeFixture.folder());
    private static final EnvelopeReader READER = new EnvelopeReader();
    private static final List<Throwable> FAULTS = new ArrayList<>();
    private static final QuickServer SERVER =
            new QuickServer(KnowledgeFixture.folder(), call -> FAULTS.addAll(call.faults()));

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
        FAULTS.clear();
        try {
            HookRequest request = READER.read(CATALOG, SERVICE, body);
            assertThat(request.context().patientId()).isNotBlank();
            assertThat(SERVER.consult(withoutServer(request)).cards()).isNotNull();
        } catch (Refusal refusal) {
            assertThat(refusal.status()).isBetween(400, 499);
            assertThat(refusal.getMessage()).isNotBlank();
        }
        assertThat(FAULTS).as("a rule that fails is a finding").isEmpty();
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
