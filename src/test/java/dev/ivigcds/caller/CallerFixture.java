package dev.ivigcds.caller;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Callers for tests of other rooms, past the registry. */
public final class CallerFixture {
    private CallerFixture() {}

    /** A verified hospital in Berlin that may name one FHIR base and sends a token with it. */
    public static VerifiedCaller hospital(String fhirBase, String... unavailable) {
        return caller(ClientSettings.Trust.JWT, List.of(fhirBase), List.of(unavailable), false, false);
    }

    /** The same hospital, its FHIR server read without a token. */
    public static VerifiedCaller anonymous(String fhirBase) {
        return caller(ClientSettings.Trust.JWT, List.of(fhirBase), List.of(), true, false);
    }

    /** A single-specialty clinic whose IVIG orders are for myositis (clinical.md 0.2). */
    public static VerifiedCaller myositisClinic(String fhirBase) {
        return caller(ClientSettings.Trust.JWT, List.of(fhirBase), List.of(), false, true);
    }

    /** An unverified client of a closed test network outside the demo, its FHIR server read without a token. */
    public static VerifiedCaller unverified(String fhirBase) {
        return caller(ClientSettings.Trust.NONE, List.of(fhirBase), List.of(), true, false);
    }

    /** The demo's caller: any base on loopback, no token. */
    public static VerifiedCaller demo() {
        return new VerifiedCaller(demoSettings(), true);
    }

    /** The demo's caller with modes of its own. */
    public static VerifiedCaller withModes(Map<String, ClientSettings.TopicMode> modes) {
        ClientSettings demo = demoSettings();
        return new VerifiedCaller(
                new ClientSettings(
                        demo.id(),
                        demo.trust(),
                        demo.fhirServers(),
                        demo.allowHttp(),
                        demo.corsOrigins(),
                        demo.profile(),
                        demo.explain(),
                        demo.unavailable(),
                        demo.anonymousFhir(),
                        modes,
                        demo.timeZone(),
                        demo.assumeMyositis(),
                        demo.fhirVersion(),
                        demo.actionSelectionBehavior()),
                true);
    }

    static ClientSettings demoSettings() {
        return settings(ClientSettings.Trust.NONE, List.of(), List.of(), true, false);
    }

    private static VerifiedCaller caller(
            ClientSettings.Trust trust,
            List<String> servers,
            List<String> unavailable,
            boolean anonymous,
            boolean assumeMyositis) {
        return new VerifiedCaller(settings(trust, servers, unavailable, anonymous, assumeMyositis), false);
    }

    private static ClientSettings settings(
            ClientSettings.Trust trust,
            List<String> servers,
            List<String> unavailable,
            boolean anonymous,
            boolean assumeMyositis) {
        return new ClientSettings(
                "general-hospital",
                trust,
                servers,
                true,
                List.of(),
                ClientSettings.Profile.GENERIC,
                true,
                unavailable,
                anonymous,
                Map.of(),
                ZoneId.of("Europe/Berlin"),
                assumeMyositis,
                null,
                false);
    }
}
