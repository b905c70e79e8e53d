package dev.ivigcds.caller;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.ivigcds.caller.ClientRegistry.Site;
import dev.ivigcds.wire.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T-09 with a real key server: a flood of unknown keys, and a key server that dies. */
class KeysOverHttpTest {
    private static final String PATH = "/cds-services/ivig-myositis";
    private static final String BASE = "https://cds.hospital.example";
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private final SigningEhr ehr = SigningEhr.hospital();
    private final AtomicInteger fetches = new AtomicInteger();
    private HttpServer keys;
    private Doorkeeper door;

    @BeforeEach
    void opens() throws IOException {
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys.createContext("/jwks", exchange -> {
            fetches.incrementAndGet();
            byte[] body = ehr.jwks().getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        keys.start();
        ClientSettings client = ClientFixture.hospital(
                "allow-http=true",
                "rate-limit=100000/s",
                "jwks-url=http://127.0.0.1:" + keys.getAddress().getPort() + "/jwks");
        ClientRegistry clients = new ClientRegistry(List.of(client), new Site(false, false, Set.of(), Set.of()));
        door = new Doorkeeper(clients, BASE, Duration.ofMinutes(20), Replays.inMemory(), Dns.SYSTEM);
    }

    @AfterEach
    void closes() {
        door.close();
        keys.stop(0);
    }

    private String admitted(SigningEhr.Draft draft) {
        return door.admit(new Presented(PATH, List.of(draft.signed()), Optional.empty()), NOW)
                .id();
    }

    private SigningEhr.Draft draft() {
        return ehr.draft(BASE + PATH, NOW);
    }

    @Test
    void theFirstCallAfterTheStartFindsItsKey() {
        assertThat(admitted(draft())).isEqualTo("general-hospital");
        assertThat(fetches.get()).isBetween(1, 2);
    }

    @Test
    void t09_fiveThousandUnknownKeysCauseOneFetchAndGoodCallsGoOn() {
        admitted(draft());
        int before = fetches.get();
        for (int i = 0; i < 5_000; i++) {
            String flood = draft().header("kid", UUID.randomUUID().toString()).with(new byte[96]);
            Presented call = new Presented(PATH, List.of(flood), Optional.empty());
            assertThatThrownBy(() -> door.admit(call, NOW)).isInstanceOf(Refusal.Unauthorized.class);
            if (i % 50 == 0) {
                assertThat(admitted(draft())).isEqualTo("general-hospital");
            }
        }
        assertThat(fetches.get()).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void t09_aDeadKeyServerKeepsNoTrueCallOut() {
        admitted(draft());
        keys.stop(0);
        for (int i = 0; i < 20; i++) {
            assertThat(admitted(draft())).isEqualTo("general-hospital");
        }
        assertThatThrownBy(() -> admitted(draft().header("kid", "new"))).isInstanceOf(Refusal.Unauthorized.class);
        assertThat(admitted(draft())).isEqualTo("general-hospital");
    }
}
