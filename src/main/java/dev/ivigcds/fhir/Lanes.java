package dev.ivigcds.fhir;

import dev.ivigcds.caller.VerifiedCaller;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;

/** The ways of all clients, one for each client and base. In the demo a caller may name any base on loopback, so the oldest are forgotten. */
final class Lanes {
    private static final int MOST = 1000;

    private final Duration rest;
    private final Map<Lane.Key, Lane> lanes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Lane.Key, Lane> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Makes room for them.
     *
     * @param rest how long a failing server is left alone
     */
    Lanes(Duration rest) {
        this.rest = rest;
    }

    synchronized Lane of(VerifiedCaller caller, HttpUrl base) {
        return lanes.computeIfAbsent(new Lane.Key(caller.id(), base), key -> new Lane(key, caller.networks(), rest));
    }
}
