package dev.ivigcds.fhir;

import dev.ivigcds.caller.Backend;
import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.fhir.BackendTokens.Granted;
import dev.ivigcds.wire.PrefetchNeed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks a client's authorization server for a token (SMART Backend Services; RFC 6749 4.4, RFC 7523). What goes wrong is no token, never more. */
final class TokenEndpoint {
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Outbound outbound;
    private final BackendTokens tokens;
    private final Duration longest;

    /**
     * Makes it.
     *
     * @param longest a request for a token takes no longer, whoever waits for it
     */
    TokenEndpoint(Outbound outbound, BackendTokens tokens, Duration longest) {
        this.outbound = outbound;
        this.tokens = tokens;
        this.longest = longest;
    }

    /** Tokens of our own for one hook call of a client: for the resource types that this call may read, and nothing else. */
    Credential credential(VerifiedCaller caller, Backend backend, Iterable<PrefetchNeed> needs, Instant now) {
        String scope = scope(needs, caller.unavailable());
        BackendTokens.Key key = new BackendTokens.Key(caller.id(), backend.tokenUrl(), scope);
        return new Credential() {
            @Override
            public Shown show(Deadline deadline) {
                return tokens.show(key, () -> ask(caller, backend, scope, now), deadline);
            }

            @Override
            public void refused(Shown shown) {
                tokens.drop(key, shown);
            }
        };
    }

    /** The least that the queries need (SMART 2): read the patient, search the rest, read the Medications that orders point at. */
    static String scope(Iterable<PrefetchNeed> needs, Set<String> unavailable) {
        return types(needs, unavailable).stream()
                .map(type -> "system/" + type + ".rs")
                .collect(Collectors.joining(" "));
    }

    /** The resource types that queries read, by name. */
    static Set<String> types(Iterable<PrefetchNeed> needs, Set<String> unavailable) {
        Set<String> types = new TreeSet<>(Set.of("Medication"));
        for (PrefetchNeed need : needs) {
            if (!unavailable.contains(need.key())) {
                types.add(need.template().split("[/?]", 2)[0]);
            }
        }
        return types;
    }

    private Optional<Granted> ask(VerifiedCaller caller, Backend backend, String scope, Instant now) {
        HttpUrl url = HttpUrl.get(backend.tokenUrl());
        FormBody form = new FormBody.Builder()
                .add("grant_type", "client_credentials")
                .add("scope", scope)
                .add("client_assertion_type", ASSERTION_TYPE)
                .add("client_assertion", backend.assertion(now))
                .build();
        Request request = new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .post(form)
                .build();
        return outbound.exchange(caller, request, Deadline.in(longest), TokenEndpoint::read);
    }

    private static Optional<Granted> read(Response response) throws IOException {
        JsonNode answer;
        try {
            answer = JsonTree.read(response.body().string());
        } catch (JacksonException e) {
            return Optional.empty();
        }
        String token = answer.path("access_token").asString("");
        boolean headerSafe = !token.isEmpty() && token.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        boolean bearer = answer.path("token_type").asString("").equalsIgnoreCase("bearer");
        long seconds = answer.path("expires_in").asLong(0);
        return headerSafe && bearer && seconds > 0
                ? Optional.of(new Granted(token, Duration.ofSeconds(seconds)))
                : Optional.empty();
    }
}
