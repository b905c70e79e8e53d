package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.wire.Refusal;
import java.security.Provider;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    @Test
    void t10_noMoreAreVerifiedAtATimeThanThereAreProcessorsAndTheNextIsTurnedAway() throws Exception {
        SigningEhr ehr = SigningEhr.hospital();
        VerificationKey key =
                KeySet.parse(ehr.jwks()).named(SigningEhr.CURVE_ID).getFirst();
        Token token = Token.read(List.of(ehr.authorization("https://a.example", Instant.EPOCH.plusSeconds(1))));
        int processors = Runtime.getRuntime().availableProcessors();
        CountDownLatch busy = new CountDownLatch(processors);
        CountDownLatch free = new CountDownLatch(1);
        Supplier<Optional<Provider>> slow = () -> {
            busy.countDown();
            await(free);
            return Optional.empty();
        };
        Signatures signatures = new Signatures(slow);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < processors; i++) {
                threads.execute(() -> signatures.holds(token, key));
            }
            busy.await();
            assertThatThrownBy(() -> signatures.holds(token, key)).isInstanceOf(Refusal.Busy.class);
            free.countDown();
        }
        assertThat(signatures.holds(token, key)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
