package dev.ivigcds.caller;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A client's key set at its {@code jwks-url}: one GET without redirects (T-03), to the addresses its hosts may have (T-01, T-02), within two
 * seconds, of at most 256 KiB.
 */
final class KeyServer implements KeySource {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration WHOLE = Duration.ofSeconds(2);

    private final HttpUrl url;
    private final Networks networks;
    private final OkHttpClient http;

    private KeyServer(HttpUrl url, Networks networks, OkHttpClient shared, Dns dns) {
        this.url = url;
        this.networks = networks;
        this.http =
                shared.newBuilder().dns(host -> allowed(host, dns.lookup(host))).build();
    }

    /** A client for key servers, to be shared: it follows nothing, retries nothing and goes through no proxy. */
    static OkHttpClient sharedClient() {
        return new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .proxy(Proxy.NO_PROXY)
                .connectTimeout(SHORT)
                .readTimeout(SHORT)
                .writeTimeout(SHORT)
                .callTimeout(WHOLE)
                .build();
    }

    static KeyServer at(String url, Networks networks, OkHttpClient shared, Dns dns) {
        return new KeyServer(HttpUrl.get(url), networks, shared, dns);
    }

    @Override
    public KeySet read() throws IOException {
        checkWrittenAddress();
        Request request = new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (response.code() != 200) {
                throw new IOException("it answered with status " + response.code());
            }
            if (response.body().source().request(KeySet.MOST_BYTES + 1L)) {
                throw new IOException("it answered with more than " + KeySet.MOST_BYTES + " bytes");
            }
            return KeySet.parse(response.body().source().readUtf8());
        }
    }

    /** OkHttp resolves names through our rules; an address written out in the URL is never resolved, and is checked here. */
    private void checkWrittenAddress() throws UnknownHostException {
        if (url.host().contains(":") || url.host().matches("[0-9.]+")) {
            allowed(url.host(), List.of(InetAddress.getByName(url.host())));
        }
    }

    private List<InetAddress> allowed(String host, List<InetAddress> resolved) throws UnknownHostException {
        List<InetAddress> allowed = networks.allowed(host, resolved);
        if (allowed.isEmpty()) {
            throw new UnknownHostException("its address is not one that this client may have (allowed-networks)");
        }
        return allowed;
    }
}
