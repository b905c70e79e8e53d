package dev.ivigcds.caller;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one request that the caller room makes: short, small, straight, and only to where it may go (R-79, T-01 … T-03, T-09). */
class KeyServerTest {
    private static final OkHttpClient HTTP = KeyServer.sharedClient();

    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = SigningEhr.hospital().jwks();

    @BeforeEach
    void starts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stops() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        exchange.getResponseHeaders().set("Location", url("/elsewhere"));
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static KeySource at(String url, String... addresses) {
        Dns dns =
                host -> List.of(addresses).stream().map(KeyServerTest::address).toList();
        return KeyServer.at(url, Networks.of(ClientFixture.hospital()), HTTP, dns);
    }

    private static InetAddress address(String written) {
        try {
            return InetAddress.getByName(written);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void keysAreFetchedFromAnAddressThatTheSiteWroteOut() throws IOException {
        assertThat(at(url("/jwks")).read().keys()).hasSize(2);
        assertThat(calls).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void t03_aRedirectIsNotFollowed(int redirect) {
        status = redirect;
        assertThatThrownBy(() -> at(url("/jwks")).read()).hasMessageContaining("status " + redirect);
        assertThat(calls).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 401, 404, 500, 503})
    void anotherStatusIsNoKeySet(int other) {
        status = other;
        body = "";
        assertThatThrownBy(() -> at(url("/jwks")).read()).isInstanceOf(IOException.class);
    }

    @Test
    void aBodyWithoutEndIsGivenUp() {
        body = " ".repeat(KeySet.MOST_BYTES + 1);
        assertThatThrownBy(() -> at(url("/jwks")).read()).hasMessageContaining("more than 262144 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fe80::1", "0.0.0.0"})
    void t02_aNameThatLeadsToAPrivateAddressIsNotCalled(String address) {
        String named = "http://keys.hospital.example:" + server.getAddress().getPort() + "/jwks";
        assertThatThrownBy(() -> at(named, address).read()).hasMessageContaining("allowed-networks");
        assertThat(calls).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/jwks", "http://[fe80::1]/jwks", "http://0.0.0.0/jwks"})
    void t01_aLinkLocalAddressIsNotCalledEvenIfItIsWrittenOut(String url) {
        assertThatThrownBy(() -> at(url).read()).hasMessageContaining("allowed-networks");
    }

    @Test
    void t09_aServerThatTakesTheCallAndSaysNothingIsGivenUpWithinSeconds() throws IOException {
        try (ServerSocket hole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Instant before = Instant.now();
            assertThatThrownBy(() -> at("http://127.0.0.1:" + hole.getLocalPort() + "/jwks")
                            .read())
                    .isInstanceOf(IOException.class);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
            try (Socket taken = hole.accept()) {
                assertThat(taken.isConnected()).isTrue();
            }
        }
    }
}
