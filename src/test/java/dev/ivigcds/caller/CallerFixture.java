package dev.ivigcds.caller;

import java.util.List;

/** Callers for tests. */
public final class CallerFixture {
    private CallerFixture() {}

    /** The demo's client: unverified, reading FHIR servers of this machine without a token. */
    static ClientSettings demo() {
        return new ClientSettings(
                "demo",
                ClientSettings.Trust.NONE,
                List.of("http://localhost:8080/fhir"),
                true,
                List.of("*"),
                null,
                true,
                null,
                true,
                null,
                null,
                false);
    }

    /** A caller that may name one base, with a token. */
    public static VerifiedCaller listing(String base) {
        return new VerifiedCaller(new ClientSettings(
                "x", ClientSettings.Trust.NONE, List.of(base), true, null, null, true, null, false, null, null, false));
    }
}
