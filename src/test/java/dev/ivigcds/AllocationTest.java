package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.ivigcds.caller.CallerFixture;
import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.cards.CardWriter;
import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.consult.Consultation;
import dev.ivigcds.consult.Modes;
import dev.ivigcds.fhir.Charts;
import dev.ivigcds.journal.Call;
import dev.ivigcds.terminology.KnowledgeFixture;
import dev.ivigcds.web.HookCalls;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a call may cost, told by bytes allocated and not by time: a change that parses something twice, or reads a chart that need not be read,
 * shows here. The bodies are those of the benchmarks; bounds are half as much again as was measured ({@code src/docs/performance.md}).
 */
class AllocationTest {
    private static final String SERVICE = "ivig-myositis";
    private static final Path BODIES = Path.of("src/bench/micro/resources");
    private static final JsonMapper JSON = new JsonMapper();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<Call> kept = new ArrayList<>();
    private final Catalog catalog = Catalog.read(KnowledgeFixture.folder());
    private final VerifiedCaller caller = CallerFixture.demo();
    private final Consultation consultation = new Consultation(
            new Charts(catalog.terminology(), Duration.ofSeconds(20)),
            new CardWriter(Optional.empty()),
            new Modes(Map.of()),
            kept::add,
            Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void anOrderThatIsNoneOfOursCostsLittleMoreThanItsTokens() throws IOException {
        byte[] body = body("other.json");
        assertThat(leastOf(body)).as("bytes for %s bytes of body", body.length).isLessThan(100_000);
        assertThat(kept).isNotEmpty().allSatisfy(call -> {
            assertThat(call.decision().scope().ivig()).isEqualTo("no");
            assertThat(call.decision().data()).extracting(data -> data.state()).doesNotContain("found");
        });
    }

    /** However long its chart is: that its members are told apart costs no byte, while to read 900 resources takes some megabytes. */
    @Test
    void itsPrefetchIsNotRead() throws IOException {
        byte[] body = body("other.json");
        byte[] longer = withProcedures(body, 900);
        long more = leastOf(longer) - leastOf(body);
        assertThat(longer.length).isGreaterThan(body.length + 100_000);
        assertThat(more).as("bytes for a prefetch longer by 100 KB").isLessThan(20_000);
    }

    @Test
    void anOrderOfIvigIsReadOnce() throws IOException {
        byte[] body = body("ivig.json");
        assertThat(leastOf(body)).as("bytes for %s bytes of body", body.length).isLessThan(2_400_000);
        assertThat(kept).allSatisfy(call -> assertThat(call.cards()).isNotEmpty());
    }

    private static byte[] withProcedures(byte[] body, int number) {
        ObjectNode call = (ObjectNode) JSON.readTree(body);
        ArrayNode entries = call.withObject("/prefetch")
                .putObject("procedures")
                .put("resourceType", "Bundle")
                .putArray("entry");
        for (int i = 0; i < number; i++) {
            entries.addObject()
                    .putObject("resource")
                    .put("resourceType", "Procedure")
                    .put("id", "p" + i)
                    .put("status", "completed")
                    .putObject("code")
                    .put("text", "dressing of a wound that is none of ours");
        }
        return JSON.writeValueAsBytes(call);
    }

    private static byte[] body(String name) throws IOException {
        return Files.readAllBytes(BODIES.resolve(name));
    }

    /** The least of many calls: what else the JVM does on this thread, such as linking, happens once. */
    private long leastOf(byte[] body) {
        long least = Long.MAX_VALUE;
        long thread = Thread.currentThread().threadId();
        for (int i = 0; i < 60; i++) {
            long before = THREADS.getThreadAllocatedBytes(thread);
            consultation.consult(catalog, SERVICE, HookCalls.read(catalog, SERVICE, body), caller);
            least = Math.min(least, THREADS.getThreadAllocatedBytes(thread) - before);
        }
        return least;
    }
}
