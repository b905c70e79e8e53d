package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.HookCall.IVIG;
import static dev.ivigcds.fhir.HookCall.condition;
import static dev.ivigcds.fhir.HookCall.searchset;
import static dev.ivigcds.fhir.HookCall.signing;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ivigcds.caller.CallerFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server whose every page takes a while and names another one, counted as requests arrive. */
class LateCallsTest {
    private final AtomicInteger arrived = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Charts charts = new Charts(new HookCall.FewCodes(), Duration.ofMillis(2500));
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        charts.warmUp();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/fhir", this::slowPage);
        server.start();
    }

    @AfterEach
    void stop() {
        charts.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void R74_nothing_is_called_after_the_answer() throws InterruptedException {
        OpenedChart opened = signing(IVIG).withServer(base()).withToken().open(charts, CallerFixture.hospital(base()));
        Thread.sleep(30);
        int atTheAnswer = arrived.get();
        Thread.sleep(1000);

        assertThat(arrived.get()).isEqualTo(atTheAnswer).isGreaterThan(HookCall.NEEDS.size());
        assertThat(opened.chart().problems().gap()).contains("the record server did not answer in time");
    }

    @Test
    void what_arrived_before_the_deadline_stays_as_evidence() {
        OpenedChart opened = signing(IVIG).withServer(base()).withToken().open(charts, CallerFixture.hospital(base()));

        assertThat(opened.chart().problems().items()).isNotEmpty();
        assertThat(opened.chart().problems().isComplete()).isFalse();
    }

    private String base() {
        return "http://localhost:" + server.getAddress().getPort() + "/fhir";
    }

    private void slowPage(HttpExchange exchange) throws IOException {
        arrived.incrementAndGet();
        String type = exchange.getRequestURI().getPath().substring("/fhir/".length());
        String next = base() + "/" + type + "?page=" + arrived.get();
        byte[] page = searchset(Optional.of(next), condition("c1", "dm")).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            Thread.sleep(300);
            exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
