package dev.ivigcds.caller;

import java.util.ArrayList;
import java.util.List;

/** Callers for tests of other rooms, past the registry. */
public final class CallerFixture {
    private CallerFixture() {}

    /** A verified hospital in Berlin that may name one FHIR base and sends a token with it. */
    public static VerifiedCaller hospital(String fhirBase, String... unavailable) {
        List<String> settings = new ArrayList<>(List.of("fhir-servers[0]=" + fhirBase));
        for (int i = 0; i < unavailable.length; i++) {
            settings.add("unavailable[" + i + "]=" + unavailable[i]);
        }
        return caller(settings);
    }

    /** The same hospital, its FHIR server read without a token. */
    public static VerifiedCaller anonymous(String fhirBase) {
        return caller(List.of("fhir-servers[0]=" + fhirBase, "anonymous-fhir=true"));
    }

    /** A single-specialty clinic whose IVIG orders are for myositis (clinical.md 0.2). */
    public static VerifiedCaller myositisClinic(String fhirBase) {
        return caller(List.of("fhir-servers[0]=" + fhirBase, "assume-myositis=true"));
    }

    /** An unverified client of a closed test network outside the demo, its FHIR server read without a token. */
    public static VerifiedCaller unverified(String fhirBase) {
        return caller(List.of("trust=none", "fhir-servers[0]=" + fhirBase, "anonymous-fhir=true"));
    }

    /** The demo's caller: any base on loopback, no token; with modes of its own, each as {@code topic=mode}. */
    public static VerifiedCaller demo(String... modes) {
        List<String> settings = new ArrayList<>(List.of("trust=none", "anonymous-fhir=true"));
        for (String mode : modes) {
            settings.add("rules." + mode.replace("=", ".mode="));
        }
        return new VerifiedCaller(settings(settings), true);
    }

    private static VerifiedCaller caller(List<String> own) {
        return new VerifiedCaller(settings(own), false);
    }

    private static ClientSettings settings(List<String> own) {
        List<String> settings = new ArrayList<>(
                List.of("id=general-hospital", "allow-http=true", "explain=true", "time-zone=Europe/Berlin"));
        settings.addAll(own);
        return ClientFixture.settings(settings.toArray(String[]::new));
    }
}
