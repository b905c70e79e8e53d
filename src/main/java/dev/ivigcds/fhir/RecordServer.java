package dev.ivigcds.fhir;

import ca.uhn.fhir.okhttp.client.OkHttpRestfulRequest;
import ca.uhn.fhir.rest.client.api.IClientInterceptor;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IHttpRequest;
import ca.uhn.fhir.rest.client.api.IHttpResponse;
import ca.uhn.fhir.rest.gclient.IClientExecutable;
import dev.ivigcds.fhir.Credential.Shown;
import dev.ivigcds.fhir.Lane.Health;
import dev.ivigcds.fhir.Line.Dialled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Resource;

/**
 * The caller's FHIR server for the time of one hook call. Closing it ends every request under way and lets no other begin: nothing is called
 * after the answer. No request leaves its base, so that none carries the token elsewhere.
 */
final class RecordServer implements AutoCloseable {
    private static final String FHIR_JSON = "application/fhir+json";

    /** Bytes of all answers of one call: fifteen searches of a few hundred resources take a tenth of it. */
    private static final long MOST_BYTES = 30L * 1024 * 1024;

    private final IGenericClient client;
    private final HttpUrl base;
    private final Line line;
    private final Credential credential;
    private final AtomicLong bytes = new AtomicLong();
    private final List<Call> calls = new ArrayList<>();
    private boolean closed;

    RecordServer(IGenericClient client, HttpUrl base, Line line, Credential credential) {
        this.client = client;
        this.base = base;
        this.line = line;
        this.credential = credential;
        client.registerInterceptor(new Owner(this));
    }

    HttpUrl base() {
        return base;
    }

    /** One page of a search. */
    Answer page(HttpUrl url) {
        return ask(client.loadPage().byUrl(url.toString()).andReturnBundle(Bundle.class));
    }

    /** One resource. */
    Answer instance(String type, HttpUrl url) {
        return ask(client.read().resource(type).withUrl(url.toString()));
    }

    /** What the server says of itself. */
    Answer capabilities() {
        return ask(client.capabilities().ofType(CapabilityStatement.class));
    }

    /** A further page, followed only below the base it was asked of (T-04). */
    Answer next(String link) {
        HttpUrl folder = base.newBuilder().addPathSegment("").build();
        return Optional.ofNullable(folder.resolve(link))
                .filter(this::isHere)
                .map(this::page)
                .orElseGet(() -> new Answer.Failed("the record server names another place for the rest"));
    }

    private boolean isHere(HttpUrl url) {
        String path = base.encodedPath().equals("/") ? "" : base.encodedPath();
        return url.scheme().equals(base.scheme())
                && url.host().equals(base.host())
                && url.port() == base.port()
                && url.username().isEmpty()
                && url.password().isEmpty()
                && (url.encodedPath().equals(path) || url.encodedPath().startsWith(path + "/"));
    }

    private Answer ask(IClientExecutable<?, ? extends IBaseResource> request) {
        Shown shown = credential.show(line.deadline());
        return switch (shown) {
            case Shown.Missing(String because) -> new Answer.Failed(because);
            case Shown.Token(Optional<String> bearer) -> {
                bearer.ifPresent(token -> request.withAdditionalHeader("Authorization", "Bearer " + token));
                Ended ended = line.dial() instanceof Dialled.Dead(String because)
                        ? new Ended(new Answer.Failed(because), Health.UNKNOWN, false)
                        : exchange(request);
                if (ended.unauthorised()) {
                    credential.refused(shown);
                }
                yield ended.answer();
            }
        };
    }

    private Ended exchange(IClientExecutable<?, ? extends IBaseResource> request) {
        Optional<String> shut = line.lane().enter(line.deadline());
        if (shut.isPresent()) {
            return new Ended(new Answer.Failed(shut.get()), Health.UNKNOWN, false);
        }
        long begun = System.nanoTime();
        Health health = Health.UNKNOWN;
        try {
            Ended ended = Ended.of(() -> (Resource) request.accept(FHIR_JSON).execute(), line.deadline());
            health = brokenOff() ? Health.UNKNOWN : ended.health();
            return ended;
        } finally {
            line.lane().leave(health, System.nanoTime() - begun);
        }
    }

    private synchronized boolean brokenOff() {
        return closed && !line.deadline().hasPassed();
    }

    /** A request that is about to begin, in our charge; past the end, or to another place than this, it does not. */
    Call newCall(Request request) {
        return switch (line.dial()) {
            case Dialled.Ready(OkHttpClient http) -> admit(http.newCall(request));
            case Dialled.Dead(String because) -> throw new IllegalStateException("a request on a dead line");
        };
    }

    /** Counts what an answer brought; false once it is more than one call may bring (T-04). */
    boolean takes(long more) {
        return bytes.addAndGet(more) <= MOST_BYTES;
    }

    private synchronized Call admit(Call call) {
        long left = line.deadline().left();
        if (closed || left == 0 || !isHere(call.request().url())) {
            call.cancel();
        } else {
            call.timeout().timeout(left, TimeUnit.NANOSECONDS);
            calls.add(call);
        }
        return call;
    }

    @Override
    public synchronized void close() {
        closed = true;
        calls.forEach(Call::cancel);
    }

    private record Owner(RecordServer server) implements IClientInterceptor {
        @Override
        public void interceptRequest(IHttpRequest request) {
            ((OkHttpRestfulRequest) request).getRequest().tag(RecordServer.class, server);
        }

        @Override
        public void interceptResponse(IHttpResponse response) {}
    }
}
