package dev.ivigcds.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Result;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerumIgaTest {

    @ParameterizedTest
    @CsvSource({
        "EXACTLY, 6.99, mg/dL, deficient 6.99",
        "EXACTLY, 7, mg/dL, normal",
        "EXACTLY, 0.07, g/L, normal",
        "EXACTLY, 0.069, g/L, deficient 6.9",
        "EXACTLY, 69, mg/L, deficient 6.9",
        "EXACTLY, 70, mg/L, normal",
        "EXACTLY, 0.0069, g/dL, deficient 6.9",
        "EXACTLY, 0.007, g/dL, normal",
        "EXACTLY, 70, ug/mL, normal",
        "EXACTLY, 69.9, ug/mL, deficient 6.99",
        "EXACTLY, 0.06, mg/mL, deficient 6",
        "EXACTLY, 1.1, g/L, normal",
        "EXACTLY, 0, mg/dL, deficient 0",
        "EXACTLY, 1.2, '', no unit",
        "EXACTLY, 3, [IU]/mL, unit not a mass per volume",
        "EXACTLY, 3, %, unit not a mass per volume",
        "EXACTLY, -1, mg/dL, a negative value",
        "EXACTLY, 10000, mg/dL, normal",
        "EXACTLY, 10001, mg/dL, too high for its unit",
        "EXACTLY, 110, g/L, too high for its unit",
        "EXACTLY, 1E+900000000, g/L, unit not a mass per volume",
        "LESS, 7, mg/dL, deficient",
        "LESS, 5, mg/dL, deficient",
        "LESS, 7.1, mg/dL, assay not sensitive enough",
        "LESS, 10, mg/dL, assay not sensitive enough",
        "AT_MOST, 6.9, mg/dL, deficient",
        "AT_MOST, 7, mg/dL, assay not sensitive enough",
        "MORE, 7, mg/dL, normal",
        "AT_LEAST, 7, mg/dL, normal",
        "MORE, 6, mg/dL, only a lower bound"
    })
    void numbersAreReadExactly(Quantity.Comparator comparator, BigDecimal value, String unit, String expected) {
        assertThat(read(new Result.Measured(new Quantity(value, comparator, unit, true))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "<7 mg/dL, deficient",
        "< 0.07 g/L, deficient",
        "'< 0,07 g/l', deficient",
        "<7 mg/dl., deficient",
        "less than 7 mg/dL, deficient",
        "< 10 mg/dL, assay not sensitive enough",
        "<=7 mg/dL, assay not sensitive enough",
        "110 mg/dL, normal",
        "3 MG/DL, deficient 3",
        "60 µg/mL, deficient 6",
        "Undetectable, deficient",
        "absent, deficient",
        "Absent (qualifier value), deficient",
        "not detected, deficient",
        "1.2, no unit",
        "<7, no unit",
        "'1,200 mg/L', words without a readable value",
        "not absent, words without a readable value",
        "see comment, words without a readable value"
    })
    void wordsAreReadOnlyWhereTheySaySo(String words, String expected) {
        assertThat(read(new Result.Worded(words))).isEqualTo(expected);
    }

    @Test
    void aJudgementWithoutAValueIsUnreadable() {
        assertThat(read(new Result.Interpreted("LL"))).isEqualTo("interpretation without a value");
    }

    private static String read(Result result) {
        Observation observation = new Observation(
                "Observation/i", Concepts.IGA, Observation.Status.FINAL, Optional.empty(), result, Optional.empty());
        return switch (SerumIga.of(observation, RuleFixture.IGA)) {
            case SerumIga.Deficient(Optional<BigDecimal> value) ->
                "deficient"
                        + value.map(v -> " "
                                        + (v.signum() == 0
                                                ? "0"
                                                : v.stripTrailingZeros().toPlainString()))
                                .orElse("");
            case SerumIga.NotDeficient normal -> "normal";
            case SerumIga.Unreadable(String reason) -> reason;
        };
    }
}
