package dev.ivigcds.rules;

import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.emptyChart;
import static dev.ivigcds.facts.ChartFixture.everyDay;
import static dev.ivigcds.facts.ChartFixture.infusion;
import static dev.ivigcds.facts.ChartFixture.instruction;
import static dev.ivigcds.facts.ChartFixture.ivig;
import static dev.ivigcds.facts.ChartFixture.kilograms;
import static dev.ivigcds.facts.ChartFixture.result;
import static dev.ivigcds.facts.ChartFixture.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Result;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A chart told over time: courses, values and the review, on 2 March 2026. */
class HistoryTest {
    private static final List<Rule> RULES = List.of(InfusionDoseFixture.SHIPPED, RuleFixture.REVIEW);

    private static History history(ChartFixture chart) {
        return History.of(RULES, chart.build());
    }

    private static Administration given(String day, String grams) {
        Administration bare = infusion(day);
        return new Administration(
                bare.from(),
                bare.kind(),
                bare.ivig(),
                bare.product(),
                bare.start(),
                bare.end(),
                Optional.of(RuleFixture.quantity(grams)));
    }

    /** {@code GIVEN 2026-01-05 2026-01-06 140: Privigen: 70 g on each of 2 days}. */
    private static List<String> courses(ChartFixture chart) {
        return history(chart).courses().stream()
                .map(c -> c.kind() + " " + c.start() + " " + c.end() + " "
                        + c.grams()
                                .map(g -> g.stripTrailingZeros().toPlainString())
                                .orElse("?") + ": " + c.what())
                .toList();
    }

    @Test
    void whatWasGivenIsAddedUpCourseByCourse() {
        ChartFixture chart = chart().with("given", given("2026-01-05", "70 g"))
                .with("given", given("2026-01-06", "70 g"))
                .with("given", given("2026-02-02", "60000 mg"))
                .with("given", given("2026-02-03", "80 g"));

        assertThat(courses(chart))
                .containsExactly(
                        "GIVEN 2026-01-05 2026-01-06 140: Privigen: 70 g on each of 2 days",
                        "GIVEN 2026-02-02 2026-02-03 140: Privigen: 60 g, 80 g");
        assertThat(history(chart).courses().getFirst().from())
                .containsExactly("MedicationAdministration/2026-01-05", "MedicationAdministration/2026-01-06");
    }

    @Test
    void anInfusionOfUnknownGramsIsOneNevertheless() {
        ChartFixture chart = chart().with("given", given("2026-01-05", "70 g")).with("given", infusion("2026-01-06"));

        assertThat(courses(chart)).containsExactly("GIVEN 2026-01-05 2026-01-06 ?: Privigen: 70 g, unknown amount");
        assertThat(history(chart).courses().getFirst().unknown()).isEqualTo("no dose is written");
    }

    @Test
    void aDraftIsCalculatedAtTheWeightAndStandsBesideWhatWasGiven() {
        ChartFixture chart = chart().with("body", kilograms("70", "2026-03-01"))
                .with("given", given("2026-02-02", "70 g"))
                .signing(ivig("1", "g/kg", everyDay(2)));

        assertThat(courses(chart))
                .containsExactly(
                        "GIVEN 2026-02-02 2026-02-02 70: Privigen: 70 g",
                        "DRAFTED 2026-03-02 2026-03-03 140: Privigen: 70 g on each of 2 days");
        assertThat(history(chart).courses().getLast().worked()).isEqualTo("2 × (1 g/kg × 70 kg = 70.0 g) = 140 g");
    }

    @Test
    void anOrderThatCannotBeCalculatedIsNoPartOfTheCourseOfAnother() {
        ChartFixture chart = chart().signing(ivig("70", "g", everyDay(2))).besides(ivig("other", List.of()));

        assertThat(courses(chart))
                .containsExactly(
                        "DRAFTED 2026-03-02 2026-03-03 140: Privigen: 70 g on each of 2 days",
                        "DRAFTED 2026-03-02 2026-03-02 ?: Privigen: unknown amount");
        assertThat(history(chart).courses().getLast().unknown()).isEqualTo("no dosage instruction");
    }

