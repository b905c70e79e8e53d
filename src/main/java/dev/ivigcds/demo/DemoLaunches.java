package dev.ivigcds.demo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ivigcds.wire.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The demo's EHR side of a launch: {@code POST /demo/launch} with {@code {"patient":"nora-response"}} answers {@code {"launch":"…"}}, which
 * {@code /smart/launch} takes as {@code launch}, with {@code iss}, within ten minutes.
 */
@RestController
@Profile("demo")
final class DemoLaunches {
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private final RecordStore store;
    private final Cache<String, Context> handedOut =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(GOOD_FOR).build();

    DemoLaunches(RecordStore store) {
        this.store = store;
    }

    /**
     * Whom a launch is about.
     *
     * @param patient id of a demo patient
     * @param appContext what a card's link said, for the app
     * @param needPatientBanner whether the app shows who the patient is; it does if left out
     */
    record Context(
            @Nullable String patient,
            @Nullable String appContext,
            @Nullable Boolean needPatientBanner) {}

    @PostMapping(
            path = "/demo/launch",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> launch(@RequestBody Context context) {
        return Map.of("launch", handOut(context));
    }

    /**
     * A launch value for a patient.
     *
     * @throws Refusal.Malformed if the demo has no such patient
     */
    String handOut(Context context) {
        String patient = context.patient();
        if (patient == null || store.find("Patient", patient).isEmpty()) {
            throw new Refusal.Malformed("Name a patient of the demo by id, such as nora-response.", "patient");
        }
        String launch = UUID.randomUUID().toString();
        handedOut.put(launch, context);
        return launch;
    }

    /** Whom a launch value is about, if it was handed out here and is still good. */
    Optional<Context> find(@Nullable Object launch) {
        return Optional.ofNullable(launch).map(Object::toString).map(handedOut::getIfPresent);
    }
}
