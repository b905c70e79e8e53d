package dev.ivigcds.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.fhir.BackendTokens.Granted;
import dev.ivigcds.fhir.BackendTokens.Key;
import dev.ivigcds.fhir.Credential.Shown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our own tokens: asked for once, renewed early, kept apart (T-13). */
@Timeout(30)
class BackendTokensTest {
    private static final Key KEY = new Key("a", "https://auth.example/token", "system/Observation.rs");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong ticks =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(100).toNanos());
    private final AtomicInteger asked = new AtomicInteger();
    private final BackendTokens tokens = new BackendTokens(threads, ticks::get);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Optional<Granted> grant() {
        return Optional.of(new Granted("t" + asked.incrementAndGet(), Duration.ofSeconds(300)));
    }

    private Optional<Granted> refuse() {
        asked.incrementAndGet();
        return Optional.empty();
    }

    private Shown show(Key key, Supplier<Optional<Granted>> fetch) {
        return tokens.show(key, fetch, Deadline.in(Duration.ofSeconds(10)));
    }

    private void pass(int seconds) {
        ticks.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private static Shown token(String text) {
        return new Shown.Token(Optional.of(text));
    }

    private static final Shown NONE = new Shown.Missing("no access token for the record server could be had");

    @Test
    void aTokenIsUsedUntilThreeQuartersOfItsTime() {
        assertThat(show(KEY, this::grant)).isEqualTo(token("t1"));
        pass(224);
        assertThat(show(KEY, this::grant)).isEqualTo(token("t1"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void thenANewOneIsAskedForWhileTheOldOneServes() throws InterruptedException {
        show(KEY, this::grant);
        pass(226);
        CountDownLatch answered = new CountDownLatch(1);
        Supplier<Optional<Granted>> slow = () -> {
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return grant();
        };
        assertThat(show(KEY, slow)).isEqualTo(token("t1"));
        assertThat(show(KEY, slow)).isEqualTo(token("t1"));
        answered.countDown();
        while (show(KEY, slow).equals(token("t1"))) {
            Thread.sleep(5);
        }
        assertThat(show(KEY, slow)).isEqualTo(token("t2"));
        assertThat(asked).hasValue(2);
    }

    @Test
    void aTokenIsNotShownWhenItIsAboutToEnd() {
        show(KEY, this::grant);
        pass(296);
        assertThat(show(KEY, this::grant)).isEqualTo(token("t2"));
    }

    @Test
    void aRenewalThatFailsLeavesTheOldTokenInUseToItsEnd() throws InterruptedException {
        show(KEY, this::grant);
        pass(230);
        assertThat(show(KEY, this::refuse)).isEqualTo(token("t1"));
        while (asked.get() < 2) {
            Thread.sleep(5);
        }
        Thread.sleep(50);
        assertThat(show(KEY, this::refuse)).isEqualTo(token("t1"));
        pass(66);
        assertThat(show(KEY, this::refuse)).isEqualTo(NONE);
    }

    @Test
    void manyThatNeedATokenAtOnceAskForItOnce() {
        CountDownLatch all = new CountDownLatch(1);
        Supplier<Optional<Granted>> slow = () -> {
            try {
                all.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return grant();
        };
        List<CompletableFuture<Shown>> shown = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            shown.add(CompletableFuture.supplyAsync(() -> show(KEY, slow), threads));
        }
        all.countDown();
        assertThat(shown).allSatisfy(s -> assertThat(s.join()).isEqualTo(token("t1")));
        assertThat(asked).hasValue(1);
    }

    @Test
    void T13_eachClientAndEachScopeHasItsOwn() {
        assertThat(show(KEY, this::grant)).isEqualTo(token("t1"));
        assertThat(show(new Key("b", KEY.tokenUrl(), KEY.scope()), this::grant)).isEqualTo(token("t2"));
        assertThat(show(new Key("a", KEY.tokenUrl(), "system/Patient.rs"), this::grant))
                .isEqualTo(token("t3"));
        assertThat(show(KEY, this::grant)).isEqualTo(token("t1"));
    }

    @Test
    void afterAFailureNobodyAsksAgainAtOnce() {
        assertThat(show(KEY, this::refuse)).isEqualTo(NONE);
        assertThat(show(KEY, this::grant)).isEqualTo(NONE);
        assertThat(asked).hasValue(1);
        pass(1);
        assertThat(show(KEY, this::grant)).isEqualTo(token("t2"));
    }

    @Test
    void whatGoesWrongWhileAskingIsNoTokenAndNoException() {
        assertThat(show(KEY, () -> {
                    throw new IllegalStateException("secret-canary");
                }))
                .isEqualTo(NONE);
    }

    @Test
    void whoeverHasNoTimeLeftDoesNotWaitAndTheOthersGetTheToken() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        Supplier<Optional<Granted>> slow = () -> {
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return grant();
        };
        assertThat(tokens.show(KEY, slow, Deadline.in(Duration.ofMillis(20)))).isEqualTo(NONE);
        answered.countDown();
        assertThat(show(KEY, slow)).isEqualTo(token("t1"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void aTokenThatIsRefusedIsNotShownAgainUnlessItIsQuiteNew() {
        Shown first = show(KEY, this::grant);
        tokens.drop(KEY, first);
        assertThat(show(KEY, this::grant)).isEqualTo(first);
        pass(11);
        tokens.drop(KEY, token("another"));
        assertThat(show(KEY, this::grant)).isEqualTo(first);
        tokens.drop(KEY, first);
        assertThat(show(KEY, this::grant)).isEqualTo(token("t2"));
    }

    @Test
    void T15_noWordOfATokenHoldsIt() {
        assertThat(List.of(token("secret-canary"), new Granted("secret-canary", Duration.ofSeconds(1)))
                        .toString())
                .doesNotContain("secret-canary");
    }
}
