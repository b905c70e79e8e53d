package dev.ivigcds.dosing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Product.Contents;
import dev.ivigcds.facts.Product.Ratio;
import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrengthTest {
    private static final Quantity TWENTY_GRAMS = Quantity.of(new BigDecimal("20"), "g");

    @ParameterizedTest(name = "{0} {1} in {2} {3} is {4} g/mL")
    @CsvSource({
        "10, g, 100, mL, 0.1",
        "100, MG, 1, ML, 0.1",
        "5, gram, 1, dL, 0.05",
        "0.1, kg, 1, L, 0.1",
        "2500, mg, 50, milliliter, 0.05",
        "100, mg, 1.0, mL, 0.1"
    })
    void aStrengthPerVolumeIsAConcentration(String amount, String unit, String in, String per, String gramsPerMl) {
        assertThat(strength(words(amount, unit), words(in, per)).gramsPerMl().orElseThrow())
                .isEqualByComparingTo(gramsPerMl);
    }

    @ParameterizedTest(name = "{0} {1} in {2} {3} is none")
    @CsvSource({
        "10, g, 0, mL",
        "10, g, 1, vial",
        "10, g, -1, mL",
        "10, '', 100, mL",
        "10, g, 100, kg",
        "10, mg/kg, 1, mL",
        "1E+40, g, 100, mL"
    })
    void whatIsNoMassInAVolumeIsNoConcentration(String amount, String unit, String in, String per) {
        assertThat(strength(words(amount, unit), words(in, per)).gramsPerMl()).isEmpty();
    }

    @Test
    void gaussAndAnUpperBoundAreNoMass() {
        Quantity hundred = Quantity.of(new BigDecimal("100"), "mL");

        assertThat(strength(Quantity.of(BigDecimal.TEN, "G"), hundred).gramsPerMl())
                .isEmpty();
        assertThat(strength(new Quantity(BigDecimal.TEN, Quantity.Comparator.LESS, "g", true), hundred)
                        .gramsPerMl())
                .isEmpty();
    }

    @Test
    void strengthAndVolumeOfOneVialGiveAConcentration() {
        Ratio strength = new Ratio(words("20", "g"), words("1", "vial"));
        Ratio amount = new Ratio(words("200", "mL"), words("1", "bottle"));

        assertThat(of(List.of(strength), Optional.of(amount)).gramsPerMl().orElseThrow())
                .isEqualByComparingTo("0.1");
    }

    @Test
    void ingredientsThatDisagreeSayNothing() {
        Quantity hundred = words("100", "mL");

        assertThat(of(
                                List.of(new Ratio(words("10", "g"), hundred), new Ratio(words("1", "g"), hundred)),
                                Optional.empty())
                        .gramsPerMl())
                .isEmpty();
        assertThat(of(
                                List.of(
                                        new Ratio(words("10", "g"), hundred),
                                        new Ratio(words("100", "mg"), words("1", "mL"))),
                                Optional.empty())
                        .gramsPerMl()
                        .orElseThrow())
                .isEqualByComparingTo("0.1");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Privigen 10 %, 0.1",
        "Privigen 10% infusion, 0.1",
        "immune globulin 5 % solution, 0.05",
        "immune globulin 5.0% solution, 0.05",
        "IVIG 100 mg/mL, 0.1",
        "'Privigen 10 % (100 mg/mL)', 0.1"
    })
    void aConcentrationInWordsIsUsed(String name, String gramsPerMl) {
        assertThat(named(List.of(name), List.of()).gramsPerMl().orElseThrow()).isEqualByComparingTo(gramsPerMl);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Privigen",
                "IgG 16.5 %",
                "IgG 12.5%",
                "IgG 15 %",
                "5 % or 10 %",
                "50 % glucose",
                "0 %",
                "10 % (50 mg/mL)",
                "1100 mg/mL"
            })
    void otherWordsAreNone(String name) {
        assertThat(named(List.of(name), List.of()).gramsPerMl()).isEmpty();
    }

    @Test
    void theWordsOfTheRecordComeBeforeOurLists() {
        assertThat(named(List.of("IVIG 5 %"), List.of("Octagam 10 %"))
                        .gramsPerMl()
                        .orElseThrow())
                .isEqualByComparingTo("0.05");
        assertThat(named(List.of("IVIG"), List.of("Octagam 10 %")).gramsPerMl().orElseThrow())
                .isEqualByComparingTo("0.1");
    }

    @ParameterizedTest(name = "{0} {1} in {2} {3}: a {4} holds {5} g")
    @CsvSource({
        "20, g, 1, vial, vial, 20",
        "20, g, 1, bottle, vial, 20",
        "40, g, 2, vials, vial, 20",
        "20, g, 1, vial, '', 20",
        "20, g, 1, 1, vial, 20",
        "200, mL, 1, vial, vial, 20",
        "60, g, 1, bag, bag, 60"
    })
    void anAmountPerPackageIsItsSize(
            String amount, String unit, String in, String per, String container, String grams) {
        Ratio holds = new Ratio(words(amount, unit), words(in, per));
        Contents contents =
                new Contents(List.of(), Optional.of(holds), List.of("IVIG 10 %"), List.of(), List.of(), false);

        assertThat(new Strength(contents).gramsPer(container).orElseThrow()).isEqualByComparingTo(grams);
    }

    @Test
    void aBagIsNoVial() {
        Ratio holds = new Ratio(words("20", "g"), words("1", "vial"));

        assertThat(of(List.of(holds), Optional.empty()).gramsPer("bag")).isEmpty();
        assertThat(listed(TWENTY_GRAMS).gramsPer("bag")).isEmpty();
    }

    @Test
    void aListedPackageIsOfItsSize() {
        assertThat(listed(TWENTY_GRAMS).gramsPer("vial"))
                .hasValueSatisfying(g -> assertThat(g).isEqualByComparingTo("20"));
        assertThat(listed(TWENTY_GRAMS).gramsPer("")).isPresent();
    }

    @Test
    void sizesThatDisagreeSayNothing() {
        Ratio ten = new Ratio(words("10", "g"), words("1", "vial"));
        Contents contents =
                new Contents(List.of(ten), Optional.empty(), List.of(), List.of(), List.of(TWENTY_GRAMS), false);

        assertThat(new Strength(contents).gramsPer("vial")).isEmpty();
    }

    @Test
    void aVolumeOfUnknownStrengthIsNoSize() {
        Ratio holds = new Ratio(words("200", "mL"), words("1", "vial"));

        assertThat(of(List.of(), Optional.of(holds)).gramsPer("vial")).isEmpty();
    }

    private static Strength strength(Quantity amount, Quantity in) {
        return of(List.of(new Ratio(amount, in)), Optional.empty());
    }

    private static Strength of(List<Ratio> strengths, Optional<Ratio> amount) {
        return new Strength(new Contents(strengths, amount, List.of(), List.of(), List.of(), false));
    }

    private static Strength named(List<String> words, List<String> listed) {
        return new Strength(new Contents(List.of(), Optional.empty(), words, listed, List.of(), false));
    }

    private static Strength listed(Quantity holds) {
        return new Strength(new Contents(List.of(), Optional.empty(), List.of(), List.of(), List.of(holds), false));
    }

    private static Quantity words(String value, String unit) {
        return new Quantity(new BigDecimal(value), Quantity.Comparator.EXACTLY, unit, false);
    }
}
