package dev.ivigcds.dosing;

import static dev.ivigcds.dosing.OrderFixture.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Product;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words beside a structured dose, for a patient of 90 kg. */
class WordingsTest {
    private static final Optional<BigDecimal> NINETY = Optional.of(new BigDecimal("90"));
    private static final LocalDate DAY_0 = LocalDate.parse("2026-03-02");

    @ParameterizedTest(name = "{0} fits 45 g twice a day on two days")
    @CsvSource({
        "45 g twice a day",
        "90 g daily",
        "90 g a day for 2 days",
        "1 g/kg daily",
        "180 g in total",
        "180 g over 2 days",
        "IVIG as discussed",
        "give over 4 hours"
    })
    void wordsThatFitAreNotTold(String text) {
        assertThat(disagreements(given("45", "g").times(2, "1", "d").count(4), text))
                .isEmpty();
    }

    @Test
    void aDailyAmountThatDoesNotFitIsTold() {
        assertThat(disagreements(given("140", "g").count(1), "140 g total divided over 2 days"))
                .containsExactly(
                        "Text and structured dose disagree: the text appears to say 70 g a day, the structured dose is"
                                + " 140 g; the structured dose was judged.",
                        "Text and structured timing disagree: the text names 2 days, the structured timing 1.");
    }

    @Test
    void aTotalThatDoesNotFitIsToldAsATotal() {
        assertThat(disagreements(given("40", "g").every("1", "d").count(5), "160 g in total"))
                .containsExactly(
                        "Text and structured dose disagree: the text appears to say 160 g in all, the structured dose is"
                                + " 200 g; the structured dose was judged.");
    }

    @ParameterizedTest(name = "{0} g beside 40 g")
    @CsvSource({"44, false", "44.1, true", "36.3, true", "36.4, false"})
    void tenPercentIsRounding(String grams, boolean told) {
        assertThat(disagreements(given("40", "g").every("1", "d").count(5), grams + " g daily")
                        .isEmpty())
                .isEqualTo(!told);
    }

    @Test
    void anOpenEndHasNoNumberOfDaysToDisagreeWith() {
        assertThat(disagreements(given("36", "g").every("1", "d"), "36 g daily for 5 days"))
                .isEmpty();
    }

    private static List<String> disagreements(OrderFixture order, String text) {
        Product product = new Product("IVIG", ChartFixture.coded(Concepts.IVIG), Optional.empty(), true);
        DoseChoice choice = new DoseChoice(new DoseArithmetic(product, NINETY), new BigDecimal("0.1"));
        Horizon horizon = new Horizon(DAY_0, Period.ofDays(35), LocalDate.MIN, false);
        Outcome<Portion> portion = choice.of(order.instruction());
        Outcome<Days> days =
                new Expansion(DAY_0, horizon).of(order.instruction().timing(), false);
        return WrittenDose.in(text)
                .map(words -> new Wordings(words, choice, NINETY).disagreements(known(portion), known(days)))
                .orElse(List.of());
    }

    private static <T> T known(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Known<T>(T value) -> value;
            case Outcome.Unknown<T>(Unclear why) -> throw new AssertionError(why.reason());
        };
    }
}
