package dev.ivigcds.dosing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenDoseTest {
    private static final Optional<BigDecimal> NINETY = Optional.of(new BigDecimal("90"));

    @ParameterizedTest(name = "\"{0}\" at 90 kg appears to be {1} g a day")
    @CsvSource({
        "IVIG 1 g/kg x 2 days, 90.0",
        "'IVIG 0,4 g/kg daily for 5 days', 36.0",
        "2 g/kg divided over 5 days, 36.0",
        "2 g/kg over 5 days, 36.0",
        "0.4 g/kg/day over 5 days, 36.0",
        "140 g total divided over 2 days, 70.0",
        "give 40 grams daily, 40.0",
        "36 g once a day on 5 days in a row (180 g in total), 36.0",
        "'You are given 36 g on each of 5 days in a row, 180 g in total.', 36.0",
        "'36 g daily x 5 days, total dose 180 g', 36.0",
        "2 g/kg (180 g) divided over 5 days, 36.0",
        "'180 g in total: 36 g a day for 5 days', 36.0",
        "IVIG 10 % (0.1 g/mL) 70 g daily, 70.0",
        "70 g daily as 3 x 20 g vials and 1 x 10 g vial, 70.0",
        "start at 2 g/h then 70 g in all, 70.0",
        "from 5 g in 50 mL bottles: 45 g, 45.0",
        "1 g per kg, 90.0"
    })
    void wordsAreAHint(String text, String grams) {
        assertThat(WrittenDose.in(text).flatMap(w -> w.gramsADay(NINETY))).contains(new BigDecimal(grams));
    }

    @ParameterizedTest
    @CsvSource({
        "as directed",
        "400 mL over 4 hours",
        "IVIG 500 mg",
        "4 x 20 g bottles",
        "10 g/100 mL",
        "2 g per hour",
        "''"
    })
    void wordsWithoutGramsAreNone(String text) {
        assertThat(WrittenDose.in(text)).isEmpty();
    }

    @Test
    void perKilogramNeedsAWeight() {
        assertThat(WrittenDose.in("1 g/kg").flatMap(w -> w.gramsADay(Optional.empty())))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "IVIG 1 g/kg (dosing weight 78 kg), 78",
        "Dosing weight: 78.5 kg, 78.5",
        "dose weight = 172 lb, 78.01788764",
        "dosing wt 78kg, 78"
    })
    void aDosingWeightIsRead(String text, String kg) {
        assertThat(WrittenDose.dosingWeight(text).orElseThrow()).isEqualByComparingTo(kg);
    }

    @ParameterizedTest
    @CsvSource({"weight 78 kg last year", "max weight 100 kg", "dosing weight to be confirmed"})
    void otherWeightsAreNotTheOrders(String text) {
        assertThat(WrittenDose.dosingWeight(text)).isEmpty();
    }
}
