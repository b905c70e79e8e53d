package dev.ivigcds.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.wire.Refusal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** T-29: so much at a time, a short queue, the rest turned away. */
class WorkloadTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void t29_aCallWithoutAPlaceIsTurnedAwayAndMayComeAgainInASecond() {
        Workload workload = new Workload(1, Duration.ZERO, 1);
        workload.begin();
        assertThatThrownBy(workload::begin)
                .isInstanceOfSatisfying(
                        Refusal.Busy.class,
                        refusal -> assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(1)));
        workload.end();
        assertThatCode(workload::begin).doesNotThrowAnyException();
    }

    @Test
    void t29_aCallThatWaitsGetsThePlaceThatComesFree() throws Exception {
        Workload workload = new Workload(1, LONG, 1);
        workload.begin();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> waiting = threads.submit(workload::begin);
            workload.end();
            waiting.get(20, TimeUnit.SECONDS);
        }
        assertThatThrownBy(() -> new Workload(0, Duration.ZERO, 1).begin()).isInstanceOf(Refusal.Busy.class);
    }

    @Test
    void t29_theQueueIsShortAndWhoFindsItFullIsTurnedAwayWithoutWaiting() throws Exception {
        Workload workload = new Workload(2, LONG, 1);
        workload.begin();
        workload.begin();
        CountDownLatch turnedAway = new CountDownLatch(12);
        AtomicInteger served = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                threads.execute(() -> {
                    try {
                        workload.begin();
                        served.incrementAndGet();
                        workload.end();
                    } catch (Refusal.Busy busy) {
                        turnedAway.countDown();
                    }
                });
            }
            assertThat(turnedAway.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(served).hasValue(0);
            assertThatThrownBy(workload::comeIn)
                    .as("who finds it full at the door is not let in")
                    .isInstanceOf(Refusal.Busy.class);
            workload.end();
            workload.end();
        }
        assertThat(served).hasValue(8);
        assertThatCode(workload::comeIn).doesNotThrowAnyException();
    }

    @Test
    void t17_bodiesUnderWayFillSoMuchMemoryAndNoMore() {
        Workload workload = new Workload(1, Duration.ZERO, 100);
        workload.hold(60);
        workload.hold(40);
        assertThatThrownBy(() -> workload.hold(1)).isInstanceOf(Refusal.Busy.class);
        workload.drop(60);
        assertThatCode(() -> workload.hold(60)).doesNotThrowAnyException();
    }
}