    /** The grams that are known are not passed off as all there is. */
    @Test
    void theUnknownPartOfAnOrderStandsForItself() {
        MedicationOrder order =
                ivig("mr1", List.of(instruction("30", "g", everyDay(2)), instruction("3", "vials", Optional.empty())));

        assertThat(courses(chart().signing(order)))
                .containsExactly(
                        "DRAFTED 2026-03-02 2026-03-03 60: Privigen: 30 g on each of 2 days",
                        "DRAFTED 2026-03-02 2026-03-02 ?: Privigen: unknown amount");
    }

    @Test
    void whatWasGivenWithoutADateIsToldAndNotDrawn() {
        Administration dated = given("2026-01-05", "70 g");
        Administration undated = new Administration(
                "MedicationAdministration/undated",
                dated.kind(),
                dated.ivig(),
                dated.product(),
                Optional.empty(),
                Optional.empty(),
                dated.dose());

        assertThat(courses(chart().with("given", undated))).isEmpty();
        assertThat(history(chart().with("given", undated)).gaps())
                .containsExactly("IVIG given without a date is not shown, 1 record");
    }

    private static MedicationOrder order(String id, Status status, String day) {
        return standing(ivig("70", "g", everyDay(2)), id, status, day);
    }

    /** Where nothing is recorded as given, orders tell of the past, as they do in the review. */
    @Test
    void ordersTellOfThePastWhereNothingIsRecordedAsGiven() {
        ChartFixture ordered = chart().with("orders", order("a", Status.COMPLETED, "2026-01-05"))
                .with("orders", order("b", Status.ACTIVE, "2026-02-02"))
                .with("orders", order("c", Status.CANCELLED, "2026-02-09"));

        assertThat(courses(ordered))
                .containsExactly(
                        "ORDERED 2026-01-05 2026-01-06 140: Privigen: 70 g on each of 2 days",
                        "ORDERED 2026-02-02 2026-02-03 140: Privigen: 70 g on each of 2 days");
        assertThat(courses(ordered.with("given", given("2026-01-05", "70 g"))))
                .containsExactly("GIVEN 2026-01-05 2026-01-05 70: Privigen: 70 g");
    }

    @Test
    void aStandingOrderTellsOfTodayAndLaterButOfNoDayOnWhichWasGiven() {
        ChartFixture chart = chart().with("orders", order("a", Status.ACTIVE, "2026-03-02"))
                .with("given", given("2026-01-05", "70 g"));

        assertThat(courses(chart))
                .containsExactly(
                        "GIVEN 2026-01-05 2026-01-05 70: Privigen: 70 g",
                        "ORDERED 2026-03-02 2026-03-03 140: Privigen: 70 g on each of 2 days");
        assertThat(courses(chart.with("given", given("2026-03-02", "70 g"))))
                .containsExactly(
                        "GIVEN 2026-01-05 2026-01-05 70: Privigen: 70 g",
                        "GIVEN 2026-03-02 2026-03-02 70: Privigen: 70 g",
                        "ORDERED 2026-03-03 2026-03-03 70: Privigen: 70 g");
    }

    /** An order that has ended says nothing of today, which the dose rule does not count either. */
    @Test
    void anEndedOrderTellsOfThePastAlone() {
        assertThat(courses(chart().with("orders", order("a", Status.COMPLETED, "2026-03-01"))))
                .containsExactly("ORDERED 2026-03-01 2026-03-01 70: Privigen: 70 g");
    }

