package dev.ivigcds.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class InputTest {
    @Test
    void aDatumWithoutWordsSaysSoSoThatNoRecordHoldsAnEmptyValue() {
        assertThat(new Input("reaction", " ", Optional.empty(), "AllergyIntolerance/a1").value())
                .isEqualTo("recorded without words");
    }
}
