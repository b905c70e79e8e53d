package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.caller.ClientRegistry.Site;
import dev.ivigcds.wire.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** T-10: tokens in which everything is right but the signature, as fast as they can be refused, while a true client goes on calling. */
@Timeout(120)
class FloodTest {
    private static final String BASE = "https://cds.hospital.example";
    private static final String PATH = "/cds-services/ivig-myositis";
    private static final int ATTACKERS = 4;
    private static final int GOOD = 200;

    private final SigningEhr ehr = SigningEhr.hospital();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger bad = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void T10_aFloodOfForgedSignaturesKeepsNoTrueCallOutNorWaiting() throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.json"), ehr.jwks());
        ClientSettings client = ClientFixture.hospital("jwks-file=" + keys, "rate-limit=100000/s");
        ClientRegistry clients = new ClientRegistry(List.of(client), new Site(false, false, Set.of(), Set.of()));
        List<Duration> took = new ArrayList<>();
        try (Doorkeeper door = new Doorkeeper(clients, BASE, Duration.ofMinutes(20), Replays.inMemory(), Dns.SYSTEM);
                ExecutorService attackers = Executors.newFixedThreadPool(ATTACKERS)) {
            for (int i = 0; i < ATTACKERS; i++) {
                attackers.execute(() -> attack(door));
            }
            for (int i = 0; i < GOOD; i++) {
                String token = ehr.authorization(BASE + PATH, Instant.now());
                long begun = System.nanoTime();
                assertThat(admit(door, token).id()).isEqualTo("general-hospital");
                took.add(Duration.ofNanos(System.nanoTime() - begun));
            }
            over.set(true);
        }
        Collections.sort(took);
        assertThat(bad.get()).as("refused meanwhile").isGreaterThan(GOOD);
        assertThat(took.get(GOOD * 99 / 100)).as("99 of 100 true calls").isLessThan(Duration.ofMillis(500));
    }

    private static VerifiedCaller admit(Doorkeeper door, String authorization) {
        return door.admit(new Presented(PATH, List.of(authorization), Optional.empty()), Instant.now());
    }

    /** With a well-formed signature of another text by another key: it costs the whole verification. */
    private void attack(Doorkeeper door) {
        byte[] forged = SigningEhr.signature("ES384", SigningEhr.curve("own"), "something else");
        while (!over.get()) {
            String token = ehr.draft(BASE + PATH, Instant.now()).with(forged);
            try {
                admit(door, token);
                throw new AssertionError("a forged token was let in");
            } catch (Refusal.Unauthorized | Refusal.Busy refused) {
                bad.incrementAndGet();
            }
        }
    }
}
