package dev.ivigcds.caller;

import dev.ivigcds.caller.ClientSettings.Trust;
import java.util.Optional;

/**
 * One client as the door knows it. With an issuer it must bring a token; with pinned certificates it must present one; with both, both.
 *
 * @param settings as the site wrote them
 * @param caller what becomes of a call that is believed
 * @param pins certificates it may present
 * @param allowance calls it may still make
 */
record Registration(ClientSettings settings, VerifiedCaller caller, Pins pins, Allowance allowance) {

    static Registration of(ClientSettings settings, boolean demo) {
        return new Registration(
                settings,
                new VerifiedCaller(settings, demo),
                Pins.of(settings.certificateSha256()),
                new Allowance(Rate.parse(settings.rateLimit()).orElseThrow()));
    }

    /** The server itself, in its rehearsal. */
    static Registration ofRehearsal(String fhirServer) {
        return of(ClientSettings.rehearsing(fhirServer), false);
    }

    String id() {
        return settings.id();
    }

    boolean isUnproved() {
        return settings.trust() == Trust.NONE;
    }

    /** Who its tokens say they are from; empty for a client that is known by its certificate alone. */
    Optional<Identity> identity() {
        return isUnproved()
                ? Optional.empty()
                : Optional.ofNullable(settings.issuer())
                        .map(issuer -> new Identity(issuer, Optional.ofNullable(settings.tenant())));
    }

    /** What tells one client's tokens from another's. */
    record Identity(String issuer, Optional<String> tenant) {}
}
