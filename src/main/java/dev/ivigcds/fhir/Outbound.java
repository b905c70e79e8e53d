package dev.ivigcds.fhir;

import dev.ivigcds.caller.VerifiedCaller;
import dev.ivigcds.fhir.Line.Dialled;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * The one way out of this server: OkHttp, without redirects (T-03), to checked addresses alone (T-01, T-02), every body
 * guarded (T-18). It knows no proxy, behind which no address could be checked. Every request to a FHIR server belongs to the
 * {@link RecordServer} of one hook call, which ends it.
 */
final class Outbound implements AutoCloseable {
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    /** A failing server is left alone for this long. */
    private static final Duration REST = Duration.ofSeconds(10);

    private final OkHttpClient http;
    private final Resolver names;
    private final Lanes lanes;

    /**
     * Makes the client.
     *
     * @param longest no connect, read or write takes longer
     * @param dns how names become addresses
     */
    Outbound(Duration longest, Dns dns) {
        this.http = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .proxy(Proxy.NO_PROXY)
                .connectTimeout(longest)
                .readTimeout(longest)
                .writeTimeout(longest)
                .connectionPool(new ConnectionPool(32, 5, TimeUnit.MINUTES))
                .dns(dns)
                .addInterceptor(new GuardedBodies(MOST_BYTES))
                .build();
        this.names = new Resolver(dns);
        this.lanes = new Lanes(REST);
    }

    /** A client's FHIR server for one hook call. */
    RecordServer to(VerifiedCaller caller, HttpUrl base, Credential credential, Deadline deadline) {
        return server(base, line(caller, base, deadline), credential);
    }

    private Line line(VerifiedCaller caller, HttpUrl base, Deadline deadline) {
        return new Line(lanes.of(caller, base), deadline, names, http);
    }

    private static RecordServer server(HttpUrl base, Line line, Credential credential) {
        return new RecordServer(base, line, credential);
    }

    /** Goes once through all that a fetch goes through, without the network: the first time takes a second or two. */
    void warmUp() {
        R4.warmUp();
        Rehearsal.run(http, line -> server(line.lane().key().base(), line, Credential.of("none")));
    }

    /** One exchange with a host of a client on nobody's hook call; empty if it did not come to a good answer. */
    <T> Optional<T> exchange(VerifiedCaller caller, Request request, Deadline deadline, Reader<T> reader) {
        return answered(
                caller,
                request,
                deadline,
                response -> response.isSuccessful() ? reader.read(response) : Optional.empty());
    }

    /** The same, where an answer that is not good is read too; empty if none came. */
    <T> Optional<T> answered(VerifiedCaller caller, Request request, Deadline deadline, Reader<T> reader) {
        Line line = line(caller, request.url(), deadline);
        if (!(line.dial() instanceof Dialled.Ready(OkHttpClient ready))
                || line.lane().enter(deadline).isPresent()) {
            return Optional.empty();
        }
        Lane.Health health = Lane.Health.ILL;
        long begun = System.nanoTime();
        Call call = ready.newCall(request);
        call.timeout().timeout(Math.max(1, deadline.left()), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            health = response.code() < 500 ? Lane.Health.WELL : Lane.Health.ILL;
            return reader.read(response);
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            line.lane().leave(health, System.nanoTime() - begun);
        }
    }

    /** Makes something of an answer. */
    interface Reader<T> {
        Optional<T> read(Response response) throws IOException;
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
        names.close();
    }
}
