package dev.ivigcds.caller;

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
 * @param allowHttp whether its FHIR bases may be plain http
 * @param corsOrigins exact browser origins, or {@code *} in the demo
 * @param profile what it can render and send
 * @param explain whether it may ask for the decision record
 * @param unavailable prefetch keys this site cannot give
 * @param anonymousFhir whether its FHIR server is read without a token
 * @param rules modes of topics for this client, over the global ones
 * @param timeZone where dates without an offset are read; the machine's zone if absent
 * @param assumeMyositis whether its IVIG orders are for myositis unless they say otherwise
 * @param fhirVersion which FHIR its server speaks; R4 if absent
 * @param actionSelectionBehavior whether it takes {@code actionSelectionBehavior} on suggestions (CDS Hooks 3.0)
 */
public record ClientSettings(
        String id,
        @Nullable Trust trust,
        @Nullable List<String> fhirServers,
        boolean allowHttp,
        @Nullable List<String> corsOrigins,
        @Nullable Profile profile,
        boolean explain,
        @Nullable List<String> unavailable,
        boolean anonymousFhir,
        @Nullable Map<String, TopicMode> rules,
        @Nullable ZoneId timeZone,
        boolean assumeMyositis,
        @Nullable FhirVersion fhirVersion,
        boolean actionSelectionBehavior) {

    /** The FHIR versions that are read; they differ in no resource of ours. */
    public enum FhirVersion {
        R4,
        R4B,
        /** Whatever its server's metadata say. */
        METADATA
    }

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
