package dev.ivigcds.fhir;

import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.terminology.Terminology;
import dev.ivigcds.wire.PrefetchNeed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * What the SMART app asks of a client's hosts beside the chart: the server's SMART configuration, a token, and to keep a score. It goes the one
 * way out: checked addresses, no redirects, guarded bodies, one deadline.
 */
public final class AppServers {
    private static final MediaType FHIR_JSON = MediaType.get("application/fhir+json");
    private static final int UNAUTHORISED = 401;

    private final Outbound outbound;
    private final Terminology terminology;
    private final Duration longest;

    AppServers(Outbound outbound, Terminology terminology, Duration longest) {
        this.outbound = outbound;
        this.terminology = terminology;
        this.longest = longest;
    }

    /** The resource types that these queries read, by name. */
    public static Set<String> types(List<PrefetchNeed> needs, VerifiedCaller caller) {
        return TokenEndpoint.types(needs, caller.unavailable());
    }

    /** A JSON document; empty if it could not be had, or is not JSON within the limits. */
    public Optional<String> read(VerifiedCaller caller, String url) {
        Request request = new Request.Builder()
                .url(HttpUrl.get(url))
                .header("Accept", "application/json")
                .build();
        return outbound.exchange(caller, request, Deadline.in(longest), AppServers::body);
    }

    /**
     * The JSON that answers a form; empty if there was no good answer.
     *
     * @param headers besides the type of the form, each once
     * @param form the body, encoded
     */
    public Optional<String> send(VerifiedCaller caller, String url, Map<String, String> headers, byte[] form) {
        Request.Builder request = new Request.Builder()
                .url(HttpUrl.get(url))
                .post(RequestBody.create(form, MediaType.get("application/x-www-form-urlencoded")));
        headers.forEach(request::header);
        return outbound.exchange(caller, request.build(), Deadline.in(longest), AppServers::body);
    }

    /** What came of a score that was to be kept. */
    public enum Kept {
        KEPT,
        /** The token is not taken any more. */
        TOKEN_ENDED,
        /** The server said no; nothing was written. */
        REFUSED,
        /** No answer came: it may have been written. */
        UNKNOWN
    }

    /** Writes a score into the record at a FHIR base, with the token of a launch. */
    public Kept keep(VerifiedCaller caller, String base, String token, TakenScore score) {
        Request request = new Request.Builder()
                .url(HttpUrl.get(base)
                        .newBuilder()
                        .addPathSegment("Observation")
                        .build())
                .header("Accept", FHIR_JSON.toString())
                .header("Authorization", "Bearer " + token)
                .post(RequestBody.create(R4.write(score.observation(terminology)), FHIR_JSON))
                .build();
        return outbound.answered(caller, request, Deadline.in(longest), AppServers::kept)
                .orElse(Kept.UNKNOWN);
    }

    private static Optional<Kept> kept(Response response) {
        if (response.isSuccessful()) {
            return Optional.of(Kept.KEPT);
        }
        if (response.code() >= 500) {
            return Optional.empty();
        }
        return Optional.of(response.code() == UNAUTHORISED ? Kept.TOKEN_ENDED : Kept.REFUSED);
    }

    private static Optional<String> body(Response response) throws IOException {
        return Optional.of(response.body().string());
    }
}
