package dev.ivigcds.dosing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({"90, 90.0", "80.5, 80.5", "80.50, 80.5", "100, 100.0", "0.04, 0.04"})
    void gramsHaveOneDecimalAtLeast(BigDecimal value, String shown) {
        assertThat(Decimals.atLeastTenths(value).toPlainString()).isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0} beside a limit of {1} is shown as {2}")
    @CsvSource({
        "1.104, 1.10, 1.11",
        "1.1, 1.10, 1.10",
        "1.1000001, 1.10, 1.10",
        "1.108, 1.10, 1.11",
        "1.114, 1.10, 1.11",
        "1.096, 1.10, 1.10"
    })
    void aValueAboveItsLimitIsNeverRoundedDownOntoIt(BigDecimal value, BigDecimal limit, String shown) {
        assertThat(Decimals.hundredths(value, limit)).isEqualTo(shown);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"1E+24, true", "1E-24, true", "1E+25, false", "1E-25, false", "123456789012345678901234, true"})
    void aNumberThatNobodyMeantIsNotWrittenOut(BigDecimal value, boolean writable) {
        assertThat(Decimals.writable(value)).isEqualTo(writable);
    }

    @Test
    void aNumberOutOfBoundsIsSaidAsThat() {
        assertThat(Decimals.shown(Quantity.of(new BigDecimal("1E+999999999"), "g")))
                .isEqualTo("a number out of bounds");
    }

    @ParameterizedTest(name = "{0} within {1}: {2}")
    @CsvSource({"fortnight, 9, fortnight", "fortnights, 9, fortnigh…"})
    void wordsAreCutToTheirLength(String words, int longest, String cut) {
        assertThat(Decimals.clip(words, longest)).isEqualTo(cut);
    }
}