    private static Measurements series(ChartFixture chart, String concept) {
        return history(chart).series().stream()
                .filter(s -> s.concept().equals(concept))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> points(ChartFixture chart, String concept) {
        return series(chart, concept).points().stream()
                .map(p -> p.date().map(d -> d + " ").orElse("")
                        + p.value()
                                .map(v -> v.stripTrailingZeros().toPlainString())
                                .orElse("-") + " = " + p.shown())
                .toList();
    }

    @Test
    void valuesAreDrawnInOneUnitAndShownAsRecorded() {
        ChartFixture chart = chart().with("ck", result(Concepts.CK, "20", "ukat/L", "2026-02-20"))
                .with("ck", result(Concepts.CK, "2400", "U/L", "2026-01-20"))
                .with("ck", result(Concepts.CK, "3", "mg/dL", "2026-02-21"))
                .with("iga", result(Concepts.IGA, "1.8", "g/L", "2026-01-20"))
                .with("iga", result(Concepts.IGG, "10", "g/L", "2026-01-20"))
                .with("body", result(Concepts.WEIGHT_STATED, "100", "[lb_av]", "2026-01-20"))
                .with("body", result(Concepts.HEIGHT, "170", "cm", "2026-01-20"))
                .with("measures", result(Concepts.MMT8, "60", "{score}", "2026-01-20"))
                .with("measures", result(Concepts.MMT8_BILATERAL, "120", "{score}", "2026-01-20"))
                .with("measures", result(Concepts.TIS, "101", "{score}", "2026-01-20"));

        assertThat(points(chart, "ck"))
                .containsExactly("2026-01-20 2400 = 2400 U/L", "2026-02-20 1200 = 20 ukat/L", "2026-02-21 - = 3 mg/dL");
        assertThat(points(chart, "iga")).containsExactly("2026-01-20 180 = 1.8 g/L");
        assertThat(points(chart, "weight")).containsExactly("2026-01-20 45.359237 = 100 [lb_av]");
        assertThat(points(chart, "mmt8")).containsExactly("2026-01-20 60 = 60");
        assertThat(points(chart, "mmt8Bilateral")).containsExactly("2026-01-20 120 = 120");
        assertThat(points(chart, "tis")).containsExactly("2026-01-20 - = 101");
    }

    @Test
    void theUpperLimitOfNormalIsTheNewestResultsOwnElseTheSettings() {
        Observation older = RuleFixture.withUpperLimit(result(Concepts.CK, "900", "U/L", "2026-01-20"), "170", "U/L");
        Observation newer =
                RuleFixture.withUpperLimit(result(Concepts.CK, "10", "ukat/L", "2026-02-20"), "3", "ukat/L");

        assertThat(series(chart(), "ck").upperLimit().orElseThrow()).isEqualByComparingTo("200");
        assertThat(series(chart().with("ck", newer).with("ck", older), "ck")
                        .upperLimit()
                        .orElseThrow())
                .isEqualByComparingTo("180");
        assertThat(series(chart(), "mmt8").upperLimit()).isEmpty();
        assertThat(series(chart(), "mmt8").highest().orElseThrow()).isEqualByComparingTo("80");
    }

    /** What is not final is on record and not drawn; a pending test is not "nothing". */
    @Test
    void whatIsNotFinalIsToldAndNotDrawn() {
        Observation ck = result(Concepts.CK, "900", "U/L", "2026-01-20");
        Observation preliminary = new Observation(
                ck.from(), ck.concept(), Observation.Status.PRELIMINARY, ck.when(), ck.result(), ck.range());
        Observation pending = new Observation(
                "Observation/iga",
                Concepts.IGA,
                Observation.Status.REGISTERED,
                Optional.empty(),
                new Result.Missing("not resulted"),
                Optional.empty());
        ChartFixture chart = chart().with("ck", preliminary).with("iga", pending);

        assertThat(points(chart, "ck")).containsExactly("2026-01-20 - = 900 U/L, not final");
        assertThat(points(chart, "iga")).containsExactly("- = not resulted yet");
    }

    @Test
    void whatCouldNotBeSearchedIsAGapOfItsOwn() {
        ChartFixture chart = chart().notChecked("ck").unavailable("given");

        assertThat(series(chart, "ck").gap()).isEqualTo("CK could not be checked: the record server did not answer");
        assertThat(series(chart, "iga").gap()).isEmpty();
        assertThat(history(chart).gaps())
                .containsExactly("infusions given unavailable here: this record does not offer it");
    }

    private static ChartFixture treated(String today) {
        return chart().today(today)
                .with("given", given("2025-09-01", "70 g"))
                .with("given", given("2025-10-06", "70 g"))
                .with("given", given("2025-11-03", "70 g"))
                .with("given", given("2026-01-05", "70 g"))
                .with("given", given("2026-02-09", "70 g"));
    }

    /** An opened chart tells of the response until week 20; who asks is told later too, and with nothing about to be given. */
    @Test
    void whoAsksForTheReviewIsToldItAtAnyTime() {
        ChartFixture late = treated("2026-03-02")
                .at(Occasion.PATIENT_VIEW)
                .with("measures", result(Concepts.TIS, "45", "{score}", "2026-02-20"));

        assertThat(RuleFixture.review(late).state()).isEqualTo("pastWindow");
        assertThat(history(late).review().orElseThrow().state()).isEqualTo("responded");
        assertThat(history(late.at(Occasion.ORDER_SIGN)).review().orElseThrow().state())
                .isEqualTo("responded");
    }

    @Test
    void theReviewSaysWhatCountsAndWhatIsMissing() {
        Workings.Review review = history(treated("2026-03-02")
                        .with("measures", result(Concepts.MMT8, "60", "{score}", "2025-08-28"))
                        .with("ck", result(Concepts.CK, "900", "U/L", "2026-02-20")))
                .review()
                .orElseThrow();

        assertThat(review.due().orElseThrow()).isEqualTo("2025-11-24");
        assertThat(review.domains())
                .extracting(Workings.Measured::concept, Workings.Measured::missing)
                .containsExactly(
                        tuple("tis", "no TIS since 2025-11-10 (week 10)"),
                        tuple("mmt8", "no MMT-8 since 2025-11-10 (week 10)"),
                        tuple("ck", "no CK from 2025-07-07 to 2025-09-08 to compare with"));
        assertThat(review.domains().get(0).counts()).startsWith("20 points or more;");
        assertThat(review.domains().get(1).counts())
                .isEqualTo(
                        "a gain of 10 % of the range or more (8 of 80 points, 15 of 150 points on both sides), from a baseline below 95 % of it");
        assertThat(review.domains().get(1).baseline().orElseThrow().value()).isEqualTo("60");
        assertThat(review.domains().get(2).latest().orElseThrow().value()).isEqualTo("900 U/L");
    }

    @Test
    void beforeItsTimeNothingIsMissingYet() {
        Workings.Review review = history(treated("2025-10-07")).review().orElseThrow();

        assertThat(review.state()).isEqualTo("tooEarly");
        assertThat(review.domains())
                .extracting(Workings.Measured::missing)
                .containsOnly("not due before 2025-11-10 (week 10)");
    }

    /** Where infusions could not be searched, nothing may be called missing. */
    @Test
    void withoutASureStartNothingIsCalledMissing() {
        Workings.Review review = history(chart().with("orders", order("a", Status.ACTIVE, "2025-11-03"))
                        .notChecked("given"))
                .review()
                .orElseThrow();

        assertThat(review.state()).isEqualTo("notChecked");
        assertThat(review.domains())
                .extracting(Workings.Measured::missing)
                .containsOnly("nothing to compare with: no sure start of IVIG");
        assertThat(history(chart().signing(ivig("70", "g", everyDay(2))))
                        .review()
                        .orElseThrow()
                        .domains())
                .extracting(Workings.Measured::missing)
                .containsOnly("nothing to compare with: no run of IVIG");
    }

    @Test
    void aChildHasAnotherLimitAndAmyopathicDiseaseNoCk() {
        Workings.Review review = history(treated("2026-03-02")
                        .with("conditions", ChartFixture.problem(Concepts.JUVENILE_DERMATOMYOSITIS))
                        .with("conditions", ChartFixture.problem(Concepts.AMYOPATHIC_DERMATOMYOSITIS)))
                .review()
                .orElseThrow();

        assertThat(review.domains().get(0).counts()).startsWith("30 points or more in juvenile disease;");
        assertThat(review.domains().get(0).limits()).containsExactly("tisJuvenile");
        assertThat(review.domains().get(2).missing()).isEqualTo("not judged in amyopathic dermatomyositis");
    }

    @Test
    void aChartThatIsNotOneOfOursHasNoReview() {
        History history = history(emptyChart().signing(ivig("70", "g", everyDay(2))));

        assertThat(history.review()).isEmpty();
        assertThat(history.courses()).hasSize(1);
    }
}
