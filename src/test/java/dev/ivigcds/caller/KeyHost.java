package dev.ivigcds.caller;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** A host on which an EHR publishes its keys; it counts who asks. */
public final class KeyHost implements AutoCloseable {
    private final AtomicInteger fetches = new AtomicInteger();
    private final HttpServer server;

    private KeyHost(HttpServer server) {
        this.server = server;
    }

    /** Publishes the keys of an EHR at {@link #url()}. */
    public static KeyHost of(SigningEhr ehr) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            KeyHost host = new KeyHost(server);
            server.createContext("/jwks", exchange -> {
                host.fetches.incrementAndGet();
                byte[] body = ehr.jwks().getBytes(UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return host;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The address is written out, which allows itself. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
    }

    /** How often the keys were fetched. */
    public int fetches() {
        return fetches.get();
    }

    /** The host dies; may be called twice. */
    @Override
    public void close() {
        server.stop(0);
    }
}
