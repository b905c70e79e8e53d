package dev.ivigcds.dosing;

import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Person;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodySizeTest {
    private static final BigDecimal KG = new BigDecimal("90");

    @ParameterizedTest(name = "{0} {1} is {2} cm")
    @CsvSource({"170, cm, 170", "1.7, m, 170", "67, [in_i], 170.18", "40, cm, 40", "250, cm, 250"})
    void aPlausibleHeightIsReadExactly(String value, String unit, String cm) {
        assertThat(of(chart().with("body", height(value, unit))))
                .hasValueSatisfying(size -> assertThat(size.centimetres()).isEqualByComparingTo(cm));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"39.9, cm", "250.1, cm", "170, [ft_i]", "170, kg", "1E+99, cm"})
    void anythingElseIsNoHeight(String value, String unit) {
        assertThat(of(chart().with("body", height(value, unit)))).isEmpty();
    }

    @Test
    void theLatestHeightCounts() {
        ChartFixture chart = chart().with("body", result(Concepts.HEIGHT, "172", "cm", "2026-01-05"))
                .with("body", height("170", "cm"))
                .with("body", result(Concepts.HEIGHT, "171", "cm", "2025-01-05"));

        assertThat(of(chart))
                .hasValueSatisfying(size -> assertThat(size.centimetres()).isEqualByComparingTo("170"));
    }

    @ParameterizedTest(name = "{0} of {1} cm: ideal {2} kg, adjusted {3} kg")
    @CsvSource({"MALE, 170, 66.0, 75.6", "FEMALE, 170, 61.5, 72.9", "FEMALE, 152, 45.1, 63.1"})
    void idealAndAdjustedWeightFollowDevine(Person.Sex sex, BigDecimal cm, BigDecimal ideal, BigDecimal adjusted) {
        BodySize size = new BodySize(cm, KG, Optional.of(sex));

        assertThat(size.idealKg()).contains(ideal);
        assertThat(size.adjustedKg()).contains(adjusted);
    }

    @ParameterizedTest(name = "{0} of {1} cm")
    @CsvSource({"MALE, 151.9", "OTHER, 170"})
    void noIdealWeightOutsideTheFormula(Person.Sex sex, BigDecimal cm) {
        assertThat(new BodySize(cm, KG, Optional.of(sex)).idealKg()).isEmpty();
    }

    private static Observation height(String value, String unit) {
        return result(Concepts.HEIGHT, value, unit, "2026-02-27");
    }

    private static Optional<BodySize> of(ChartFixture chart) {
        return BodySize.of(chart.build(), KG);
    }
}
