package dev.ivigcds.rules;

import static dev.ivigcds.facts.ChartFixture.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Quantity.Comparator;
import dev.ivigcds.facts.Result;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** eGFR and creatinine in the units and with the bounds that laboratories write (S-25, traps). */
class KidneyUnitsTest {
    private static final BigDecimal SIXTY = new BigDecimal("60");

    private static Observation egfr(String value, String unit) {
        return result(Concepts.EGFR, value, unit, "2026-03-01");
    }

    private static Observation bounded(Comparator comparator, String value) {
        Observation plain = egfr(value, "mL/min");
        return new Observation(
                plain.from(),
                plain.concept(),
                plain.status(),
                plain.when(),
                new Result.Measured(new Quantity(new BigDecimal(value), comparator, "mL/min", true)),
                plain.range());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mL/min/{1.73_m2}",
                "mL/min/1.73.m2",
                "mL/min/1.73m2",
                "mL/min/1.73 m²",
                "mL/min/{1.73m2}",
                "ml/min/1,73 m2",
                "mL/min per 1.73 m2",
                "mL/min/1.73m*2",
                "mL/min/1.73sq.m",
                "mL/min/1.73 square meters",
                "mL/min"
            })
    void theUnitsOfFiltrationAreRead(String unit) {
        assertThat(Egfr.isBelow(egfr("59.9", unit), SIXTY)).contains(true);
        assertThat(Egfr.isBelow(egfr("60", unit), SIXTY)).contains(false);
    }

    @ParameterizedTest
    @CsvSource({"0.99, true", "1.00, false"})
    void millilitresPerSecondAreTurnedIntoMinutes(String value, boolean below) {
        assertThat(Egfr.isBelow(egfr(value, "mL/s/1.73m2"), SIXTY)).contains(below);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "mL", "mL/h", "mL/min/kg", "mL/min/1.73 m3"})
    void otherUnitsAreNotGuessed(String unit) {
        assertThat(Egfr.isBelow(egfr("45", unit), SIXTY)).isEmpty();
        assertThat(Egfr.isReadable(egfr("45", unit))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "LESS, 60, true",
        "LESS, 15, true",
        "LESS, 90, ",
        "AT_MOST, 59, true",
        "AT_MOST, 60, ",
        "MORE, 60, false",
        "MORE, 90, false",
        "MORE, 59, ",
        "AT_LEAST, 60, false",
        "AT_LEAST, 59, "
    })
    void aBoundSaysSomethingOnItsOwnSideOnly(Comparator comparator, String value, Boolean below) {
        assertThat(Egfr.isBelow(bounded(comparator, value), SIXTY).orElse(null)).isEqualTo(below);
    }

    @Test
    void theNumberShownIsNeverRoundedUpOntoTheLimit() {
        assertThat(Egfr.shown(egfr("59.99", "mL/min"))).isEqualTo("59.9");
        assertThat(Egfr.shown(egfr("45.0", "mL/min"))).isEqualTo("45");
        assertThat(Egfr.shown(bounded(Comparator.LESS, "15"))).isEqualTo("<15");
    }

    @Test
    void onlyAValueWithoutBodySurfaceIsOfTheWholeBody() {
        assertThat(Egfr.isWholeBody(egfr("45", "mL/min"))).isTrue();
        assertThat(Egfr.isWholeBody(egfr("45", "mL/min/{1.73_m2}"))).isFalse();
        assertThat(Egfr.isWholeBody(egfr("45", ""))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, mg/dL, 1.0 mg/dL",
        "88.4, umol/L, 88.4 umol/L (1.00 mg/dL)",
        "88, µmol/L, 88 µmol/L (1.00 mg/dL)",
        "0.177, mmol/L, 0.177 mmol/L (2.00 mg/dL)",
        "1.0, mg, 1.0 mg"
    })
    void creatinineIsShownAsWrittenAndInMilligrams(String value, String unit, String shown) {
        Observation creatinine = result(Concepts.CREATININE, value, unit, "2026-03-01");

        assertThat(Creatinine.input(creatinine).value()).isEqualTo(shown);
        assertThat(Creatinine.umolPerLitre(creatinine).isPresent()).isEqualTo(!unit.equals("mg"));
    }
}
