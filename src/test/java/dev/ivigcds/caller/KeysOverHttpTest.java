package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.caller.ClientRegistry.Site;
import dev.ivigcds.wire.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
    private final KeyHost host = KeyHost.of(ehr);
    private Doorkeeper door;

    @BeforeEach
    void opens() {
        ClientSettings client =
                ClientFixture.hospital("allow-http=true", "rate-limit=100000/s", "jwks-url=" + host.url());
        ClientRegistry clients = new ClientRegistry(List.of(client), new Site(false, false, Set.of(), Set.of()));
        door = new Doorkeeper(clients, BASE, Duration.ofMinutes(20), Replays.inMemory(), Dns.SYSTEM);
    }

    @AfterEach
    void closes() {
        door.close();
        host.close();
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
        assertThat(host.fetches()).isBetween(1, 2);
    }

    @Test
    void t09_fiveThousandUnknownKeysCauseOneFetchAndGoodCallsGoOn() {
        admitted(draft());
        int before = host.fetches();
        for (int i = 0; i < 5_000; i++) {
            String flood = draft().header("kid", UUID.randomUUID().toString()).with(new byte[96]);
            Presented call = new Presented(PATH, List.of(flood), Optional.empty());
            assertThatThrownBy(() -> door.admit(call, NOW)).isInstanceOf(Refusal.Unauthorized.class);
            if (i % 50 == 0) {
                assertThat(admitted(draft())).isEqualTo("general-hospital");
            }
        }
        assertThat(host.fetches()).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void t09_aDeadKeyServerKeepsNoTrueCallOut() {
        admitted(draft());
        host.close();
        for (int i = 0; i < 20; i++) {
            assertThat(admitted(draft())).isEqualTo("general-hospital");
        }
        assertThatThrownBy(() -> admitted(draft().header("kid", "new"))).isInstanceOf(Refusal.Unauthorized.class);
        assertThat(admitted(draft())).isEqualTo("general-hospital");
    }
}
