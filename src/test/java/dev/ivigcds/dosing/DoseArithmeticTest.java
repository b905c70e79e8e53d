package dev.ivigcds.dosing;

import static dev.ivigcds.dosing.OrderFixture.between;
import static dev.ivigcds.dosing.OrderFixture.given;
import static dev.ivigcds.dosing.OrderFixture.givenInWords;
import static dev.ivigcds.dosing.OrderFixture.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoseArithmeticTest {

    @ParameterizedTest(name = "{0} {1} is {2} g")
    @CsvSource({
        "40, g, 40",
        "40000, mg, 40",
        "0.04, kg, 40",
        "40000000, ug, 40",
        "400, mL, 40",
        "400, ml, 40",
        "0.4, L, 40",
        "4, dL, 40",
        "0.5, g/kg, 40.0",
        "500, mg/kg, 40.0",
        "5, mL/kg, 40.0",
        "0.5, g/kg{body_wt}, 40.0",
        "0.5, g/kg/d, 40.0",
        "0.5, g/(kg.d), 40.0",
        "0.5, g.kg-1, 40.0",
        "0.5, g/kg/(24.h), 40.0",
        "4, cg, 0.04",
        "500, mg/kg/d, 40.0",
        "40, g/d, 40",
        "40, g/{dose}, 40"
    })
    void aUcumUnitIsTurnedIntoGrams(String value, String unit, String grams) {
        assertThat(portion(given(value, unit)).grams().orElseThrow()).isEqualByComparingTo(grams);
    }

    @ParameterizedTest(name = "\"{0}\" is grams")
    @CsvSource({"gm", "gms", "gram", "grams", "Gm", "GM", "G", "Grams"})
    void aTextFormOfGramIsReadAndSaid(String unit) {
        Portion portion = portion(givenInWords("60", unit));

        assertThat(portion.grams()).contains(new BigDecimal("60"));
        assertThat(portion.notes()).singleElement().asString().contains("\"" + unit + "\"");
    }

    @ParameterizedTest(name = "\"{0}\" of 500 is {1} g")
    @CsvSource({
        "mg/kg, 40.0",
        "mg per kg, 40.0",
        "mg/kg/day, 40.0",
        "mg/kg/dose, 40.0",
        "mg/kg/24h, 40.0",
        "Mg/kg, 40.0",
        "mls, 50",
        "mcg, 0.0005"
    })
    void otherTextFormsAreRead(String unit, String grams) {
        assertThat(portion(givenInWords("500", unit)).grams().orElseThrow()).isEqualByComparingTo(grams);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "60, G, unit \"G\" is not understood",
        "60, Gm, unit \"Gm\" is not understood",
        "60, [IU], unit \"[IU]\" is not understood",
        "60, %, unit \"%\" is not understood",
        "60, g/m2, unit \"g/m2\" is not understood",
        "60, Mg, unit \"Mg\" is not understood",
        "60, u, unit \"u\" is not understood",
        "60, [lb_av], unit \"[lb_av]\" is not understood",
        "60, g/{vial}, unit \"g/(vial)\" is not understood",
        "1, g/kg{IBW}, unit \"g/kg(IBW)\" is not understood",
        "1, g/g, unit \"g/g\" is not understood",
        "160, {HCPCS}, unit \"(HCPCS)\" is not understood",
        "1, g/kg/wk, 'only a rate is given, not a dose'",
        "4, mg/kg/min, 'only a rate is given, not a dose'",
        "4, {vial}, size of the vials is not known",
        "4, {bottle}, size of the vials is not known",
        "4, 1, size of the vials is not known",
        "0, g, dose of 0 g is not valid",
        "-5, g, dose of -5 g is not valid",
        "1E+40, g, the dose is not a plausible number"
    })
    void whatIsNotUnderstoodSaysWhy(String value, String unit, String reason) {
        assertThat(why(given(value, unit)).reason()).isEqualTo(reason);
    }

    @ParameterizedTest(name = "\"{0}\" is as good as a code")
    @CsvSource({"g", "mg/kg", "mL", "g/kg/d"})
    void aTextThatIsUcumIsNoGuess(String unit) {
        assertThat(portion(givenInWords("5", unit)).notes()).isEmpty();
    }

    @ParameterizedTest(name = "4 {0} of 20 g each is {1} g")
    @CsvSource({"{vial}, 80", "{vials}, 80", "{bottle}, 80", "1, 80", "{vial}/d, 80"})
    void packagesOfAKnownSizeAreGrams(String unit, String grams) {
        assertThat(portion(given("4", unit), vials(false)).grams().orElseThrow())
                .isEqualByComparingTo(grams);
    }

    @Test
    void packagesOfAKnownSizeSayWhatOneHolds() {
        assertThat(portion(given("4", "{vial}"), vials(false)).how()).isEqualTo("4 × 20 g a vial = 80 g");
        assertThat(portion(givenInWords("4", "Bottles"), vials(false)).notes())
                .containsExactly("Unit \"Bottles\" was read as a number of packages: 4 × 20 g a vial = 80 g.");
    }

    @Test
    void aBagIsNotTakenForAVial() {
        assertThat(why(given("4", "{bag}"), vials(false)).reason()).isEqualTo("size of the vials is not known");
    }

    @Test
    void aNumberOfBillingUnitsIsNeverADose() {
        assertThat(why(given("160", "1"), vials(true)).reason()).isEqualTo("a number of billing units is not a dose");
        assertThat(portion(given("4", "{vial}"), vials(true)).grams().orElseThrow())
                .isEqualByComparingTo("80");
    }

    @Test
    void aMissingUnitIsNeverGuessed() {
        assertThat(why(givenInWords("60", "")).reason()).isEqualTo("the dose has no unit");
    }

    @Test
    void aDoseWithAComparatorIsNotANumber() {
        Quantity most = new Quantity(BigDecimal.TEN, Quantity.Comparator.AT_MOST, "g", true);

        assertThat(arithmetic(ml("0.1")).exactly(most)).isEqualTo(Outcome.unknown("the dose is written as \"<=\""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Octagam 10 %, 0.1",
        "Octagam 5% 200 mL, 0.05",
        "IVIG 100 mg/mL, 0.1",
        "'Privigen 10 % (100 mg/mL)', 0.1"
    })
    void aStrengthInTheNameIsUsed(String name, String gramsPerMl) {
        assertThat(Strength.of(product(name, Optional.empty())).gramsPerMl().orElseThrow())
                .isEqualByComparingTo(gramsPerMl);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"Octagam", "Octagam 5 % or 10 %", "IVIG 0 %"})
    void aNameThatDoesNotSayOneStrengthSaysNone(String name) {
        assertThat(Strength.of(product(name, Optional.empty())).gramsPerMl()).isEmpty();
    }

    @Test
    void aVolumeOfUnknownStrengthGivesTheRangeItCouldBe() {
        Unclear why = why(given("900", "mL"), product("IVIG", Optional.empty()));

        assertThat(why.range()).contains(new Unclear.Range(new BigDecimal("45.0"), new BigDecimal("90.0")));
    }

    @Test
    void ofARangeTheUpperEndIsJudgedAndBothAreSaid() {
        Portion portion = portion(between("70", "90", "g"));

        assertThat(portion.grams()).contains(new BigDecimal("90"));
        assertThat(portion.notes()).singleElement().asString().contains("70 g to 90 g");
    }

    @Test
    void ofARangeWrittenTheWrongWayRoundTheGreaterEndIsJudged() {
        Portion portion = portion(between("90", "70", "g"));

        assertThat(portion.grams()).contains(new BigDecimal("90"));
        assertThat(portion.notes()).singleElement().asString().contains("the greater end is judged");
    }

    @Test
    void ofARangePerKilogramBothEndsAreSaidInGramsToo() {
        assertThat(portion(between("0.8", "1.2", "g/kg")).notes())
                .containsExactly("The dose is written as a range, 0.8 g/kg to 1.2 g/kg (64.0 g to 96.0 g);"
                        + " the upper end is judged.");
    }

    @Test
    void aRateBesideADoseIsNoDoseOfItsOwn() {
        Portion portion = portion(given("40", "g").andRate("200", "mL/h").over("8", "h"));

        assertThat(portion.grams()).contains(new BigDecimal("40"));
        assertThat(portion.notes()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} for {2} {3} is {4} g")
    @CsvSource({"200, mL/h, 5, h, 100", "4, mg/kg/min, 250, min, 80.0", "10, g/h, 90, min, 15"})
    void aRateCountsWithItsDuration(String rate, String unit, String time, String timeUnit, String grams) {
        assertThat(portion(running(rate, unit).over(time, timeUnit)).grams().orElseThrow())
                .isEqualByComparingTo(grams);
    }

    @Test
    void aRateAloneIsNeverADose() {
        assertThat(why(running("4", "mg/kg/min")).reason()).isEqualTo("only a rate is given, not a dose");
    }

    @Test
    void weightDerivedGramsAreRoundedHalfUpToATenth() {
        assertThat(new DoseArithmetic(ml("0.1"), Optional.of(new BigDecimal("79.85")))
                        .exactly(Quantity.of(BigDecimal.ONE, "g/kg")))
                .isInstanceOfSatisfying(
                        Outcome.Known.class,
                        known -> assertThat(((Portion) known.value()).grams()).contains(new BigDecimal("79.9")));
    }

    @Test
    void theArithmeticIsOneLine() {
        assertThat(portion(given("1", "g/kg")).how()).isEqualTo("1 g/kg × 80 kg = 80.0 g");
        assertThat(portion(given("800", "mL")).how()).isEqualTo("800 mL × 0.1 g/mL = 80 g");
        assertThat(portion(given("80.5", "g")).how()).isEqualTo("80.5 g as written");
    }

    @Test
    void aDoseWrittenTwiceIsUsedOnceInItsAbsoluteForm() {
        Portion portion = portion(given("1", "g/kg").or("calculated", "80", "g").or("admin-amount", "800", "mL"));

        assertThat(portion.grams().orElseThrow()).isEqualByComparingTo("80");
        assertThat(portion.twice()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"88, false", "88.1, true", "72.7, true", "73, false"})
    void twoWritingsMayDifferByTenPercent(String grams, boolean differ) {
        Portion portion = portion(given("1", "g/kg").or("calculated", grams, "g"));

        assertThat(portion.twice().isPresent()).isEqualTo(differ);
    }

    @Test
    void ofTwoAbsoluteWritingsTheGreaterIsJudgedAndBothAreSaid() {
        Portion portion = portion(given("40", "g").or("calculated", "50", "g"));

        assertThat(portion.grams()).contains(new BigDecimal("50"));
        assertThat(portion.notes()).singleElement().asString().contains("40 g").contains("50 g");
    }

    @Test
    void aMaximumPerAdministrationCaps() {
        Portion portion = portion(given("1", "g/kg").atMost("70", "g"));

        assertThat(portion.grams()).contains(new BigDecimal("70"));
        assertThat(portion.how()).contains("capped by order");
    }

    @Test
    void aMaximumThatCannotBeReadIsSaidAndCapsNothing() {
        Portion portion = portion(given("1", "g/kg").atMost("7", "{vial}"));

        assertThat(portion.grams()).contains(new BigDecimal("80.0"));
        assertThat(portion.notes()).anyMatch(n -> n.contains("maximum per administration"));
    }

    @Test
    void aMaximumPerKilogramWithoutAWeightIsSaidAndCapsNothing() {
        Outcome<Portion> outcome = new DoseChoice(
                        new DoseArithmetic(ml("0.1"), Optional.empty()), new BigDecimal("0.1"))
                .of(given("90", "g").atMost("1", "g/kg").instruction());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Known.class,
                        known -> assertThat(((Portion) known.value()).notes())
                                .anyMatch(n -> n.contains("maximum per administration")));
    }

    @Test
    void noDoseAtAllIsSaid() {
        assertThat(why(OrderFixture.inWordsOnly("IVIG")).reason()).isEqualTo("no dose is written");
    }

    private static Portion portion(OrderFixture order) {
        return portion(order, ml("0.1"));
    }

    private static Portion portion(OrderFixture order, Product product) {
        return switch (outcome(order.instruction(), product)) {
            case Outcome.Known<Portion>(Portion portion) -> portion;
            case Outcome.Unknown<Portion>(Unclear why) -> throw new AssertionError(why.reason());
        };
    }

    private static Unclear why(OrderFixture order) {
        return why(order, ml("0.1"));
    }

    private static Unclear why(OrderFixture order, Product product) {
        return switch (outcome(order.instruction(), product)) {
            case Outcome.Known<Portion>(Portion portion) -> throw new AssertionError(portion.how());
            case Outcome.Unknown<Portion>(Unclear why) -> why;
        };
    }

    private static Outcome<Portion> outcome(DosageInstruction instruction, Product product) {
        return new DoseChoice(arithmetic(product), new BigDecimal("0.1")).of(instruction);
    }

    private static DoseArithmetic arithmetic(Product product) {
        return new DoseArithmetic(product, Optional.of(new BigDecimal("80")));
    }

    private static Product ml(String gramsPerMl) {
        return product("IVIG", Optional.of(new BigDecimal(gramsPerMl)));
    }

    /** A product of 20 g a vial; billed, one of its codes counts billing units. */
    private static Product vials(boolean billed) {
        Quantity twentyGrams = Quantity.of(new BigDecimal("20"), "g");
        Product.Contents contents =
                new Product.Contents(List.of(), Optional.empty(), List.of(), List.of(), List.of(twentyGrams), billed);
        return new Product("Octagam", ChartFixture.coded(Concepts.IVIG), contents, true);
    }

    private static Product product(String name, Optional<BigDecimal> gramsPerMl) {
        return new Product(name, ChartFixture.coded(Concepts.IVIG), gramsPerMl, true);
    }
}
