package dev.ivigcds.dosing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {
    private static final Split.Limits LIMITS = new Split.Limits(new BigDecimal("80"), new BigDecimal("0.42"), 3, 5);

    @ParameterizedTest(name = "{0} g at {1} kg: {2} x {3} g, {4} g/kg")
    @CsvSource({
        "90, 90, 3, 30.0, 0.33",
        "180, 90, 5, 36.0, 0.40",
        "113.4, 90, 3, 37.8, 0.42",
        "113.5, 90, 4, 28.4, 0.32",
        "240, 250, 3, 80.0, 0.32",
        "240.1, 250, 4, 60.0, 0.24",
        "400, 240, 5, 80.0, 0.33",
        "100, 90, 3, 33.3, 0.37"
    })
    void theSmallestNumberOfDaysWithinBothLimitsIsTaken(String total, String kg, int days, String grams, String perKg) {
        assertThat(split(total, kg))
                .contains(new Split(days, new BigDecimal(grams), Optional.of(new BigDecimal(perKg))));
    }

    @ParameterizedTest
    @CsvSource({"400.1, 250", "189.1, 90"})
    void aTotalThatFitsNoNumberOfDaysIsNotSplit(String total, String kg) {
        assertThat(split(total, kg)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"180, 3, 60.0", "250, 4, 62.5", "400, 5, 80.0"})
    void withoutAWeightOnlyTheGramsDecide(String total, int days, String grams) {
        assertThat(Split.of(new BigDecimal(total), Optional.empty(), LIMITS))
                .contains(new Split(days, new BigDecimal(grams), Optional.empty()));
    }

    private static Optional<Split> split(String total, String kg) {
        return Split.of(new BigDecimal(total), Optional.of(new BigDecimal(kg)), LIMITS);
    }
}
