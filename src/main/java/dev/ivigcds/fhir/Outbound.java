package dev.ivigcds.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.okhttp.client.OkHttpRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * The one way out of this server: HAPI's client over OkHttp, without redirects (T-03), every body guarded (T-18). Every request belongs to the
 * {@link RecordServer} of one hook call, which ends it.
 */
final class Outbound implements AutoCloseable {
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    /** A base that no name can resolve to (RFC 2606): asked at start, and answered without leaving. */
    private static final HttpUrl NOWHERE = HttpUrl.get("http://warm-up.invalid/fhir");

    private final OkHttpClient http;
    private final OkHttpClient rehearsal;
    private final FhirContext fhir = R4.newContext();
    private final OkHttpRestfulClientFactory clients = new OkHttpRestfulClientFactory(fhir);

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
                .connectTimeout(longest)
                .readTimeout(longest)
                .writeTimeout(longest)
                .connectionPool(new ConnectionPool(32, 5, TimeUnit.MINUTES))
                .dns(dns)
                .addInterceptor(new GuardedBodies(MOST_BYTES))
                .build();
        this.rehearsal = http.newBuilder().addInterceptor(Outbound::emptySearch).build();
        Call.Factory owned = this::newCall;
        clients.setHttpClient(owned);
        clients.setServerValidationMode(ServerValidationModeEnum.NEVER);
        fhir.setRestfulClientFactory(clients);
    }

    /** A FHIR server for one hook call. */
    RecordServer to(HttpUrl base, Optional<String> token, Deadline deadline) {
        return new RecordServer(clients.newGenericClient(base.toString()), base, token, deadline);
    }

    /** Goes once through all that a fetch goes through, without the network: the first time takes a second or two. */
    void warmUp() {
        R4.warmUp(fhir);
        try (RecordServer nowhere = to(NOWHERE, Optional.of("none"), Deadline.in(Duration.ofMinutes(1)))) {
            nowhere.page(NOWHERE);
        }
    }

    private static Response emptySearch(Interceptor.Chain chain) {
        return new Response.Builder()
                .request(chain.request())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(
                        "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}", MediaType.get("application/fhir+json")))
                .build();
    }

    private Call newCall(Request request) {
        Call call = (request.url().host().equals(NOWHERE.host()) ? rehearsal : http).newCall(request);
        RecordServer owner = request.tag(RecordServer.class);
        if (owner == null) {
            call.cancel();
        } else {
            owner.admit(call);
        }
        return call;
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
