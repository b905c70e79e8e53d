package dev.ivigcds.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.wire.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @Test
    void aRateIsCallsPerSecondOrMinute() {
        assertThat(Rate.parse("50/s")).contains(new Rate(50, Duration.ofSeconds(1)));
        assertThat(Rate.parse("3000/m")).contains(new Rate(3000, Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50", "0/s", "-1/s", "50/h", "50 per second", "1e9/s", "99999999/s", "50/s/s"})
    void anythingElseIsNone(String text) {
        assertThat(Rate.parse(text)).isEmpty();
    }

    @Test
    void t29_afterSoManyCallsTheNextIsToldWhenToComeAgain() {
        Allowance allowance = new Allowance(new Rate(3, Duration.ofMinutes(1)));
        for (int i = 0; i < 3; i++) {
            allowance.take();
        }
        assertThatThrownBy(allowance::take)
                .isInstanceOfSatisfying(
                        Refusal.TooManyCalls.class,
                        refusal -> assertThat(refusal.retryAfter().orElseThrow())
                                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20)));
    }
}
