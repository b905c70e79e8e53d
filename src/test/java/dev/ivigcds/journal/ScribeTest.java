package dev.ivigcds.journal;

import static dev.ivigcds.journal.Calls.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.wire.Refusal;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to calls, records and feedback while the store is away, slow or fussy. */
class ScribeTest {
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Duration BOUND = Duration.ofMillis(200);
    private static final Duration SLACK = Duration.ofSeconds(3);

    private final Store store = Store.Kind.H2.empty();

    private interface Access {
        void beforeConnection() throws SQLException, InterruptedException;
    }

    @Test
    void whileTheStoreIsAwayCallsGoOnAndFeedbackIsToComeAgain() {
        AtomicInteger down = new AtomicInteger(1);
        Access away = () -> {
            if (down.get() == 1) {
                throw new SQLTransientConnectionException("away", "08001");
            }
        };
        try (Journal journal = new Journal(source(away), settings(10), CLOCK)) {
            assertThat(timed(() -> journal.record(Calls.call("a", NOON, "dose80"))))
                    .isLessThan(BOUND.plus(SLACK));
            assertThatThrownBy(() -> journal.take("a", "s", List.of(Calls.overridden("c", NOON, "", ""))))
                    .isInstanceOfSatisfying(Refusal.StoreAway.class, away503 -> {
                        assertThat(away503.status()).isEqualTo(503);
                        assertThat(away503.retryAfter()).isPresent();
                    });
            assertThatThrownBy(() -> journal.decisions("x")).isInstanceOf(Refusal.StoreAway.class);

            down.set(0);
            journal.record(Calls.call("a", NOON, "dose80"));
            journal.report(LocalDate.EPOCH, LocalDate.EPOCH, Optional.empty(), List.of());
        }
        assertThat(store.count("finding")).isEqualTo(2);
    }

    @Test
    @Timeout(60)
    void aStoreThatHangsHoldsACallNoLongerThanTheBoundAndNoMoreThanTheQueueIsKept() {
        CountDownLatch answers = new CountDownLatch(1);
        try (Journal journal = new Journal(source(answers::await), settings(2), CLOCK)) {
            for (int i = 0; i < 6; i++) {
                assertThat(timed(() -> journal.record(Calls.call("a", NOON, "dose80"))))
                        .isLessThan(BOUND.plus(SLACK));
            }
            assertThat(journal.waiting()).isEqualTo(2);
            assertThat(journal.letGo()).isEqualTo(3);
            answers.countDown();
        }
        assertThat(store.count("decision")).isEqualTo(3);
    }

    @Test
    void aRecordThatTheStoreRefusesIsCountedAndKeepsNoOtherFromBeingWritten() {
        CountDownLatch all = new CountDownLatch(1);
        try (Journal journal = new Journal(source(all::await), settings(10), CLOCK)) {
            Call good = Calls.call("a", NOON, "dose80");
            journal.record(good);
            journal.record(Calls.call("c".repeat(300), NOON, "dose80"));
            journal.record(good);
            journal.record(Calls.call("b", NOON, "dose80"));
            all.countDown();
            journal.report(LocalDate.EPOCH, LocalDate.EPOCH, Optional.empty(), List.of());
            assertThat(journal.letGo()).isEqualTo(1);
        }
        assertThat(store.rows("select client from decision order by client"))
                .containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void whatWaitsIsWrittenBeforeTheEnd() {
        CountDownLatch all = new CountDownLatch(1);
        try (Journal journal = new Journal(source(all::await), settings(1000), CLOCK)) {
            for (int i = 0; i < 500; i++) {
                journal.record(Calls.unrelated("a", NOON, "i" + i));
            }
            all.countDown();
        }
        assertThat(store.count("decision")).isEqualTo(500);
    }

    private static JournalSettings settings(int queue) {
        return new JournalSettings(
                BOUND, queue, false, null, Duration.ofDays(90), Duration.ofDays(14), Duration.ofDays(730));
    }

    private static Duration timed(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** The store behind something that may fail or wait. */
    private DataSource source(Access access) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    access.beforeConnection();
                    try {
                        return method.invoke(store.source(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
