package dev.ivigcds.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabNumberTest {
    @ParameterizedTest
    @CsvSource({
        "'7 mg/dL', '7 mg/dL'",
        "'< 7 mg/dL', '<7 mg/dL'",
        "'less than 0,07 g/L.', '<0.07 g/L'",
        "'>60 mL/min/1.73 m2', '>60 mL/min/1.73 m2'",
        "'≥ 90 mL/min (high)', '>=90 mL/min'",
        "'45', '45'"
    })
    void wordsThatAreANumberAreReadAsOne(String words, String shown) {
        assertThat(LabNumber.inWords(words).orElseThrow().shown()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "normal", "approx. 7 mg/dL", "12345678901 mg/dL", "7 8 mg/dL"})
    void otherWordsAreNone(String words) {
        assertThat(LabNumber.inWords(words)).isEmpty();
    }
}
