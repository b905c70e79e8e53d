package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
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
import org.slf4j.LoggerFactory;

/**
 * T-10: tokens in which everything is right but the signature, as fast as they can be refused, while a true client goes on calling. A loaded machine
 * delays true and forged alike, so what is counted is how many forged ones come before a true one, and not how long that takes.
 */
@Timeout(120)
class FloodTest {
    private static final String BASE = "https://cds.hospital.example";
    private static final String PATH = "/cds-services/ivig-myositis";
    private static final int ATTACKERS = 4;
    private static final int GOOD = 200;
    private static final int TRIES = 10;
    private static final Logger DOORKEEPERS = (Logger) LoggerFactory.getLogger(Doorkeeper.class);

    private final SigningEhr ehr = SigningEhr.hospital();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger bad = new AtomicInteger();
    private final AtomicInteger letIn = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void T10_aFloodOfForgedSignaturesKeepsNoTrueCallOut() throws IOException {
        Path keys = Files.writeString(folder.resolve("keys.json"), ehr.jwks());
        ClientSettings client = ClientFixture.hospital("jwks-file=" + keys, "rate-limit=100000/s");
        ClientRegistry clients = new ClientRegistry(List.of(client), new Site(false, false, Set.of(), Set.of()));
        List<Integer> before = new ArrayList<>();
        DOORKEEPERS.setLevel(Level.WARN);
        try (Doorkeeper door = new Doorkeeper(clients, BASE, Duration.ofMinutes(20), Replays.inMemory(), Dns.SYSTEM);
                ExecutorService attackers = Executors.newFixedThreadPool(ATTACKERS)) {
            for (int i = 0; i < ATTACKERS; i++) {
                attackers.execute(() -> attack(door));
            }
            try {
                for (int i = 0; i < GOOD; i++) {
                    int begun = bad.get();
                    assertThat(admittedAtLast(door).id()).isEqualTo("general-hospital");
                    before.add(bad.get() - begun);
                }
            } finally {
                over.set(true);
            }
        } finally {
            DOORKEEPERS.setLevel(null);
        }
        Collections.sort(before);
        assertThat(letIn).as("forged tokens that were let in").hasValue(0);
        assertThat(bad.get()).as("forged tokens refused meanwhile").isGreaterThan(GOOD);
        assertThat(before.get(GOOD / 2)).as("forged tokens before a true one").isLessThanOrEqualTo(3 * ATTACKERS);
    }

    /** An EHR tries again, with a new token, when it is told that the server is busy. */
    private VerifiedCaller admittedAtLast(Doorkeeper door) {
        for (int i = 0; i < TRIES; i++) {
            try {
                return admit(door, ehr.authorization(BASE + PATH, Instant.now()));
            } catch (Refusal.Busy busy) {
                Thread.yield();
            }
        }
        throw new AssertionError("no place for a true call in " + TRIES + " tries");
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
                letIn.incrementAndGet();
            } catch (Refusal.Unauthorized | Refusal.Busy refused) {
                bad.incrementAndGet();
            }
        }
    }
}
