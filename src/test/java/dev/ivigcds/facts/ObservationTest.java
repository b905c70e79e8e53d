package dev.ivigcds.facts;

import static dev.ivigcds.facts.ChartFixture.BERLIN;
import static dev.ivigcds.facts.ChartFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ObservationTest {
    private static final Result VALUE = new Result.Measured(Quantity.of(new BigDecimal("180"), "mg/dL"));
    private static final OffsetDateTime TOMORROW = NOW.atOffset(ZoneOffset.UTC).plusHours(24);

    private static boolean counts(Observation.Status status, Result result, Optional<When> when) {
        return new Observation("Observation/o", Concepts.IGA, status, when, result, Optional.empty())
                .countsAt(NOW, BERLIN);
    }

    @Test
    void aFinalResultWithSomethingToReadCounts() {
        assertThat(counts(Observation.Status.FINAL, VALUE, Optional.empty())).isTrue();
        assertThat(counts(Observation.Status.PRELIMINARY, VALUE, Optional.empty()))
                .isFalse();
        assertThat(counts(Observation.Status.REGISTERED, VALUE, Optional.empty()))
                .isFalse();
        assertThat(counts(Observation.Status.FINAL, new Result.Missing("unknown"), Optional.empty()))
                .isFalse();
    }

    @Test
    void aResultMayBeDatedADayAheadAndNoMore() {
        assertThat(counts(Observation.Status.FINAL, VALUE, Optional.of(When.at(TOMORROW))))
                .isTrue();
        assertThat(counts(Observation.Status.FINAL, VALUE, Optional.of(When.at(TOMORROW.plusSeconds(1)))))
                .isFalse();
    }
}
