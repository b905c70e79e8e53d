package dev.ivigcds.fhir;

import dev.ivigcds.wire.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import org.hl7.fhir.r4.model.CapabilityStatement;

/**
 * Which FHIR version a client's server speaks, by its metadata, asked once a day. A server that does not say is read as R4: what cannot
 * be read then "could not be checked".
 */
final class ServerVersions {
    private static final long KEPT = Duration.ofDays(1).toNanos();

    private final Map<HttpUrl, Known> known = new ConcurrentHashMap<>();

    private record Known(String version, long since) {
        boolean isFresh() {
            return System.nanoTime() - since < KEPT;
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
            if (!now.version().isEmpty()) {
                known.put(server.base(), now);
            }
        }
        if (!now.version().isEmpty() && !isRead(now.version())) {
            throw new Refusal.FhirVersion(
                    "The FHIR server is of another FHIR version. Nothing was read from it. " + R4.READ, "fhirServer");
        }
    }

    private static String ask(RecordServer server) {
        HttpUrl metadata = server.base().newBuilder().addPathSegment("metadata").build();
        return server.instance("CapabilityStatement", metadata) instanceof Answer.Given(CapabilityStatement statement)
                ? Primitives.text(statement.getFhirVersionElement())
                : "";
    }

    private static boolean isRead(String version) {
        return version.startsWith("4.0") || version.startsWith("4.3");
    }
}
