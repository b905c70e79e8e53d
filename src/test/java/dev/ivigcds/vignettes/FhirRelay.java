package dev.ivigcds.vignettes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A FHIR base in front of another, on loopback: passes every read and search on and counts them, and answers 500 for the searches it is told
 * to fail. A search is recognised by its type and parameters, in whatever order and escaping they come.
 */
final class FhirRelay implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;
    private final String origin;
    private final List<Query> failing;
    private final AtomicInteger asked = new AtomicInteger();

    /**
     * Starts it.
     *
     * @param origin the FHIR base that answers
     * @param failing relative searches that get 500
     */
    FhirRelay(String origin, List<String> failing) {
        this.origin = origin;
        this.failing = failing.stream().map(Query::of).toList();
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/fhir/", this::answer);
        server.start();
    }

    /** Its base URL. */
    String base() {
        return "http://localhost:" + server.getAddress().getPort() + "/fhir";
    }

    /** Reads and searches that came, without the CapabilityStatement. */
    int asked() {
        return asked.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String relative = exchange.getRequestURI().toString().substring("/fhir/".length());
            if (!relative.startsWith("metadata")) {
                asked.incrementAndGet();
            }
            Query query = Query.of(relative);
            if (failing.stream().anyMatch(query::asks)) {
                send(
                        exchange,
                        500,
                        "{\"resourceType\":\"OperationOutcome\",\"issue\":"
                                + "[{\"severity\":\"error\",\"code\":\"exception\"}]}");
                return;
            }
            HttpResponse<String> found = client.send(
                    HttpRequest.newBuilder(URI.create(origin + "/" + relative))
                            .header("Accept", "application/fhir+json")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            send(exchange, found.statusCode(), found.body().replace(origin, base()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A search without what only shapes its answer. */
    private record Query(String type, Set<String> parameters) {
        static Query of(String relative) {
            String[] parts = relative.split("\\?", 2);
            Set<String> parameters = parts.length == 1
                    ? Set.of()
                    : Arrays.stream(parts[1].split("&"))
                            .map(p -> URLDecoder.decode(p, StandardCharsets.UTF_8))
                            .filter(p -> !p.startsWith("_"))
                            .collect(Collectors.toSet());
            return new Query(parts[0], parameters);
        }

        boolean asks(Query wanted) {
            return type.equals(wanted.type) && parameters.equals(wanted.parameters);
        }
    }
}
