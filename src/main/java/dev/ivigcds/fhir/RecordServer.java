package dev.ivigcds.fhir;

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

/**
 * The caller's FHIR server for the time of one hook call. Closing it ends every request under way and lets no other begin: nothing is called
 * after the answer. No request leaves its base, so that none carries the token elsewhere.
 */
final class RecordServer implements AutoCloseable {
    private static final String FHIR_JSON = "application/fhir+json";

    /** Bytes of all answers of one call: fifteen searches of a few hundred resources take a tenth of it. */
    private static final long MOST_BYTES = 30L * 1024 * 1024;

    private final HttpUrl base;
    private final Line line;
    private final Credential credential;
    private final AtomicLong bytes = new AtomicLong();
    private final List<Call> calls = new ArrayList<>();
    private boolean closed;

    RecordServer(HttpUrl base, Line line, Credential credential) {
        this.base = base;
        this.line = line;
        this.credential = credential;
    }

    HttpUrl base() {
        return base;
    }

    /** One page of a search. */
    Answer page(HttpUrl url) {
        return ask(url, "Bundle");
    }

    /** One resource. */
    Answer instance(String type, HttpUrl url) {
        return ask(url, type);
    }

    /** What the server says of itself. */
    Answer capabilities() {
        return ask(base.newBuilder().addPathSegment("metadata").build(), "CapabilityStatement");
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

    private Answer ask(HttpUrl url, String wanted) {
        Shown shown = credential.show(line.deadline());
        return switch (shown) {
            case Shown.Missing(String because) -> new Answer.Failed(because);
            case Shown.Token(Optional<String> bearer) -> {
                Ended ended = switch (line.dial()) {
                    case Dialled.Dead(String because) -> new Ended(new Answer.Failed(because), Health.UNKNOWN, false);
                    case Dialled.Ready(OkHttpClient http) -> exchange(http.newCall(request(url, bearer)), wanted);
                };
                if (ended.unauthorised()) {
                    credential.refused(shown);
                }
                yield ended.answer();
            }
        };
    }

    private Request request(HttpUrl url, Optional<String> bearer) {
        Request.Builder request =
                new Request.Builder().url(url).header("Accept", FHIR_JSON).tag(RecordServer.class, this);
        bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request.build();
    }

    private Ended exchange(Call call, String wanted) {
        Optional<String> shut = line.lane().enter(line.deadline());
        if (shut.isPresent()) {
            return new Ended(new Answer.Failed(shut.get()), Health.UNKNOWN, false);
        }
        long begun = System.nanoTime();
        Health health = Health.UNKNOWN;
        try {
            Ended ended = Ended.of(admit(call), wanted, line.deadline());
            health = brokenOff() ? Health.UNKNOWN : ended.health();
            return ended;
        } finally {
            line.lane().leave(health, System.nanoTime() - begun);
        }
    }

    private synchronized boolean brokenOff() {
        return closed && !line.deadline().hasPassed();
    }

    /** Counts what an answer brought; false once it is more than one call may bring (T-04). */
    boolean takes(long more) {
        return bytes.addAndGet(more) <= MOST_BYTES;
    }

    /** A request that is about to begin, in our charge; past the end, or to another place than this, it does not. */
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
}
