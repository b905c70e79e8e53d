package dev.ivigcds.fhir;

import dev.ivigcds.caller.Networks;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** A fetch at start that goes through everything but the network. */
final class Rehearsal {
    /** A base that no name can resolve to (RFC 2606). */
    private static final HttpUrl NOWHERE = HttpUrl.get("http://warm-up.invalid/fhir");

    private Rehearsal() {}

    /** Asks for a page that is made up on the spot, of a name whose address is made up too. */
    static void run(OkHttpClient http, Function<Line, RecordServer> servers) {
        OkHttpClient alone =
                http.newBuilder().addInterceptor(Rehearsal::emptySearch).build();
        Lane lane = new Lane(new Lane.Key("warm-up", NOWHERE), Networks.publicOnly(), Duration.ofSeconds(1));
        try (Resolver names = new Resolver(host -> List.of(InetAddress.getByAddress(host, new byte[] {1, 1, 1, 1})));
                RecordServer nowhere =
                        servers.apply(new Line(lane, Deadline.in(Duration.ofMinutes(1)), names, alone))) {
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
}
