package dev.ivigcds.dosing;

import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.kilograms;
import static dev.ivigcds.facts.ChartFixture.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Person;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chart's day is 2 March 2026; 90 days before is 2 December 2025. */
class BodyWeightTest {
    private static final WeightLimits LIMITS = new WeightLimits(
            Period.ofDays(90),
            Period.ofDays(30),
            Period.ofYears(18),
            new BigDecimal("2"),
            new BigDecimal("350"),
            new BigDecimal("25"),
            new BigDecimal("0.20"),
            Period.ofDays(180),
            new BigDecimal("0.03"));

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({"90, kg, 90", "90000, g, 90", "200, [lb_av], 90.718474", "3200, [oz_av], 90.718474"})
    void aUnitOfMassIsReadExactly(String value, String unit, String kg) {
        assertThat(weight(chart().with("body", measured(value, unit))).kg().orElseThrow())
                .isEqualByComparingTo(kg);
    }

    @ParameterizedTest
    @CsvSource({"90, [stone_av]", "90, cm", "90, mg"})
    void aWeightInAnotherUnitIsNotUsedAndNotSaidToBeMissing(String value, String unit) {
        assertThat(weight(chart().with("body", measured(value, unit))).missing())
                .isEqualTo("the body weight on file cannot be used");
    }

    @ParameterizedTest(name = "an adult of {0} kg: {1}")
    @CsvSource({"24.9, false", "25, true", "350, true", "350.1, false", "0, false", "-80, false"})
    void anImplausibleWeightIsLeftOutAndSaid(String kg, boolean believed) {
        BodyWeight weight = weight(chart().with("body", kilograms(kg, "2026-02-27")));

        assertThat(weight.used().isPresent()).isEqualTo(believed);
        assertThat(weight.notes().isEmpty()).isEqualTo(believed);
    }

    @ParameterizedTest(name = "a child of {0} kg: {1}")
    @CsvSource({"1.9, false", "2, true", "24, true"})
    void aChildMayBeLight(String kg, boolean believed) {
        assertThat(weight(child().with("body", kilograms(kg, "2026-02-27")))
                        .used()
                        .isPresent())
                .isEqualTo(believed);
    }

    @ParameterizedTest(name = "adult, weighed {0}: old {1}")
    @CsvSource({"2025-12-02, false", "2025-12-01, true"})
    void anAdultsWeightIsRecentForNinetyDays(String day, boolean old) {
        assertThat(weight(chart().with("body", kilograms("90", day))).notes().isEmpty())
                .isEqualTo(!old);
    }

    @ParameterizedTest(name = "child, weighed {0}: old {1}")
    @CsvSource({"2026-01-31, false", "2026-01-30, true"})
    void aChildsWeightIsRecentForThirtyDays(String day, boolean old) {
        assertThat(weight(child().with("body", kilograms("30", day))).notes().isEmpty())
                .isEqualTo(!old);
    }

    @Test
    void theLatestMeasuredWeightIsUsedAndAStatedOneIsNot() {
        BodyWeight weight = weight(chart().with("body", kilograms("88", "2026-01-10"))
                .with("body", kilograms("90", "2026-02-01"))
                .with("body", result(Concepts.WEIGHT_STATED, "85", "kg", "2026-03-01")));

        assertThat(weight.kg()).contains(new BigDecimal("90"));
    }

    @Test
    void aDryWeightComesBeforeAStatedOne() {
        BodyWeight weight = weight(chart().with("body", result(Concepts.WEIGHT_STATED, "85", "kg", "2026-03-01"))
                .with("body", result(Concepts.WEIGHT_DRY, "83", "kg", "2026-02-01")));

        assertThat(weight.used().map(Weighing::kind)).contains(Weighing.Kind.DRY);
    }

    @Test
    void aFreshStatedWeightBeatsAnOldMeasuredOne() {
        BodyWeight weight = weight(chart().with("body", kilograms("90", "2025-11-01"))
                .with("body", result(Concepts.WEIGHT_STATED, "85", "kg", "2026-03-01")));

        assertThat(weight.kg()).contains(new BigDecimal("85"));
        assertThat(weight.notes()).isEmpty();
    }

    @Test
    void aWeightDatedAheadIsIgnored() {
        assertThat(weight(chart().with("body", kilograms("90", "2026-03-09"))).used())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} kg after 80 kg on {1}: {2}")
    @CsvSource({
        "96, 2026-01-10, false",
        "96.1, 2026-01-10, true",
        "64, 2026-01-10, false",
        "63.9, 2026-01-10, true",
        "63.9, 2025-08-31, true",
        "63.9, 2025-08-30, false"
    })
    void aChangeOfMoreThanAFifthWithinHalfAYearIsADisagreement(String kg, String before, boolean disagree) {
        BodyWeight weight =
                weight(chart().with("body", kilograms(kg, "2026-02-27")).with("body", kilograms("80", before)));

        assertThat(weight.other().isPresent()).isEqualTo(disagree);
        assertThat(weight.looksLikePounds()).isFalse();
    }

    @ParameterizedTest(name = "154 kg after {0} kg: {1}")
    @CsvSource({"70, true", "67.81, true", "67.80, false", "72.01, false", "72.00, true"})
    void weightsAsFarApartAsPoundsAndKilogramsSaySo(String before, boolean pounds) {
        BodyWeight weight = weight(
                chart().with("body", kilograms("154", "2026-02-27")).with("body", kilograms(before, "2026-01-10")));

        assertThat(weight.looksLikePounds()).isEqualTo(pounds);
        assertThat(weight.disagreement().orElseThrow().contains("pounds")).isEqualTo(pounds);
    }

    @Test
    void aSearchThatFailedIsNotAnEmptyOne() {
        assertThat(weight(chart().notChecked("body")).missing()).isEqualTo("body weight could not be checked");
        assertThat(weight(chart().unavailable("body")).missing()).isEqualTo("body weight is not available");
    }

    @Test
    void anIncompleteSearchIsSaidBesideTheWeightItFound() {
        BodyWeight weight =
                weight(chart().with("body", kilograms("90", "2026-02-27")).notChecked("body"));

        assertThat(weight.kg()).contains(new BigDecimal("90"));
        assertThat(weight.notes()).singleElement().asString().contains("the record server did not answer");
    }

    private static dev.ivigcds.facts.Observation measured(String value, String unit) {
        return result(Concepts.WEIGHT_MEASURED, value, unit, "2026-02-27");
    }

    private static ChartFixture child() {
        return chart().person(new Person(Optional.of(LocalDate.parse("2016-05-04")), Optional.of(Person.Sex.FEMALE)));
    }

    private static BodyWeight weight(ChartFixture chart) {
        return BodyWeight.of(chart.build(), LIMITS);
    }
}
