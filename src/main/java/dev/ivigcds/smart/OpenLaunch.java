package dev.ivigcds.smart;

import dev.ivigcds.wire.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The launch a request names: one of its own browser's, and not over. */
@Component
final class OpenLaunch {
    private final Clock clock;

    OpenLaunch(Clock clock) {
        this.clock = clock;
    }

    /**
     * The launch.
     *
     * @throws Refusal if this browser has none of that name, or the EHR's permission has ended
     */
    Launch named(String handle, HttpServletRequest http) {
        Launch launch =
                Launches.of(http).flatMap(launches -> launches.find(handle)).orElseThrow(LaunchRefused::notOpen);
        if (!clock.instant().isBefore(launch.ends())) {
            throw LaunchRefused.ended();
        }
        return launch;
    }
}
