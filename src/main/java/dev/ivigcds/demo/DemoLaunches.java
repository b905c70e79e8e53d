package dev.ivigcds.demo;

import dev.ivigcds.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo's EHR side of a launch: {@code POST /demo/launch} with {@code {"patient":"nora-response"}} answers {@code {"launch":"…"}}, which
 * {@code /smart/launch} takes as {@code launch}, beside {@code iss}. The value says itself what it is for: it is the base64 of that JSON, and any
 * page of the demo may make one. It guards nothing.
 */
@RestController
@Profile("demo")
final class DemoLaunches {
    private static final int LONGEST = 2000;

    private final RecordStore store;
    private final JsonMapper json;

    DemoLaunches(RecordStore store, JsonMapper json) {
        this.store = store;
        this.json = json;
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

    /**
     * A launch value for a patient.
     *
     * @throws Refusal.Malformed if the demo has no such patient
     */
    @PostMapping(
            path = "/demo/launch",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> launch(@RequestBody Context context) {
        if (!isKnown(context)) {
            throw new Refusal.Malformed("Name a patient of the demo by id, such as nora-response.", "patient");
        }
        return Map.of("launch", value(context));
    }

    /** The launch value that says this. */
    String value(Context context) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.writeValueAsString(context).getBytes(StandardCharsets.UTF_8));
    }

    /** Whom a launch value is about, if that is a patient of the demo. */
    Optional<Context> find(@Nullable Object launch) {
        return Optional.ofNullable(launch)
                .map(Object::toString)
                .filter(value -> value.length() <= LONGEST)
                .flatMap(this::read)
                .filter(this::isKnown);
    }

    private Optional<Context> read(String value) {
        try {
            byte[] said = Base64.getUrlDecoder().decode(value.replace('+', '-').replace('/', '_'));
            return Optional.ofNullable(json.readValue(said, Context.class));
        } catch (IllegalArgumentException | JacksonException e) {
            return Optional.empty();
        }
    }

    private boolean isKnown(Context context) {
        return context.patient() != null
                && store.find("Patient", context.patient()).isPresent();
    }
}
