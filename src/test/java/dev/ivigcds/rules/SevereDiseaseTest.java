package dev.ivigcds.rules;

import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.coded;
import static dev.ivigcds.facts.ChartFixture.drug;
import static dev.ivigcds.facts.ChartFixture.emptyChart;
import static dev.ivigcds.facts.ChartFixture.everyDay;
import static dev.ivigcds.facts.ChartFixture.ivig;
import static dev.ivigcds.facts.ChartFixture.moments;
import static dev.ivigcds.facts.ChartFixture.named;
import static dev.ivigcds.facts.ChartFixture.ordered;
import static dev.ivigcds.facts.ChartFixture.problem;
import static dev.ivigcds.facts.ChartFixture.standing;
import static dev.ivigcds.facts.ChartFixture.when;
import static dev.ivigcds.rules.RuleFixture.finding;
import static dev.ivigcds.rules.RuleFixture.quantity;
import static dev.ivigcds.rules.RuleFixture.said;
import static dev.ivigcds.rules.RuleFixture.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.Ivig;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.PerformedProcedure;
import dev.ivigcds.facts.Problem;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Proposal;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SevereDiseaseTest {
    private static final SevereDisease RULE = new SevereDisease(Period.ofDays(30), Period.ofDays(7), quantity("3 d"));
    private static final String ALONE = "severeMono/default CRITICAL";
    private static final String BESIDE = "severeSlow/default WARNING";
    private static final Recognition STEROID = coded(Concepts.GLUCOCORTICOID);
    private static final Recognition BRIEF_STEROID = coded(Concepts.DEXAMETHASONE_OR_HYDROCORTISONE);
    private static final Recognition ORAL = Recognition.NONE;

    private static ChartFixture signing(Problem... problems) {
        ChartFixture fixture = chart().signing(ivig("1", "g/kg", everyDay(2)));
        List.of(problems).forEach(p -> fixture.with("conditions", p));
        return fixture;
    }

    private static ChartFixture dysphagia() {
        return signing(feature(Concepts.DYSPHAGIA, "2026-02-25", "2026-02-26"));
    }

    private static Problem feature(Concept concept, String onset, String recorded) {
        return new Problem("Condition/" + concept.id(), coded(concept), day(onset), day(recorded), false);
    }

    private static Optional<When> day(String written) {
        return written == null || written.isEmpty() ? Optional.empty() : Optional.of(when(written));
    }

    private static Problem ofThisEncounter(String onset) {
        return new Problem("Condition/d", coded(Concepts.DYSPHAGIA), day(onset), Optional.empty(), true);
    }

    private static MedicationOrder oral(String name, Recognition what, Optional<Timing> timing) {
        return drug(name, what, ORAL, timing);
    }

    private static MedicationOrder active(MedicationOrder order) {
        return standing(order, "standing", Status.ACTIVE, "2026-02-01");
    }

    private static Administration given(String name, Recognition what, String day) {
        return new Administration(
                "MedicationAdministration/" + name + day,
                Administration.Kind.ADMINISTRATION,
                Ivig.NO,
                new Product(name, what, Optional.empty(), true),
                day(day),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-01-31, true",
        "2026-01-30, 2026-01-30, false",
        "'', 2026-01-31, true",
        "'', 2026-01-30, false",
        "2024-05-01, 2026-02-28, false",
        "2026-02-20, 2025-01-01, true"
    })
    void onsetAndFailingItTheDateOfRecordingSayWhetherItIsAcute(String onset, String recorded, boolean acute) {
        for (Concept concept : List.of(
                Concepts.DYSPHAGIA,
                Concepts.ACUTE_RESPIRATORY_FAILURE,
                Concepts.VENTILATOR_DEPENDENCE,
                Concepts.RHABDOMYOLYSIS)) {
            assertThat(said(RULE, signing(feature(concept, onset, recorded))))
                    .as(concept.id())
                    .isEqualTo(acute ? List.of(ALONE) : List.of());
        }
    }

    @Test
    void aDiagnosisOfTheCurrentEncounterIsAcuteWhateverItsDate() {
        assertThat(said(RULE, signing(ofThisEncounter("")))).containsExactly(ALONE);
        assertThat(said(RULE, signing(ofThisEncounter("2025-12-01")))).containsExactly(ALONE);
    }

    @Test
    void withoutAnyDateItIsToldAndNeverAsTheOnlyTreatment() {
        ChartFixture undated = signing(feature(Concepts.DYSPHAGIA, "", ""));
        assertThat(said(RULE, undated)).containsExactly("severeSlow/undated WARNING");
        assertThat(verdict(RULE, undated, Topic.SEVERE_MONO)).isInstanceOf(Verdict.Quiet.class);
    }

    @Test
    void theTwoTopicsAreOneCard() {
        assertThat(verdict(RULE, dysphagia(), Topic.SEVERE_SLOW))
                .isInstanceOfSatisfying(
                        Verdict.Suppressed.class, v -> assertThat(v.because()).isEqualTo("said as severeMono"));
        ChartFixture beside = dysphagia().with("orders", active(oral("prednisone", STEROID, Optional.empty())));
        assertThat(verdict(RULE, beside, Topic.SEVERE_MONO))
                .isInstanceOfSatisfying(
                        Verdict.Quiet.class,
                        v -> assertThat(v.because()).isEqualTo("other treatment stands beside IVIG"));
    }

    @Test
    void theGravestFeatureIsNamedWithTheNumberOfTheOthersWhereThereIsRoom() {
        Problem breathing = feature(Concepts.ACUTE_RESPIRATORY_FAILURE, "2026-02-28", "");
        Problem swallowing = feature(Concepts.DYSPHAGIA, "2026-02-25", "");
        Problem muscle = feature(Concepts.RHABDOMYOLYSIS, "2026-02-25", "");
        assertThat(finding(RULE, signing(swallowing)).values()).containsEntry("feature", "dysphagia");
        assertThat(finding(RULE, signing(muscle, swallowing)).values()).containsEntry("feature", "dysphagia +1");
        assertThat(finding(RULE, signing(swallowing, breathing)).values()).containsEntry("feature", "resp. failure");
    }

    @Test
    void dysphagiaThatIsExplainedIsNoSevereFeature() {
        Problem afterStroke = problem(Concepts.DYSPHAGIA_AFTER_STROKE);
        assertThat(said(RULE, signing(feature(Concepts.DYSPHAGIA, "2026-02-25", ""), afterStroke)))
                .isEmpty();
        ChartFixture inclusionBody = emptyChart()
                .signing(ivig("1", "g/kg", everyDay(2)))
                .with("conditions", problem(Concepts.INCLUSION_BODY_MYOSITIS));
        assertThat(said(RULE, inclusionBody.with("conditions", feature(Concepts.DYSPHAGIA, "", "2026-02-25"))))
                .isEmpty();
        assertThat(said(RULE, inclusionBody.with("conditions", ofThisEncounter("2024-02-25"))))
                .isEmpty();
        assertThat(said(RULE, inclusionBody.with("conditions", feature(Concepts.DYSPHAGIA, "2026-02-25", ""))))
                .containsExactly(ALONE);
    }

    @Test
    void anotherMyositisBesideInclusionBodyMyositisLeavesDysphagiaAsItIs() {
        ChartFixture both =
                signing(problem(Concepts.INCLUSION_BODY_MYOSITIS), feature(Concepts.DYSPHAGIA, "", "2026-02-25"));
        assertThat(said(RULE, both)).containsExactly(ALONE);
    }

    @Test
    void otherTreatmentIsDraftedActiveOrGivenInTheLastDays() {
        MedicationOrder mycophenolate = oral("mycophenolate", coded(Concepts.IMMUNOSUPPRESSANT), Optional.empty());
        assertThat(said(RULE, dysphagia().signing(mycophenolate))).containsExactly(BESIDE);
        assertThat(said(RULE, dysphagia().besides(mycophenolate))).containsExactly(BESIDE);
        assertThat(said(RULE, dysphagia().with("orders", active(mycophenolate))))
                .containsExactly(BESIDE);
        for (Status status : List.of(Status.STOPPED, Status.COMPLETED, Status.ON_HOLD, Status.CANCELLED)) {
            assertThat(said(RULE, dysphagia().with("orders", standing(mycophenolate, "s", status, "2026-02-01"))))
                    .as("%s", status)
                    .containsExactly(ALONE);
        }
        assertThat(said(RULE, dysphagia().with("given", given("methylprednisolone", STEROID, "2026-02-23"))))
                .containsExactly(BESIDE);
        assertThat(said(RULE, dysphagia().with("given", given("methylprednisolone", STEROID, "2026-02-22"))))
                .containsExactly(ALONE);
        assertThat(said(RULE, dysphagia().with("given", given("methylprednisolone", STEROID, ""))))
                .containsExactly(BESIDE);
    }

    @Test
    void intravenousSteroidsHaveWordsOfTheirOwn() {
        assertThat(said(RULE, dysphagia().signing(drug("methylprednisolone", STEROID, everyDay(3)))))
                .containsExactly("severeSlow/intravenousSteroids WARNING");
    }

    @Test
    void aLocalFormIsNoTreatment() {
        Recognition drops = STEROID.and(Concepts.LOCAL_FORM);
        ChartFixture byName = dysphagia().with("orders", active(oral("prednisolone eye drops", drops, everyDay(30))));
        assertThat(said(RULE, byName)).containsExactly(ALONE);
        assertThat(finding(RULE, byName).notes())
                .contains(
                        "Not counted as treatment: prednisolone eye drops (MedicationRequest/standing), a form that treats one place.");
        assertThat(said(
                        RULE,
                        dysphagia()
                                .with(
                                        "orders",
                                        active(drug(
                                                "tacrolimus",
                                                coded(Concepts.IMMUNOSUPPRESSANT),
                                                coded(Concepts.LOCAL_FORM),
                                                Optional.empty())))))
                .containsExactly(ALONE);
        assertThat(said(RULE, dysphagia().with("given", given("prednisolone", drops, "2026-03-01"))))
                .containsExactly(ALONE);
    }

    @Test
    void anActiveOrderWhoseTimeIsOverIsNoTreatment() {
        MedicationOrder fiveDays = active(oral("prednisone", STEROID, everyDay(5)));
        assertThat(said(RULE, dysphagia().with("orders", fiveDays))).containsExactly(ALONE);
        MedicationOrder sixtyDays = active(oral("prednisone", STEROID, everyDay(60)));
        assertThat(said(RULE, dysphagia().with("orders", sixtyDays))).containsExactly(BESIDE);
        MedicationOrder toTheDay = active(oral("prednisone", STEROID, everyDay(30)));
        assertThat(said(RULE, dysphagia().with("orders", toTheDay))).containsExactly(BESIDE);
    }

    @Test
    void dexamethasoneCountsFromThreeDaysOn() {
        assertThat(said(RULE, dysphagia().signing(oral("dexamethasone", BRIEF_STEROID, Optional.empty()))))
                .containsExactly(ALONE);
        assertThat(said(RULE, dysphagia().signing(oral("dexamethasone", BRIEF_STEROID, everyDay(2)))))
                .containsExactly(ALONE);
        assertThat(said(RULE, dysphagia().signing(oral("dexamethasone", BRIEF_STEROID, everyDay(3)))))
                .containsExactly(BESIDE);
        assertThat(said(RULE, dysphagia().signing(oral("dexamethasone", BRIEF_STEROID, openEnded(1, "d")))))
                .containsExactly(BESIDE);
    }

    @Test
    void whatIsOrderedForNeedLastsNoDays() {
        assertThat(lastsThreeDays(false)).isTrue();
        assertThat(lastsThreeDays(true)).isFalse();
    }

    private static boolean lastsThreeDays(boolean asNeeded) {
        DosageInstruction instruction = new DosageInstruction(
                Optional.empty(), "", openEnded(1, "d"), asNeeded, ORAL, List.of(), Optional.empty(), Optional.empty());
        return new DrugSpan(ivig("mr1", List.of(instruction)), chart().build().today()).lastsAtLeast(3);
    }

    @Test
    void dexamethasoneGivenCountsFromThreeDaysOn() {
        ChartFixture twoDays = dysphagia()
                .with("given", given("dexamethasone", BRIEF_STEROID, "2026-02-27"))
                .with("given", given("dexamethasone", BRIEF_STEROID, "2026-02-28"));
        assertThat(said(RULE, twoDays)).containsExactly(ALONE);
        assertThat(said(RULE, twoDays.with("given", given("dexamethasone", BRIEF_STEROID, "2026-03-01"))))
                .containsExactly(BESIDE);
    }

    @Test
    void aLongCourseStillStandsAfterYearsAndAnEndlessOneAsWell() {
        MedicationOrder endless =
                standing(oral("dexamethasone", BRIEF_STEROID, openEnded(4, "d")), "s", Status.ACTIVE, "2019-01-01");
        assertThat(said(RULE, dysphagia().with("orders", endless))).containsExactly(BESIDE);
    }

    private static Optional<Timing> openEnded(int frequency, String unit) {
        return Optional.of(new Timing(
                List.of(),
                Optional.of(new Timing.Repeat(
                        new Timing.Bounds.Open(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(frequency),
                        Optional.empty(),
                        Optional.of(BigDecimal.ONE),
                        Optional.empty(),
                        unit,
                        Set.of(),
                        List.of(),
                        Set.of())),
                "",
                ""));
    }

    @Test
    void plasmapheresisCountsWhenDraftedOrderedUnderWayOrRecent() {
        Recognition exchange = coded(Concepts.PLASMAPHERESIS);
        String told = "severeSlow/plasmapheresis WARNING";
        assertThat(said(RULE, dysphagia().drafting(ordered("p", true, exchange, Optional.empty()))))
                .containsExactly(told);
        assertThat(said(RULE, dysphagia().with("services", ordered("p", false, exchange, moments("2026-02-23")))))
                .containsExactly(told);
        assertThat(said(RULE, dysphagia().with("services", ordered("p", false, exchange, moments("2026-02-22")))))
                .containsExactly(ALONE);
        assertThat(said(RULE, dysphagia().with("procedures", done("2026-02-23", false))))
                .containsExactly(told);
        assertThat(said(RULE, dysphagia().with("procedures", done("2026-02-22", false))))
                .containsExactly(ALONE);
        assertThat(said(RULE, dysphagia().with("procedures", done("2026-02-10", true))))
                .containsExactly(told);
        assertThat(said(
                        RULE,
                        dysphagia()
                                .drafting(ordered("p", true, coded(Concepts.OTHER_APHERESIS), moments("2026-03-02")))))
                .containsExactly(ALONE);
    }

    private static PerformedProcedure done(String day, boolean underWay) {
        return new PerformedProcedure(
                "Procedure/p", underWay, coded(Concepts.PLASMAPHERESIS), day(day), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"orders", "given", "services", "procedures"})
    void withoutASearchNothingIsClaimedAndThatIsSaid(String key) {
        ChartFixture failing = dysphagia().notChecked(key);
        assertThat(said(RULE, failing)).containsExactly("severeSlow/notChecked WARNING");
        assertThat(verdict(RULE, failing, Topic.SEVERE_MONO)).isInstanceOf(Verdict.Undetermined.class);
        assertThat(finding(RULE, failing).notes()).anyMatch(n -> n.contains("could not be checked (the record server"));
    }

    @Test
    void whatASiteNeverGivesIsToldAndOnlyTheMedicationListIsIndispensable() {
        ChartFixture noneGiven = dysphagia().unavailable("given").unavailable("procedures");
        assertThat(said(RULE, noneGiven)).containsExactly(ALONE);
        assertThat(finding(RULE, noneGiven).notes())
                .contains("Other treatment: unavailable here are medications given, procedures.");
        assertThat(said(RULE, dysphagia().unavailable("orders"))).containsExactly("severeSlow/notChecked WARNING");
    }

    @Test
    void whatIsFoundNeedsNoFurtherSearch() {
        ChartFixture found = dysphagia()
                .signing(oral("prednisone", STEROID, Optional.empty()))
                .notChecked("orders")
                .notChecked("given");
        assertThat(said(RULE, found)).containsExactly(BESIDE);
    }

    @Test
    void diagnosesThatCouldNotBeCheckedLeaveItOpen() {
        ChartFixture failing = signing().notChecked("conditions");
        assertThat(verdict(RULE, failing, Topic.SEVERE_SLOW)).isInstanceOf(Verdict.Undetermined.class);
        assertThat(verdict(RULE, failing, Topic.SEVERE_MONO)).isInstanceOf(Verdict.Undetermined.class);
    }

    @Test
    void theOffersFitTheFeatureAndNoneIsRecommended() {
        Finding swallowing = finding(RULE, dysphagia());
        assertThat(swallowing.recommending()).isFalse();
        assertThat(swallowing.offers())
                .extracting(Finding.Offer::label)
                .containsExactly("askSpecialist", "assessSwallowing", "draftPlasmapheresis");
        assertThat(swallowing.offers().getLast().proposals())
                .containsExactly(new Proposal.OrderProcedure(Concepts.PLASMAPHERESIS, true));
        assertThat(offers(signing(feature(Concepts.ACUTE_RESPIRATORY_FAILURE, "2026-03-01", ""))))
                .containsExactly("askSpecialist", "measureVitalCapacity", "draftPlasmapheresis");
        assertThat(offers(signing(feature(Concepts.VENTILATOR_DEPENDENCE, "2026-03-01", ""))))
                .containsExactly("askSpecialist", "draftPlasmapheresis");
        assertThat(offers(dysphagia().drafting(ordered("p", true, coded(Concepts.PLASMAPHERESIS), Optional.empty()))))
                .containsExactly("askSpecialist", "assessSwallowing");
    }

    private static List<String> offers(ChartFixture chart) {
        return finding(RULE, chart).offers().stream().map(Finding.Offer::label).toList();
    }

    @Test
    void anImmuneCheckpointInhibitorOnTheMedicationListIsNamed() {
        MedicationOrder nivolumab = standing(
                drug("Nivolumab", named(Concepts.CHECKPOINT_INHIBITOR, "Nivolumab"), Optional.empty()),
                "n",
                Status.COMPLETED,
                "2025-12-01");
        assertThat(finding(RULE, dysphagia().with("orders", nivolumab)).notes())
                .anyMatch(n -> n.startsWith("On the medication list: Nivolumab."));
        assertThat(finding(RULE, dysphagia()).notes())
                .anyMatch(n -> n.contains("none is on the medication list"))
                .noneMatch(n -> n.startsWith("On the medication list"));
    }

    @Test
    void whatElseMattersIsNoted() {
        assertThat(finding(RULE, dysphagia().with("pastConditions", problem(Concepts.STROKE)))
                        .notes())
                .contains("A stroke is recorded: dysphagia may come from it.");
        Administration told = new Administration(
                "MedicationStatement/s",
                Administration.Kind.STATEMENT,
                Ivig.NO,
                new Product("prednisone", STEROID, Optional.empty(), true),
                Optional.empty(),
                Optional.empty());
        assertThat(finding(RULE, dysphagia().with("statements", told)).notes())
                .contains("Reported in medication statements, not counted as treatment: prednisone.");
    }

    @Test
    void nothingIsSaidWhenAChartIsOpenedOrNoIvigIsAboutToBeGiven() {
        assertThat(said(RULE, dysphagia().at(Occasion.PATIENT_VIEW))).isEmpty();
        assertThat(said(RULE, chart().with("conditions", feature(Concepts.DYSPHAGIA, "2026-02-25", ""))))
                .isEmpty();
    }

    @Test
    void parametersThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new SevereDisease(Period.ZERO, Period.ofDays(7), quantity("3 d")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SevereDisease(Period.ofDays(30), Period.ofDays(7), quantity("3 h")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SevereDisease(Period.ofDays(30), Period.ofDays(-7), quantity("3 d")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
