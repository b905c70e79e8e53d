package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T-09: keys at hand whatever becomes of their source, and a source that is never flooded. */
class KeyRingTest {
    private static final ECKey FIRST = SigningEhr.curve("first");
    private static final ECKey SECOND = SigningEhr.curve("second");

    private final AtomicLong ticks = new AtomicLong(Long.MAX_VALUE - 1_000_000);
    private final AtomicInteger reads = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile String published = SigningEhr.jwks(FIRST);
    private volatile boolean down;
    private volatile CountDownLatch answered = new CountDownLatch(0);
    private KeyRing ring;

    @BeforeEach
    void hasTheFirstKey() throws Exception {
        ring = new KeyRing("hospital", this::read, ticks::get, threads);
        ring.refreshIfDue();
        until(1);
    }

    @AfterEach
    void ends() {
        answered.countDown();
        threads.close();
    }

    private KeySet read() throws IOException {
        reads.incrementAndGet();
        try {
            answered.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        if (down) {
            throw new IOException("down");
        }
        return KeySet.parse(published);
    }

    private void pass(Duration time) {
        ticks.addAndGet(time.toNanos());
    }

    /** Waits until the source was read so often and the ring has what it said: an unknown key within the cool-down waits for that. */
    private void until(int times) throws InterruptedException {
        Instant limit = Instant.now().plusSeconds(20);
        while (reads.get() < times || ring.isReading()) {
            assertThat(Instant.now()).isBefore(limit);
            Thread.sleep(5);
        }
        assertThat(reads).hasValue(times);
    }

    @Test
    void aKnownKeyIsAtHand() {
        assertThat(ring.named("first")).hasSize(1);
        assertThat(reads).hasValue(1);
    }

    @Test
    void t09_fiveThousandUnknownKeysCauseOneReadingAMinuteAndGoodOnesGoOn() {
        for (int i = 0; i < 5_000; i++) {
            assertThat(ring.named(UUID.randomUUID().toString())).isEmpty();
            assertThat(ring.named("first")).hasSize(1);
        }
        assertThat(reads).hasValue(2);
        pass(KeyRing.COOL_DOWN.minusMillis(1));
        ring.named("unknown");
        assertThat(reads).hasValue(2);
        pass(Duration.ofMillis(1));
        ring.named("unknown");
        ring.named("unknown");
        assertThat(reads).hasValue(3);
    }

    @Test
    void r133_aNewKeyIsFoundAtItsFirstCallAndATakenBackOneIsGone() {
        published = SigningEhr.jwks(SECOND);
        assertThat(ring.named("second")).hasSize(1);
        assertThat(reads).hasValue(2);
        assertThat(ring.named("first")).isEmpty();
    }

    @Test
    void keysAreReadAgainInTheBackgroundEveryFiveMinutes() throws Exception {
        published = SigningEhr.jwks(FIRST, SECOND);
        pass(KeyRing.FRESH.minusMillis(1));
        ring.refreshIfDue();
        assertThat(reads).hasValue(1);
        pass(Duration.ofMillis(1));
        ring.refreshIfDue();
        until(2);
        assertThat(ring.named("second")).hasSize(1);
        assertThat(reads).hasValue(2);
    }

    @Test
    void t09_whileTheSourceIsDownTheKnownKeysAreGoodForTwelveHours() throws Exception {
        down = true;
        for (int hour = 0; hour < 12; hour++) {
            assertThat(ring.named("first")).hasSize(1);
            pass(Duration.ofHours(1));
            ring.refreshIfDue();
            until(2 + hour);
        }
        assertThat(ring.named("first")).hasSize(1);
        pass(Duration.ofMillis(1));
        assertThat(ring.named("first")).isEmpty();
    }

    @Test
    void aSourceThatIsDownIsAskedOnceAMinuteAndItsReturnIsNoticed() throws Exception {
        down = true;
        pass(KeyRing.FRESH);
        ring.refreshIfDue();
        until(2);
        pass(KeyRing.COOL_DOWN.minusMillis(1));
        ring.refreshIfDue();
        assertThat(reads).hasValue(2);
        down = false;
        published = SigningEhr.jwks(SECOND);
        pass(Duration.ofMillis(1));
        ring.refreshIfDue();
        until(3);
        assertThat(ring.named("second")).hasSize(1);
    }

    @Test
    void t09_aSourceThatNeverAnswersDelaysNoKnownKeyAndIsAskedOnce() {
        answered = new CountDownLatch(1);
        pass(KeyRing.FRESH);
        ring.refreshIfDue();
        for (int i = 0; i < 1_000; i++) {
            assertThat(ring.named("first")).hasSize(1);
            ring.refreshIfDue();
        }
        assertThat(ring.isReading()).isTrue();
        assertThat(reads.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void whatIsNoKeySetTakesNoKeyAway() throws Exception {
        published = "<html>maintenance</html>";
        pass(KeyRing.FRESH);
        ring.refreshIfDue();
        until(2);
        assertThat(ring.named("first")).hasSize(1);
    }

    @Test
    void anEmptySetTakesAllKeysAway() throws Exception {
        published = "{\"keys\":[]}";
        pass(KeyRing.FRESH);
        ring.refreshIfDue();
        until(2);
        assertThat(ring.named("first")).isEmpty();
    }
}
