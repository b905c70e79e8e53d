package dev.ivigcds.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.wire.FeedbackReport.Share;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonTest {
    /** Worked by hand from the formula with z = 1.959964. */
    @ParameterizedTest
    @CsvSource({
        "0, 1, 0.000, 0.000, 0.793",
        "1, 1, 1.000, 0.207, 1.000",
        "1, 2, 0.500, 0.095, 0.905",
        "0, 10, 0.000, 0.000, 0.278",
        "10, 10, 1.000, 0.722, 1.000",
        "2, 10, 0.200, 0.057, 0.510",
        "81, 263, 0.308, 0.255, 0.366",
        "500, 1000, 0.500, 0.469, 0.531"
    })
    void theIntervalIsWilsons(long hits, long of, String rate, String low, String high) {
        Share share = Wilson.interval(hits, of);
        assertThat(share.rate()).isEqualByComparingTo(rate);
        assertThat(share.low()).isEqualByComparingTo(low);
        assertThat(share.high()).isEqualByComparingTo(high);
    }
}
