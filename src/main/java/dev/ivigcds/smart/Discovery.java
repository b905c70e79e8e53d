package dev.ivigcds.smart;

import dev.ivigcds.caller.SmartServer;
import dev.ivigcds.fhir.AppServers;
import dev.ivigcds.wire.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The SMART configurations of the registered servers, each asked for once an hour at most while it is good. */
final class Discovery {
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private final AppServers servers;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(SmartConfiguration configuration, Instant since) {}

    Discovery(AppServers servers, Clock clock) {
        this.servers = servers;
        this.clock = clock;
    }

    /**
     * What a server says of itself.
     *
     * @throws Refusal if it does not say it, or it is of no use
     */
    SmartConfiguration of(SmartServer server) {
        Instant now = clock.instant();
        Known last = known.get(server.base());
        if (last != null && now.isBefore(last.since.plus(GOOD_FOR))) {
            return last.configuration;
        }
        String said = servers.read(server.caller(), server.base() + "/.well-known/smart-configuration")
                .orElseThrow(() ->
                        LaunchRefused.byTheEhr("The EHR's SMART configuration could not be had. Try again later."));
        SmartConfiguration read = SmartConfiguration.read(said, server);
        known.put(server.base(), new Known(read, now));
        return read;
    }
}
