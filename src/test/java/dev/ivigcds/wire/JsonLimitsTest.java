package dev.ivigcds.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLimitsTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "-1.10", "36.5", "1e30", "1E-30", "-2.5e+3", "123456789012345678901234567890"})
    void aNumberThatAClinicMayWriteFits(String number) {
        assertThat(JsonLimits.fits(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e31", "1E-31", "1e1000000", "1e999999999999999999999", "-0.1e+100000"})
    void anExponentThatKeepsAParserBusyDoesNot(String number) {
        assertThat(JsonLimits.fits(number)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 1000})
    void norDoMoreDigitsThanAnyQuantityHas(int digits) {
        assertThat(JsonLimits.fits("1".repeat(digits))).isFalse();
    }
}
