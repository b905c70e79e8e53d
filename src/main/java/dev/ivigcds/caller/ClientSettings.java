package dev.ivigcds.caller;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One registered client, as in {@code ivig-cds.clients} (contract, "Settings"). What the site left out has its default here; what may be
 * absent altogether is null.
 *
 * @param id our name for it
 * @param issuer {@code iss} of its tokens; with {@code tenant} it tells which client calls
 * @param tenant claim that its tokens must carry
 * @param jwksUrl where its public keys are fetched; the only {@code jku} its tokens may name
 * @param jwksFile its public keys in a file, for a site from which nothing can be fetched
 * @param algorithms signature algorithms it may use
 * @param audiences accepted in {@code aud} besides the called URL
 * @param fhirServers FHIR bases it may name; nothing else is ever called
 * @param allowHttp whether its URLs may be plain http
 * @param allowedNetworks private networks its hosts may resolve to
 * @param corsOrigins exact browser origins, or {@code *} in the demo
 * @param backend how we get a token of our own for its FHIR server
 * @param profile what it can render and send
 * @param explain whether it may ask for the decision record
 * @param unavailable prefetch keys this site cannot give
 * @param anonymousFhir whether its FHIR server is read without a token
 * @param rules modes of topics for this client, over the global ones
 * @param timeZone where dates without an offset are read; the machine's zone if left out
 * @param assumeMyositis whether its IVIG orders are for myositis unless they say otherwise
 * @param rateLimit calls it may make, such as {@code 50/s}
 * @param certificateSha256 SHA-256 of the client certificates it may present
 * @param trust how it proves who it is
 * @param fhirVersion which FHIR its server speaks; R4 if absent
 * @param actionSelectionBehavior whether it takes {@code actionSelectionBehavior} on suggestions (CDS Hooks 3.0)
 * @param hl7OverrideReasons whether it is sent HL7's codes for override reasons (CDS Hooks 3.0); yes if absent
 * @param smart how our SMART app is registered at its FHIR servers
 */
public record ClientSettings(
        String id,
        @Nullable String issuer,
        @Nullable String tenant,
        @Nullable String jwksUrl,
        @Nullable String jwksFile,
        List<String> algorithms,
        List<String> audiences,
        List<String> fhirServers,
        boolean allowHttp,
        List<String> allowedNetworks,
        List<String> corsOrigins,
        @Nullable Backend backend,
        Profile profile,
        boolean explain,
        List<String> unavailable,
        boolean anonymousFhir,
        Map<String, TopicMode> rules,
        ZoneId timeZone,
        boolean assumeMyositis,
        String rateLimit,
        List<String> certificateSha256,
        Trust trust,
        FhirVersion fhirVersion,
        boolean actionSelectionBehavior,
        @Nullable Boolean hl7OverrideReasons,
        @Nullable Smart smart) {

    /** RECOMMENDED by CDS Hooks. */
    private static final List<String> ALGORITHMS = List.of("ES384", "RS384");

    private static final String RATE = "50/s";

    public ClientSettings {
        id = id == null ? "" : id;
        issuer = given(issuer);
        tenant = given(tenant);
        jwksUrl = given(jwksUrl);
        jwksFile = given(jwksFile);
        algorithms = algorithms == null ? ALGORITHMS : List.copyOf(algorithms);
        audiences = listed(audiences);
        fhirServers = listed(fhirServers);
        allowedNetworks = listed(allowedNetworks);
        corsOrigins = listed(corsOrigins);
        profile = profile == null ? Profile.GENERIC : profile;
        unavailable = listed(unavailable);
        rules = rules == null ? Map.of() : Map.copyOf(rules);
        timeZone = timeZone == null ? ZoneId.systemDefault() : timeZone;
        rateLimit = rateLimit == null ? RATE : rateLimit;
        certificateSha256 = listed(certificateSha256);
        trust = trust == null ? Trust.JWT : trust;
        fhirVersion = fhirVersion == null ? FhirVersion.R4 : fhirVersion;
    }

    /** A client that proves nothing and may call nothing: all that is known of it is how it is spoken to. */
    static ClientSettings unproved(String id, Profile profile, ZoneId zone) {
        return unproved(id, profile, zone, List.of(), RATE);
    }

    /** The server itself in its rehearsal: it has no name, which no client of the settings can be without, and nobody holds it back. */
    static ClientSettings rehearsing(String fhirServer) {
        return unproved("", Profile.GENERIC, ZoneOffset.UTC, List.of(fhirServer), "100000/s");
    }

    private static ClientSettings unproved(
            String id, Profile profile, ZoneId zone, List<String> openServers, String rateLimit) {
        return new ClientSettings(
                id,
                null,
                null,
                null,
                null,
                ALGORITHMS,
                List.of(),
                openServers,
                !openServers.isEmpty(),
                List.of(),
                List.of(),
                null,
                profile,
                true,
                List.of(),
                !openServers.isEmpty(),
                Map.of(),
                zone,
                false,
                rateLimit,
                List.of(),
                Trust.NONE,
                FhirVersion.R4,
                false,
                null,
                null);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static List<String> listed(@Nullable List<String> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    /** The FHIR versions that are read; they differ in no resource of ours. */
    public enum FhirVersion {
        R4,
        R4B,
        /** Whatever its server's metadata say. */
        METADATA
    }

    public enum Trust {
        /** By a signed token, by a pinned certificate, or by both. */
        JWT,
        /** Not at all; the demo's way. */
        NONE
    }

    public enum Profile {
        GENERIC,
        EPIC,
        ORACLE,
        SANDBOX
    }

    /**
     * SMART Backend Services, for calls that bring no token.
     *
     * @param clientId under which this server is registered there
     * @param tokenUrl where a token is asked for
     * @param keyFile our private key; one is made at the first start if it is left out
     * @param scopes how scopes are written there; {@code v2} if absent
     */
    public record Backend(
            @Nullable String clientId,
            @Nullable String tokenUrl,
            @Nullable Path keyFile,
            @Nullable ScopeSyntax scopes) {}

    /**
     * The SMART app at the client's FHIR servers. With a secret or a key it is a confidential client, with neither a public one.
     *
     * @param clientId under which the app is registered there
     * @param clientSecretFile a file with its secret
     * @param keyFile its private key
     * @param scopes asked for besides those that the timeline needs
     */
    public record Smart(
            @Nullable String clientId,
            @Nullable Path clientSecretFile,
            @Nullable Path keyFile,
            List<String> scopes) {
        public Smart {
            clientId = given(clientId);
            scopes = listed(scopes);
        }
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
