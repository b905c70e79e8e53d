package dev.ivigcds.caller;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One registered client, as in {@code ivig-cds.clients} (contract, "Settings").
 *
 * @param id our name for it
 * @param trust how it proves who it is
 * @param fhirServers FHIR bases it may name; nothing else is ever called
 * @param allowHttp whether its FHIR bases and its token URL may be plain http
 * @param allowedNetworks ranges of addresses, besides public ones, that its hosts may resolve to
 * @param backend how we get tokens of our own for its FHIR servers when a call brings none
 * @param corsOrigins exact browser origins, or {@code *} in the demo
 * @param profile what it can render and send
 * @param explain whether it may ask for the decision record
 * @param unavailable prefetch keys this site cannot give
 * @param anonymousFhir whether its FHIR server is read without a token
 * @param rules modes of topics for this client, over the global ones
 * @param timeZone where dates without an offset are read; the machine's zone if absent
 * @param assumeMyositis whether its IVIG orders are for myositis unless they say otherwise
 */
public record ClientSettings(
        String id,
        @Nullable Trust trust,
        @Nullable List<String> fhirServers,
        boolean allowHttp,
        @Nullable List<String> allowedNetworks,
        @Nullable Backend backend,
        @Nullable List<String> corsOrigins,
        @Nullable Profile profile,
        boolean explain,
        @Nullable List<String> unavailable,
        boolean anonymousFhir,
        @Nullable Map<String, TopicMode> rules,
        @Nullable ZoneId timeZone,
        boolean assumeMyositis) {

    /**
     * SMART Backend Services.
     *
     * @param clientId our name at the client's authorization server
     * @param tokenUrl where it gives tokens
     * @param keyFile our private key as a JWK or JWK Set; one that is made at the first start if absent
     */
    public record Backend(
            String clientId, String tokenUrl, @Nullable Path keyFile) {}

    public enum Trust {
        JWT,
        NONE
    }

    public enum Profile {
        GENERIC,
        EPIC,
        ORACLE,
        SANDBOX
    }

    /** What becomes of a topic's findings. */
    public record TopicMode(Mode mode) {}

    public enum Mode {
        /** Cards are shown. */
        LIVE,
        /** Evaluated and recorded, no card. */
        SHADOW,
        /** Not evaluated. */
        OFF
    }
}
