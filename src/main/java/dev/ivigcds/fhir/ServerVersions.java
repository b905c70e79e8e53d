package dev.ivigcds.fhir;

import dev.ivigcds.wire.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.HttpUrl;
import org.hl7.fhir.r4.model.CapabilityStatement;

/**
 * Which FHIR version a client's server speaks, by its metadata, asked once a day. A server that does not say so within half a second is
 * read as R4 and asked again minutes later: what cannot be read then "could not be checked".
 */
final class ServerVersions {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration KEPT_SILENCE = Duration.ofMinutes(5);

    private final ExecutorService threads;
    private final Map<HttpUrl, Known> known = new ConcurrentHashMap<>();

    ServerVersions(ExecutorService threads) {
        this.threads = threads;
    }

    /**
     * What a server said.
     *
     * @param version its version; empty if it did not say
     * @param since when it was asked, by {@link System#nanoTime}
     */
    private record Known(String version, long since) {
        boolean isFresh() {
            Duration kept = version.isEmpty() ? KEPT_SILENCE : KEPT;
            return System.nanoTime() - since < kept.toNanos();
        }
    }

    /**
     * Goes on if the server speaks R4 or R4B, or does not say.
     *
     * @throws Refusal.FhirVersion if it speaks another version
     */
    void refuseOther(RecordServer server) {
        Known now = known.get(server.base());
        if (now == null || !now.isFresh()) {
            now = new Known(ask(server), System.nanoTime());
            known.put(server.base(), now);
        }
        String version = now.version();
        if (!version.isEmpty() && !version.startsWith("4.0") && !version.startsWith("4.3")) {
            throw new Refusal.FhirVersion(
                    "The FHIR server is of another FHIR version. Nothing was read from it. " + R4.READ, "fhirServer");
        }
    }

    private String ask(RecordServer server) {
        Future<Answer> asked = threads.submit(server::capabilities);
        try {
            return asked.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)
                            instanceof Answer.Given(CapabilityStatement statement)
                    ? Primitives.text(statement.getFhirVersionElement())
                    : "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } catch (ExecutionException | TimeoutException e) {
            asked.cancel(true);
            return "";
        }
    }
}
