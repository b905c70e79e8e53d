package dev.ivigcds.rules;

import static dev.ivigcds.dosing.OrderFixture.forReason;
import static dev.ivigcds.dosing.OrderFixture.given;
import static dev.ivigcds.dosing.OrderFixture.inWordsOnly;
import static dev.ivigcds.dosing.OrderFixture.named;
import static dev.ivigcds.dosing.OrderFixture.order;
import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.coded;
import static dev.ivigcds.facts.ChartFixture.kilograms;
import static dev.ivigcds.facts.ChartFixture.result;
import static dev.ivigcds.facts.ChartFixture.standing;
import static dev.ivigcds.rules.InfusionDoseFixture.finding;
import static dev.ivigcds.rules.InfusionDoseFixture.judge;
import static dev.ivigcds.rules.InfusionDoseFixture.raised;
import static dev.ivigcds.rules.InfusionDoseFixture.verdict;
import static dev.ivigcds.rules.Topic.DOSE_80;
import static dev.ivigcds.rules.Topic.DOSE_80_NO_SPLIT;
import static dev.ivigcds.rules.Topic.DOSE_COURSE;
import static dev.ivigcds.rules.Topic.DOSE_G_KG;
import static dev.ivigcds.rules.Topic.DOSE_UNVERIFIED;
import static dev.ivigcds.rules.Topic.WEIGHT_CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.dosing.OrderFixture;
import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Proposal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InfusionDoseTest {

    @ParameterizedTest
    @CsvSource({"79.9, false", "80.0, false", "80.00001, true", "80.1, true", "80.5, true"})
    void eightyGramsPassAndAnythingAboveIsRaised(String grams, boolean raised) {
        assertThat(raised(judge(at(given(grams, "g"), "100"))).contains(DOSE_80))
                .isEqualTo(raised);
    }

    @ParameterizedTest
    @CsvSource({"70, 77, false", "70, 77.1, true", "63, 69.3, false", "63, 69.4, true"})
    void oneGramPerKilogramAndTenPercentPass(String kg, String grams, boolean raised) {
        assertThat(raised(judge(at(given(grams, "g"), kg))).contains(DOSE_G_KG)).isEqualTo(raised);
    }

    @Test
    void anOrderOfExactlyTheLimitPerKilogramIsNotRaisedByItsRoundedGrams() {
        assertThat(raised(judge(at(given("1.1", "g/kg"), "72.4")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"200, WARNING", "200.1, CRITICAL"})
    void moreThanTwoHundredGramsOnOneDayIsCritical(String grams, Indicator indicator) {
        assertThat(finding(judge(at(given(grams, "g"), "120")), DOSE_80).indicator())
                .isEqualTo(indicator);
    }

    @ParameterizedTest
    @CsvSource({"110, WARNING", "110.1, CRITICAL"})
    void moreThanTwoPointTwoGramsPerKilogramOnOneDayIsCritical(String grams, Indicator indicator) {
        Answer answer = judge(at(given(grams, "g"), "50"));

        assertThat(weightiest(answer)).isEqualTo(indicator);
    }

    @Test
    void aSmallPatientsDayWithinEightyGramsIsAWarning() {
        Answer answer = judge(at(given("70", "g"), "28"));

        assertThat(verdict(answer, DOSE_80)).isInstanceOf(Verdict.Quiet.class);
        assertThat(finding(answer, DOSE_G_KG).indicator()).isEqualTo(Indicator.WARNING);
        assertThat(finding(answer, DOSE_G_KG).values()).containsEntry("k", "2.50");
    }

    @Test
    void theSplitIsToldInNumbersAndOfferedAsOneUpdate() {
        Finding finding = finding(judge(at(given("1", "g/kg").every("1", "d").count(2), "90")), DOSE_80);

        assertThat(finding.state()).isEqualTo("default");
        assertThat(finding.values())
                .containsAllEntriesOf(Map.of("g", "90", "total", "180", "n", "5", "d", "36", "k", "0.40"));
        assertThat(finding.offers()).singleElement().satisfies(offer -> {
            assertThat(offer.label()).isEqualTo("spreadDose");
            assertThat(offer.values()).isEqualTo(Map.of("total", "180", "days", "5", "gramsPerDay", "36"));
            assertThat(offer.proposals())
                    .containsExactly(new Proposal.SpreadDose(
                            "MedicationRequest/mr1", 5, new BigDecimal("36.0"), new BigDecimal("180.0")));
        });
        assertThat(finding.notes())
                .contains("2026-03-02: 1 g/kg × 90 kg = 90.0 g.")
                .anyMatch(note ->
                        note.startsWith("Now: 180 g on 2 days, at most 90 g a day. Proposed: 36 g on each of 5"));
    }

    @Test
    void everyCardTellsDayCourseAndWindow() {
        Finding finding = finding(judge(at(given("1", "g/kg").every("1", "d").count(2), "90")), DOSE_80);

        assertThat(finding.notes())
                .contains(
                        "2026-03-02: 1 g/kg × 90 kg = 90.0 g.",
                        "Course: 180 g, 2.00 g/kg; most within 28 days: 180 g, 2.00 g/kg; most on one day: 1.00 g/kg.");
    }

    @Test
    void totalsNameOnlyWhatIsKnown() {
        assertThat(finding(judge(chart().signing(given("90", "g").order())), DOSE_80)
                        .notes())
                .contains("Course: 90 g; most within 28 days: 90 g.");
        assertThat(finding(judge(chart().signing(given("2", "g/kg").order())), DOSE_G_KG)
                        .notes())
                .contains("Course: 2.00 g/kg; most within 28 days: 2.00 g/kg; most on one day: 2.00 g/kg.");
        assertThat(finding(judge(at(given("90", "g").every("1", "fortnight"), "88")), DOSE_80)
                        .notes())
                .noneMatch(n -> n.startsWith("Course: "));
    }

    @Test
    void theDecisionRecordTellsTheArithmeticOfEachDayAndTheWindow() {
        Workings.Dose dose = InfusionDoseFixture.dose(
                judge(at(given("1.1", "g/kg").every("9", "d").count(3), "60")));

        assertThat(dose.arithmetic()).containsExactly("2026-03-02 and 2 more days: 1.1 g/kg × 60 kg = 66.0 g");
        assertThat(dose.window())
                .contains(new Workings.Window(
                        28,
                        LocalDate.parse("2026-03-02"),
                        LocalDate.parse("2026-03-20"),
                        Optional.of(new BigDecimal("198.0")),
                        Optional.of(new BigDecimal("3.30"))));
        assertThat(dose.courseGramsPerKg()).contains(new BigDecimal("1.10"));
    }

    @Test
    void withoutAWeightTheSplitNamesNoGramsPerKilogramAndIsNotOffered() {
        Finding finding = finding(
                judge(chart().signing(given("90", "g").every("1", "d").count(2).order())), DOSE_80);

        assertThat(finding.state()).isEqualTo("noWeight");
        assertThat(finding.values()).containsEntry("n", "3").doesNotContainKey("k");
        assertThat(finding.offers()).isEmpty();
    }

    @Test
    void gramsFromTwoInstructionsAreToldInNumbersAndNotOffered() {
        Finding finding = finding(
                judge(chart().signing(order(given("40", "g"), given("50", "g")))
                        .with("body", kilograms("88", "2026-02-27"))),
                DOSE_80);

        assertThat(finding.state()).isEqualTo("default");
        assertThat(finding.offers()).isEmpty();
        assertThat(finding.notes()).anyMatch(note -> note.contains("at the same time"));
    }

    @Test
    void aMonthlyOrderIsOfferedItsSplitForEveryMonth() {
        Finding finding = finding(judge(at(given("1", "g/kg").every("4", "wk").count(6), "84")), DOSE_80);

        assertThat(finding.offers())
                .singleElement()
                .satisfies(offer ->
                        assertThat(offer.values()).containsEntry("days", "3").containsEntry("gramsPerDay", "28"));
    }

    @Test
    void aSplitThatWouldStillBeFlaggedIsNotProposed() {
        Answer answer = judge(at(given("1.5", "g/kg").every("2", "wk").count(2), "60"));

        assertThat(finding(answer, DOSE_80).state()).isEqualTo("review");
        assertThat(finding(answer, DOSE_80).offers()).isEmpty();
        assertThat(InfusionDoseFixture.dose(answer).split()).isEmpty();
        assertThat(finding(answer, DOSE_COURSE).toldBy()).contains(DOSE_80);
    }

    @Test
    void aDraftBesideAnActiveOrderOnTheSameDayIsAPossibleDuplicate() {
        MedicationOrder active = standing(given("50", "g").order(), "old", MedicationOrder.Status.ACTIVE, "2026-03-02");
        Finding finding = finding(judge(at(given("40", "g"), "88").with("orders", active)), DOSE_80);

        assertThat(finding.state()).isEqualTo("duplicate");
        assertThat(finding.values()).containsEntry("g", "90").containsEntry("other", "the active order of 2026-03-02");
        assertThat(finding.offers()).isEmpty();
        assertThat(finding.notes())
                .anyMatch(n -> n.contains("MedicationRequest/mr1 (draft) and MedicationRequest/old (active)"));
    }

    @Test
    void anActiveOrderOnOtherDaysRaisesNothingOnItsOwn() {
        MedicationOrder active = standing(
                given("90", "g").event("2026-04-20").order(), "old", MedicationOrder.Status.ACTIVE, "2026-03-02");

        assertThat(raised(judge(at(given("40", "g"), "88").with("orders", active))))
                .isEmpty();
    }

    @Test
    void aCourseAboveTwoGramsPerKilogramIsRaised() {
        Finding finding = finding(judge(at(given("30", "g").every("1", "d").count(5), "60")), DOSE_COURSE);

        assertThat(finding.state()).isEqualTo("default");
        assertThat(finding.values()).containsEntry("t", "150").containsEntry("k", "2.50");
    }

    @ParameterizedTest
    @CsvSource({"27, true", "28, false"})
    void coursesAddUpWithinTwentyEightDaysAndTheTwentyEighthIsTheNext(int days, boolean raised) {
        var answer =
                judge(at(given("1.2", "g/kg").every(Integer.toString(days), "d").count(2), "40"));

        assertThat(raised(answer).contains(DOSE_COURSE)).isEqualTo(raised);
        if (raised) {
            assertThat(finding(answer, DOSE_COURSE).state()).isEqualTo("window");
        }
    }

    @Test
    void weeklyInfusionsAreCoursesOfOneDayEach() {
        var answer = judge(at(given("30", "g").every("1", "wk").count(4), "60"));

        assertThat(InfusionDoseFixture.dose(answer).courseGrams()).contains(new BigDecimal("30.0"));
    }

    @Test
    void withoutAWeightGramsPerKilogramAreJudgedAsWritten() {
        Answer answer = judge(chart().signing(given("2", "g/kg").order()));

        assertThat(finding(answer, DOSE_G_KG).values()).containsEntry("k", "2.00");
        assertThat(verdict(answer, DOSE_80)).isInstanceOf(Verdict.Undetermined.class);
        assertThat(finding(answer, DOSE_UNVERIFIED).toldBy()).contains(DOSE_G_KG);
        assertThat(finding(answer, DOSE_UNVERIFIED).values()).containsEntry("reason", "no body weight on file");
    }

    @Test
    void gramsWithoutAWeightAreJudgedAndGramsPerKilogramAreNot() {
        Answer answer = judge(chart().signing(given("60", "g").order()));

        assertThat(raised(answer)).isEmpty();
        assertThat(verdict(answer, DOSE_80)).isInstanceOf(Verdict.Quiet.class);
        assertThat(verdict(answer, DOSE_G_KG)).isInstanceOf(Verdict.Undetermined.class);
        assertThat(verdict(answer, DOSE_COURSE)).isInstanceOf(Verdict.Undetermined.class);
    }

    @Test
    void aWeightThatCouldNotBeSearchedIsNotCalledMissing() {
        Answer answer = judge(chart().signing(given("1", "g/kg").order()).notChecked("body"));

        assertThat(finding(answer, DOSE_UNVERIFIED).values())
                .containsEntry("reason", "body weight could not be checked");
    }

    @Test
    void bothWeightsOverTheLimitGiveOneCardWithTheConflictAsALine() {
        Answer answer = judge(at(given("1", "g/kg"), "120").with("body", kilograms("90", "2026-01-10")));

        assertThat(finding(answer, DOSE_80).state()).isEqualTo("weightsDisagree");
        assertThat(finding(answer, DOSE_80).values()).containsEntry("x", "120").containsEntry("y", "90");
        assertThat(finding(answer, DOSE_80).offers()).isEmpty();
        assertThat(finding(answer, WEIGHT_CONFLICT).toldBy()).contains(DOSE_80);
    }

    @Test
    void oneWeightOverTheLimitGivesTheConflictAlone() {
        Answer answer = judge(at(given("1", "g/kg"), "154").with("body", kilograms("70", "2025-12-02")));

        assertThat(finding(answer, WEIGHT_CONFLICT).values())
                .containsAllEntriesOf(Map.of("a", "154", "b", "70", "x", "154", "y", "70"));
        assertThat(verdict(answer, DOSE_80)).isInstanceOf(Verdict.Undetermined.class);
        assertThat(finding(answer, WEIGHT_CONFLICT).notes()).anyMatch(n -> n.contains("may be in pounds"));
    }

    @Test
    void noWeightOverTheLimitLeavesTheConflictUnsaid() {
        Answer answer = judge(at(given("0.4", "g/kg"), "100").with("body", kilograms("70", "2026-01-10")));

        assertThat(raised(answer)).isEmpty();
        assertThat(verdict(answer, WEIGHT_CONFLICT).because())
                .contains("100 kg")
                .contains("70 kg");
    }

    @Test
    void gramsWrittenAsGramsAreJudgedAsWrittenWhateverTheWeights() {
        Answer answer = judge(at(given("90", "g"), "154").with("body", kilograms("90", "2026-01-10")));

        assertThat(raised(answer)).containsExactly(DOSE_80);
        assertThat(finding(answer, DOSE_80).offers()).isEmpty();
    }

    @Test
    void gramsPerKilogramNeedBothWeightsToAgree() {
        Answer answer = judge(at(given("70", "g"), "70").with("body", kilograms("50", "2026-01-10")));

        assertThat(raised(answer)).containsExactly(WEIGHT_CONFLICT);
        assertThat(finding(answer, WEIGHT_CONFLICT).state()).isEqualTo("perKgDay");
        assertThat(finding(answer, WEIGHT_CONFLICT).values())
                .containsEntry("x", "1.00")
                .containsEntry("y", "1.40");
    }

    @Test
    void oneDoseWrittenTwiceWithoutFittingIsAWeightConflict() {
        Answer answer = judge(at(given("1", "g/kg").or("calculated", "70", "g"), "60"));

        assertThat(finding(answer, WEIGHT_CONFLICT).state()).isEqualTo("written");
        assertThat(finding(answer, WEIGHT_CONFLICT).values())
                .containsAllEntriesOf(Map.of("g", "70", "k", "1", "a", "70", "b", "60"));
        assertThat(InfusionDoseFixture.grams(answer)).containsExactly("70.0");
    }

    @Test
    void aDosingWeightInTheOrderWinsForThatOrder() {
        Answer answer = judge(at(given("1", "g/kg").text("IVIG 1 g/kg, dosing weight 78 kg"), "110"));

        assertThat(InfusionDoseFixture.grams(answer)).containsExactly("78.0");
        assertThat(raised(answer)).isEmpty();
    }

    @Test
    void anOldWeightIsUsedAndSaid() {
        Finding finding = finding(
                judge(chart().signing(given("1", "g/kg").order()).with("body", kilograms("90", "2025-01-02"))),
                DOSE_80);

        assertThat(finding.notes()).anyMatch(n -> n.contains("90 kg (2025-01-02)") && n.contains("not recent"));
    }

    @Test
    void textThatSaysSomethingElseIsTold() {
        Finding finding =
                finding(judge(at(given("140", "g").count(1).text("140 g total divided over 2 days"), "70")), DOSE_80);

        assertThat(finding.notes())
                .anyMatch(n -> n.contains("text appears to say 70 g a day, the structured dose is 140 g"))
                .anyMatch(n -> n.contains("text names 2 days, the structured timing 1"));
    }

    @Test
    void aDoseInWordsIsAHintAndNoVerdict() {
        Finding finding = finding(judge(at(inWordsOnly("IVIG 1 g/kg x 2 days"), "92")), DOSE_UNVERIFIED);

        assertThat(finding.state()).isEqualTo("appears");
        assertThat(finding.values()).containsEntry("g", "92");
        assertThat(finding.indicator()).isEqualTo(Indicator.INFO);
    }

    @Test
    void aVolumeWithoutAStrengthGivesARange() {
        Finding finding = finding(judge(at(given("900", "mL"), "80")), DOSE_UNVERIFIED);

        assertThat(finding.state()).isEqualTo("range");
        assertThat(finding.values()).containsEntry("low", "45").containsEntry("high", "90");
    }

    @Test
    void aDayThatIsTooMuchIsRaisedEvenIfAnotherOrderIsUnclear() {
        Answer answer = judge(
                at(given("90", "g"), "88").signing(named(given("2", "{vial}").order(), "mr2")));

        assertThat(finding(answer, DOSE_80).state()).isEqualTo("partly");
        assertThat(finding(answer, DOSE_UNVERIFIED).state()).isEqualTo("partly");
        assertThat(finding(answer, DOSE_UNVERIFIED).toldBy()).contains(DOSE_80);
    }

    @Test
    void aTimingThatIsNotUnderstoodNeverPassesSilently() {
        Answer answer = judge(at(given("40", "g").every("1", "fortnight"), "88"));

        assertThat(raised(answer)).containsExactly(DOSE_UNVERIFIED);
        assertThat(verdict(answer, DOSE_80)).isInstanceOf(Verdict.Undetermined.class);
    }

    @Test
    void aProductThatCouldNotBeReadIsNotGuessed() {
        Product unread = new Product(
                "IVIG", ChartFixture.named(Concepts.IVIG, "IVIG"), Optional.of(new BigDecimal("0.1")), false);
        Answer answer = judge(chart().signing(OrderFixture.with(given("90", "g").order(), unread))
                .with("body", kilograms("80", "2026-02-27")));

        assertThat(raised(answer)).containsExactly(DOSE_UNVERIFIED);
        assertThat(finding(answer, DOSE_UNVERIFIED).values()).containsEntry("reason", "the product could not be read");
    }

    @Test
    void whatCannotBeCalculatedIsNotSaidWhileOrdersAreSelected() {
        Answer answer = judge(
                chart().at(Occasion.ORDER_SELECT).signing(given("2", "g/kg").order()));

        assertThat(raised(answer)).isEmpty();
        assertThat(verdict(answer, DOSE_UNVERIFIED)).isInstanceOf(Verdict.Suppressed.class);
        assertThat(verdict(answer, DOSE_G_KG)).isInstanceOf(Verdict.Undetermined.class);
    }

    @Test
    void gramsThatAreKnownAreJudgedWhileOrdersAreSelected() {
        assertThat(raised(judge(at(given("1", "g/kg"), "90").at(Occasion.ORDER_SELECT))))
                .containsExactly(DOSE_80);
    }

    @Test
    void otherDraftsAddUpWhileOneIsSelected() {
        Answer answer = judge(at(given("50", "g"), "88")
                .at(Occasion.ORDER_SELECT)
                .besides(named(given("40", "g").order(), "mr2")));

        assertThat(finding(answer, DOSE_80).values()).containsEntry("g", "90");
        assertThat(finding(answer, DOSE_80).offers()).isEmpty();
    }

    @Test
    void nothingIsJudgedWhenAChartIsOpened() {
        Answer answer = judge(at(given("200", "g"), "60").at(Occasion.PATIENT_VIEW));

        assertThat(answer.verdicts().values()).allMatch(v -> v instanceof Verdict.Quiet);
        assertThat(answer.workings()).isEmpty();
    }

    @Test
    void anEndedOrderIsNotJudged() {
        MedicationOrder stopped =
                standing(given("200", "g").order(), "mr1", MedicationOrder.Status.STOPPED, "2026-03-02");

        assertThat(raised(judge(chart().signing(stopped)))).isEmpty();
    }

    @Test
    void anOrderForAnotherIndicationAddsNothing() {
        MedicationOrder other =
                forReason(named(given("90", "g").order(), "mr2"), coded(Concepts.OTHER_IVIG_INDICATION));

        assertThat(raised(judge(at(given("40", "g"), "88").signing(other)))).isEmpty();
    }

    @Test
    void activeOrdersThatCouldNotBeSearchedAreNamed() {
        Finding finding = finding(judge(at(given("90", "g"), "88").notChecked("orders")), DOSE_80);

        assertThat(finding.notes()).anyMatch(n -> n.startsWith("Other active orders could not be checked"));
    }

    @Test
    void aQuietDaySaysThatOtherOrdersCouldNotBeChecked() {
        assertThat(verdict(judge(at(given("70", "g"), "88").notChecked("orders")), DOSE_80)
                        .because())
                .isEqualTo("the greatest day is 70.0 g (2026-03-02), not more than 80 g; "
                        + "other active orders could not be checked: the record server did not answer");
    }

    @Test
    void aCourseOfWhichAPartIsUnknownHasNoTotal() {
        Workings.Dose dose = InfusionDoseFixture.dose(judge(at(given("40", "g").every("1", "fortnight"), "88")));

        assertThat(dose.courseGrams()).isEmpty();
        assertThat(dose.maxGramsPerKgPerDay()).isEmpty();
    }

    @Test
    void withoutAWeightACourseIsJudgedAsWritten() {
        Finding course = finding(
                judge(chart().signing(
                                given("1", "g/kg").every("1", "d").count(3).order())),
                DOSE_COURSE);
        Finding window = finding(
                judge(chart().signing(
                                given("1.1", "g/kg").every("9", "d").count(3).order())),
                DOSE_COURSE);

        assertThat(course.state()).isEqualTo("perKg");
        assertThat(course.values()).isEqualTo(Map.of("k", "3.00"));
        assertThat(window.state()).isEqualTo("perKgWindow");
        assertThat(window.values()).isEqualTo(Map.of("k", "3.30"));
    }

    @Test
    void aCourseBesideAnActiveOrderNamesIt() {
        MedicationOrder active = standing(
                given("60", "g").every("1", "d").count(2).event("2026-03-16").order(),
                "old",
                MedicationOrder.Status.ACTIVE,
                "2026-02-20");
        Finding finding = finding(
                judge(at(given("60", "g").every("1", "d").count(2), "60").with("orders", active)), DOSE_COURSE);

        assertThat(finding.state()).isEqualTo("beside");
        assertThat(finding.values()).containsEntry("k", "4.00");
        assertThat(finding.notes()).anyMatch(n -> n.contains("MedicationRequest/old"));
    }

    @Test
    void aCourseThatIsTooMuchAtOneWeightOnlyIsAWeightConflict() {
        Answer answer =
                judge(at(given("30", "g").every("1", "d").count(5), "70").with("body", kilograms("55", "2026-01-10")));

        assertThat(raised(answer)).containsExactly(WEIGHT_CONFLICT);
        assertThat(finding(answer, WEIGHT_CONFLICT).state()).isEqualTo("perKgCourse");
        assertThat(finding(answer, WEIGHT_CONFLICT).values())
                .containsEntry("x", "2.14")
                .containsEntry("y", "2.73");
    }

    @Test
    void aDosingWeightInTheOrderSettlesWhichWeightIsRight() {
        Answer answer = judge(
                at(given("1", "g/kg").text("dosing weight 90 kg"), "154").with("body", kilograms("70", "2025-12-02")));

        assertThat(raised(answer)).containsExactly(DOSE_80);
        assertThat(finding(answer, DOSE_80).offers()).hasSize(1);
        assertThat(InfusionDoseFixture.dose(answer).weightKg()).contains(new BigDecimal("90.0"));
    }

    @Test
    void coursesOnListedDatesCannotBeRewrittenAsOneRhythm() {
        Finding finding = finding(judge(at(given("90", "g").event("2026-03-03").event("2026-03-31"), "90")), DOSE_80);

        assertThat(finding.state()).isEqualTo("default");
        assertThat(finding.offers()).isEmpty();
    }

    @Test
    void coursesOfDifferentTotalsCannotBeRewrittenAsOneRhythm() {
        Finding finding = finding(judge(at(given("90", "g").times(2, "4", "wk").count(3), "90")), DOSE_80);

        assertThat(finding.values()).containsEntry("total", "180");
        assertThat(finding.offers()).isEmpty();
    }

    @Test
    void anOrderInWordsReadsAsItIsWritten() {
        assertThat(OrderWords.of(given("45", "g").times(2, "1", "d").count(4).order()))
                .isEqualTo("45 g, 2 per 1 d, 4 in all");
        assertThat(OrderWords.of(
                        order(given("1", "g/kg").or("calculated", "80", "g"), OrderFixture.between("30", "40", "g"))))
                .isEqualTo("1 g/kg = 80 g; 30 g to 40 g");
        assertThat(OrderWords.of(OrderFixture.running("200", "mL/h").order())).isEqualTo("rate 200 mL/h");
        assertThat(OrderWords.of(inWordsOnly("as directed").order())).isEqualTo("no structured dose");
    }

    @Test
    void idealAndAdjustedWeightAreShownToTheObese() {
        Finding finding = finding(
                judge(at(given("1", "g/kg"), "150").with("body", result(Concepts.HEIGHT, "170", "cm", "2026-02-27"))),
                DOSE_80);

        assertThat(finding.notes())
                .anyMatch(n -> n.contains("Body mass index 51.9") && n.contains("61.5 kg") && n.contains("96.9 kg"));
    }

    @Test
    void theOrderAndTheWeightStandAmongTheInputs() {
        var inputs = verdict(judge(at(given("1", "g/kg").every("1", "d").count(2), "90")), DOSE_80)
                .inputs();

        assertThat(inputs).extracting(Input::what).containsExactly("IVIG order", "body weight");
        assertThat(inputs).extracting(Input::value).containsExactly("1 g/kg, 1 per 1 d, 2 in all", "90 kg");
        assertThat(inputs).extracting(Input::from).contains("MedicationRequest/mr1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"80 mg", "80 kg", "80 g/kg"})
    void aLimitInAnotherUnitIsRefused(String limit) {
        assertThatThrownBy(() -> InfusionDoseFixture.withDailyLimit(limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be written in g");
    }

    @Test
    void theLimitIsAParameter() {
        Answer answer = InfusionDoseFixture.withDailyLimit("100 g")
                .judge(at(given("90", "g"), "90").build());

        assertThat(raised(answer)).doesNotContain(DOSE_80, DOSE_80_NO_SPLIT);
    }

    private static Indicator weightiest(Answer answer) {
        return raised(answer).stream()
                .map(t -> finding(answer, t).indicator())
                .min(Indicator::compareTo)
                .orElseThrow();
    }

    private static ChartFixture at(OrderFixture order, String kg) {
        return chart().signing(order.order()).with("body", kilograms(kg, "2026-02-27"));
    }
}
