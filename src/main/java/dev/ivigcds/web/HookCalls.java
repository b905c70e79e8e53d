package dev.ivigcds.web;

import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/**
 * Calls that the {@link Gate} has let in, for every door that takes them. The body is taken from the request by hand: as a controller's argument,
 * each of its bytes would be converted on the way.
 */
public final class HookCalls {
    private static final EnvelopeReader ENVELOPES = new EnvelopeReader();

    private HookCalls() {}

    /** Who sent it. */
    public static VerifiedCaller caller(HttpServletRequest http) {
        return (VerifiedCaller) Objects.requireNonNull(http.getAttribute(Gate.CALLER), "not behind the gate");
    }

    /** From here on it counts as sent by this caller. */
    public static void sentBy(HttpServletRequest http, VerifiedCaller caller) {
        http.setAttribute(Gate.CALLER, caller);
    }

    /**
     * What it says, as a service of one catalog reads it.
     *
     * @throws Refusal as a hook call is refused
     */
    public static HookRequest read(Catalog catalog, String serviceId, HttpServletRequest http) {
        return read(catalog, serviceId, body(http));
    }

    /**
     * Its body, unpacked.
     *
     * @throws Refusal if it cannot be unpacked
     */
    static byte[] body(HttpServletRequest http) {
        byte[] body = (byte[]) Objects.requireNonNull(http.getAttribute(Arrival.BODY), "not behind the gate");
        return Body.unpacked(body, http.getHeader(HttpHeaders.CONTENT_ENCODING));
    }

    /**
     * What a body says that did not come over HTTP, such as a captured one.
     *
     * @throws Refusal as a hook call is refused
     */
    public static HookRequest read(Catalog catalog, String serviceId, byte[] body) {
        if (body.length > Body.LIMIT) {
            throw Body.tooLarge();
        }
        return ENVELOPES.read(catalog, serviceId, body);
    }
}
