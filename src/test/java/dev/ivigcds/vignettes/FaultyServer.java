package dev.ivigcds.vignettes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A FHIR server on plain sockets: answers each query it knows, and one of them wrongly. */
final class FaultyServer implements AutoCloseable {
    private static final String EMPTY = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}";

    /** How a server goes wrong. */
    enum Fault {
        DELAY,
        STATUS_500,
        STATUS_401,
        STATUS_403,
        STATUS_429,
        RESET,
        TRUNCATED,
        SLOW_DRIP,
        HTML,
        WRONG_TYPE,
        ENDLESS_PAGES
    }

    private final ServerSocket socket;
    private final String words;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();

    FaultyServer() {
        this("Please log in");
    }

    /** A server that has these words in everything that it says when it goes wrong. */
    FaultyServer(String words) {
        this.words = words;
        try {
            socket = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("faulty-server").start(this::accept);
    }

    String base() {
        return "http://localhost:" + socket.getLocalPort() + "/fhir";
    }

    /** Answers a relative query with JSON; any other query finds nothing. */
    void answers(String query, String json) {
        answers.put(query, json);
    }

    /** Goes wrong with one query, and with no other any more. */
    void goesWrong(String query, Fault fault) {
        heals();
        faults.put(query, fault);
    }

    void heals() {
        faults.clear();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                // Closed while waiting.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String query = URLDecoder.decode(line.split(" ", -1)[1].substring("/fhir/".length()), UTF_8);
                while (!in.readLine().isEmpty()) {
                    // Headers are of no interest.
                }
                if (!answer(client, query)) {
                    return;
                }
            }
        } catch (IOException e) {
            // The caller has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers one request; false if the connection is of no more use. */
    private boolean answer(Socket client, String query) throws IOException, InterruptedException {
        OutputStream out = client.getOutputStream();
        String good = answers.getOrDefault(query, EMPTY);
        switch (faults.get(query)) {
            case null -> send(out, 200, good);
            case DELAY -> {
                Thread.sleep(3000);
                send(out, 200, good);
            }
            case STATUS_500 -> send(out, 500, "{\"resourceType\":\"OperationOutcome\",\"id\":\"" + words + "\"}");
            case STATUS_401 -> send(out, 401, words);
            case STATUS_403 -> send(out, 403, words);
            case STATUS_429 -> send(out, 429, words);
            case RESET -> {
                client.setSoLinger(true, 0);
                return false;
            }
            case TRUNCATED -> {
                out.write((head(200, good.length()) + good.substring(0, good.length() / 2)).getBytes(UTF_8));
                return false;
            }
            case SLOW_DRIP -> {
                out.write(head(200, good.length()).getBytes(UTF_8));
                for (byte b : good.getBytes(UTF_8)) {
                    out.write(b);
                    Thread.sleep(100);
                }
            }
            case HTML -> send(out, 200, "<!DOCTYPE html><html><body>" + words + "</body></html>");
            case WRONG_TYPE -> send(out, 200, "{\"resourceType\":\"Practitioner\",\"id\":\"" + words + "\"}");
            case ENDLESS_PAGES ->
                send(
                        out,
                        200,
                        "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"link\":[{\"relation\":\"next\",\"url\":\""
                                + base() + "/" + query.replace("|", "%7C") + "\"}]}");
        }
        return true;
    }

    private static void send(OutputStream out, int status, String body) throws IOException {
        out.write((head(status, body.getBytes(UTF_8).length) + body).getBytes(UTF_8));
    }

    private static String head(int status, int length) {
        return "HTTP/1.1 " + status + " -\r\nContent-Type: application/fhir+json\r\nContent-Length: " + length
                + "\r\n\r\n";
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
