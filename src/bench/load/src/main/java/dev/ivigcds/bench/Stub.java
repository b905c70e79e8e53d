package dev.ivigcds.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A FHIR server on loopback that answers each query of our discovery, for a patient of any number, with the resources that the prefetch of the IVIG
 * scenario holds, 20 ms after the query came; and knows for each patient how long its slowest query took.
 */
final class Stub implements AutoCloseable {
    private static final int DELAY_MS = 20;
    private static final Pattern PATIENT = Pattern.compile("bench-\\d{8}");
    private static final Map<String, String> BY_TYPE = Map.ofEntries(
            Map.entry("Patient", "patient"),
            Map.entry("Condition", "conditions"),
            Map.entry("MedicationRequest", "orders"),
            Map.entry("MedicationAdministration", "given"),
            Map.entry("ServiceRequest", "services"),
            Map.entry("Procedure", "procedures"),
            Map.entry("AllergyIntolerance", "allergies"),
            Map.entry("MedicationDispense", "dispensed"),
            Map.entry("MedicationStatement", "statements"),
            Map.entry("Immunization", "immunizations"));
    private static final Map<String, String> BY_CODE =
            Map.of("2458-8", "iga", "29463-7", "body", "2157-6", "ck", "mmt8", "measures", "2160-0", "renal");

    private final Map<String, String> answers =
            Patients.ivigWithCards(Message.NUMBERED, LocalDate.now()).prefetch();
    private final Map<String, Long> slowest = new ConcurrentHashMap<>();
    private final AtomicInteger queries = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();
    private final HttpServer server;

    Stub() throws IOException {
        // Without it the JDK's server sends head and body in two segments, and the second waits for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/fhir/", this::answer);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir";
    }

    private void answer(HttpExchange exchange) throws IOException {
        long came = System.nanoTime();
        String query = URLDecoder.decode(exchange.getRequestURI().toString(), StandardCharsets.UTF_8)
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher patient = PATIENT.matcher(query);
        String key = key(query);
        if (key == null || !patient.find()) {
            unknown.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        byte[] body =
                answers.get(key).replace(Message.NUMBERED, patient.group()).getBytes(StandardCharsets.UTF_8);
        sleepUntil(came + DELAY_MS * 1_000_000L);
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
        queries.incrementAndGet();
        slowest.merge(patient.group(), System.nanoTime() - came, Math::max);
    }

    private static String key(String query) {
        String type = query.substring("/fhir/".length()).split("[/?]")[0];
        if (!type.equals("Observation")) {
            return BY_TYPE.get(type);
        }
        return BY_CODE.entrySet().stream()
                .filter(e -> query.contains(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static void sleepUntil(long nanos) {
        try {
            Thread.sleep(java.time.Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nanoseconds that the slowest query for the patient of this number took, from its coming to the end of its answer; 0 if none came. */
    long slowest(int patient) {
        return slowest.getOrDefault("bench-%08d".formatted(patient), 0L);
    }

    /** Queries answered, and queries that are none of discovery's, since the last time; all that is known of patients is forgotten. */
    int[] countsAndForgets() {
        slowest.clear();
        return new int[] {queries.getAndSet(0), unknown.getAndSet(0)};
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
