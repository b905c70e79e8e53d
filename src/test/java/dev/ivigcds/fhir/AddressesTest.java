package dev.ivigcds.fhir;

import static dev.ivigcds.fhir.HookCall.IVIG_FOR_MYOSITIS;
import static dev.ivigcds.fhir.HookCall.signing;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ivigcds.Canary;
import dev.ivigcds.caller.Backends;
import dev.ivigcds.caller.Tenant;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A listed host whose name leads where it should not (T-01, T-02). The good server is at 127.0.0.2, the canary at 127.0.0.1, on one port. */
@Timeout(60)
class AddressesTest {
    private static final String HOST = "ehr.hospital.example";
    private static final String GOOD = "127.0.0.2";
    private static final String OUT_OF_BOUNDS = "the record server's address is not one that may be called";

    private final AtomicInteger answered = new AtomicInteger();

    /** Answers with its lists one after the other, and then with the last one again and again. */
    private static final class Names implements Dns {
        private final Deque<List<InetAddress>> answers = new ArrayDeque<>();
        private final AtomicInteger asked = new AtomicInteger();

        Names(String... addresses) {
            for (String address : addresses) {
                answers.add(List.of(address(address)));
            }
        }

        @Override
        public synchronized List<InetAddress> lookup(String host) throws UnknownHostException {
            asked.incrementAndGet();
            if (!host.equals(HOST)) {
                throw new UnknownHostException(host);
            }
            return answers.size() > 1 ? answers.remove() : answers.element();
        }
    }

    @Test
    void T02_a_name_is_looked_up_once_in_a_call_and_every_connection_goes_to_the_address_that_was_checked()
            throws IOException {
        Names names = new Names(GOOD, "127.0.0.1");
        HttpServer good = goodServer();
        try (Canary canary = new Canary(address("127.0.0.1"), good.getAddress().getPort());
                Charts charts = charts(names)) {
            OpenedChart opened = open(charts, good.getAddress().getPort());

            assertThat(opened.chart().iga().isComplete()).isTrue();
            assertThat(answered).hasValue(HookCall.NEEDS.size());
            assertThat(names.asked).hasValue(1);
            assertThat(canary.connections()).isZero();
        } finally {
            good.stop(0);
        }
    }

    @Test
    void T02_a_name_that_leads_to_this_machine_at_the_next_call_is_not_connected_to() throws IOException {
        Names names = new Names(GOOD, "127.0.0.1");
        HttpServer good = goodServer();
        try (Canary canary = new Canary(address("127.0.0.1"), good.getAddress().getPort());
                Charts charts = charts(names)) {
            open(charts, good.getAddress().getPort());
            OpenedChart second = open(charts, good.getAddress().getPort());

            assertThat(second.chart().iga().gap()).contains(OUT_OF_BOUNDS);
            assertThat(answered).hasValue(HookCall.NEEDS.size());
            assertThat(canary.connections()).isZero();
        } finally {
            good.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "0.0.0.0", "::1", "::", "mapped"})
    void T01_a_listed_name_that_resolves_to_this_machine_is_not_connected_to(String address) {
        try (Canary canary = new Canary();
                Charts charts = charts(new Names(address))) {
            OpenedChart opened = open(charts, canary.port());

            assertThat(opened.chart().iga().gap()).contains(OUT_OF_BOUNDS);
            assertThat(canary.connections()).isZero();
        }
    }

    @Test
    void the_canary_does_sing_where_the_network_is_allowed() {
        try (Canary canary = new Canary();
                Charts charts = charts(new Names(GOOD))) {
            OpenedChart opened = open(charts, canary.port());

            assertThat(opened.chart().iga().gap()).contains("the record server did not answer");
            assertThat(canary.connections()).isPositive();
        }
    }

    @Test
    void T30_a_name_that_is_not_answered_costs_the_deadline_and_no_more() {
        CountDownLatch never = new CountDownLatch(1);
        Dns silent = host -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        };
        try (Charts charts = new Charts(new HookCall.FewCodes(), Duration.ofMillis(500), Backends.none(), silent)) {
            charts.warmUp();
            long begun = System.nanoTime();

            OpenedChart opened = open(charts, 443);

            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)).isLessThan(2000);
            assertThat(opened.chart().iga().gap()).contains("the record server did not answer in time");
        } finally {
            never.countDown();
        }
    }

    private static Charts charts(Dns names) {
        return new Charts(new HookCall.FewCodes(), Duration.ofSeconds(10), Backends.none(), names);
    }

    private static OpenedChart open(Charts charts, int port) {
        String base = "http://" + HOST + ":" + port + "/fhir";
        return signing(IVIG_FOR_MYOSITIS)
                .withServer(base)
                .withToken()
                .open(
                        charts,
                        new Tenant("hospital").at(base).allowing(GOOD + "/32").caller());
    }

    private HttpServer goodServer() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address(GOOD), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/fhir", exchange -> {
            answered.incrementAndGet();
            boolean patient = exchange.getRequestURI().getPath().endsWith("/Patient/p1");
            byte[] body = (patient ? HookCall.patient("p1") : HookCall.searchset()).getBytes(StandardCharsets.UTF_8);
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }

    private static InetAddress address(String literal) {
        try {
            if (literal.equals("mapped")) {
                byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 127, 0, 0, 1};
                return Inet6Address.getByAddress(HOST, mapped, 0);
            }
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
