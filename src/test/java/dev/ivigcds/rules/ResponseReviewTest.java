package dev.ivigcds.rules;

import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.every;
import static dev.ivigcds.facts.ChartFixture.everyDay;
import static dev.ivigcds.facts.ChartFixture.infusion;
import static dev.ivigcds.facts.ChartFixture.ivig;
import static dev.ivigcds.facts.ChartFixture.problem;
import static dev.ivigcds.facts.ChartFixture.result;
import static dev.ivigcds.facts.ChartFixture.standing;
import static dev.ivigcds.rules.RuleFixture.REVIEW;
import static dev.ivigcds.rules.RuleFixture.STOP;
import static dev.ivigcds.rules.RuleFixture.finding;
import static dev.ivigcds.rules.RuleFixture.review;
import static dev.ivigcds.rules.RuleFixture.said;
import static dev.ivigcds.rules.RuleFixture.verdict;
import static dev.ivigcds.rules.RuleFixture.withUpperLimit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Person;
import dev.ivigcds.facts.StatusReason;
import dev.ivigcds.facts.Timing;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Today is 2 March 2026; day 84 of a run that began on 8 December 2025. */
class ResponseReviewTest {
    private static final String DAY_84_AGO = "2025-12-08";

    private static ChartFixture given(String... days) {
        ChartFixture chart = chart().signing(ivig("1", "g/kg", everyDay(2)));
        for (String day : days) {
            chart.with("given", infusion(day));
        }
        return chart;
    }

    /** Three courses, the first 84 days ago. */
    private static ChartFixture reviewed() {
        return given(DAY_84_AGO, "2025-12-09", "2026-01-05", "2026-02-02");
    }

    private static Observation tis(String score) {
        return result(Concepts.TIS, score, "{score}", "2026-03-01");
    }

    private static Observation ck(String value, String day) {
        return result(Concepts.CK, value, "U/L", day);
    }

    @ParameterizedTest
    @CsvSource({"2025-12-09, tooEarly", "2025-12-08, missing"})
    void theReviewBeginsOnDayEightyFour(String start, String state) {
        assertThat(review(given(start, "2026-01-05", "2026-02-02")).state()).isEqualTo(state);
    }

    @Test
    void twoCoursesAreTooFewAndDaysInARowAreOne() {
        Workings.Review two = review(given(DAY_84_AGO, "2025-12-09", "2026-01-05", "2026-01-11"));
        assertThat(two.state()).isEqualTo("tooFewCourses");
        assertThat(two.courses()).isEqualTo(2);
        assertThat(review(given(DAY_84_AGO, "2026-01-05", "2026-01-12")).courses())
                .isEqualTo(3);
    }

    @Test
    void aBreakOfMoreThanTwelveWeeksStartsANewRun() {
        assertThat(review(given("2025-06-01", DAY_84_AGO, "2026-01-05", "2026-02-02"))
                        .start())
                .contains(LocalDate.parse(DAY_84_AGO));
        assertThat(review(given("2025-09-15", DAY_84_AGO, "2026-01-05", "2026-02-02"))
                        .start())
                .contains(LocalDate.parse("2025-09-15"));
        assertThat(review(given("2025-09-14", DAY_84_AGO, "2026-01-05", "2026-02-02"))
                        .start())
                .contains(LocalDate.parse(DAY_84_AGO));
        assertThat(review(given("2025-08-01", "2025-09-01", "2025-10-01")).state())
                .isEqualTo("notStarted");
    }

    @ParameterizedTest
    @CsvSource({"20, false", "19.9, true", "19, true"})
    void anAdultRespondsFromTwentyPointsOn(String score, boolean none) {
        assertThat(said(REVIEW, reviewed().with("measures", tis(score))).contains("response12wNone/default WARNING"))
                .isEqualTo(none);
    }

    @ParameterizedTest
    @CsvSource({"30, responded", "29, none", "25, none"})
    void inJuvenileDiseaseAndInMinorsThirtyPointsAreNeeded(String score, String state) {
        assertThat(review(reviewed()
                                .with("conditions", problem(Concepts.JUVENILE_DERMATOMYOSITIS))
                                .with("measures", tis(score)))
                        .state())
                .isEqualTo(state);
        Person minor = new Person(Optional.of(LocalDate.parse("2007-12-09")), Optional.empty());
        assertThat(review(reviewed().person(minor).with("measures", tis(score))).state())
                .isEqualTo(state);
        Person adult = new Person(Optional.of(LocalDate.parse("2007-12-08")), Optional.empty());
        assertThat(review(reviewed().person(adult).with("measures", tis(score))).state())
                .isEqualTo("responded");
    }

    @ParameterizedTest
    @CsvSource({
        "MMT8, 50, 58, responded",
        "MMT8, 50, 57.9, none",
        "MMT8_BILATERAL, 100, 115, responded",
        "MMT8_BILATERAL, 100, 114.9, none",
        "MMT8, 75.9, 75.9, none",
        "MMT8, 76, 80, missing",
        "MMT8, 50, 81, missing"
    })
    void strengthImprovesFromATenthOfItsRangeOnAndHasACeiling(String scale, String from, String to, String state) {
        var concept = scale.equals("MMT8") ? Concepts.MMT8 : Concepts.MMT8_BILATERAL;

        assertThat(review(reviewed()
                                .with("measures", result(concept, from, "1", "2025-12-01"))
                                .with("measures", result(concept, to, "1", "2026-03-01")))
                        .state())
                .isEqualTo(state);
    }

    @Test
    void twoScalesAreNotMixedAndTheReferenceRangeNamesTheScale() {
        Observation twoSided = withUpperLimit(result(Concepts.MMT8, "70", "1", "2026-03-01"), "150", "1");

        ChartFixture mixed = reviewed()
                .with("measures", result(Concepts.MMT8, "50", "1", "2025-12-01"))
                .with("measures", twoSided);
        assertThat(said(REVIEW, mixed)).containsExactly("response12wMissing/clinicalMissing INFO");
        assertThat(finding(REVIEW, mixed).values()).containsEntry("there", "strength (MMT-8)");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-13, 2026-02-16, true",
        "2025-10-12, 2026-02-16, false",
        "2025-12-15, 2026-02-16, true",
        "2025-12-16, 2026-02-16, false",
        "2025-12-01, 2026-02-15, false"
    })
    void valuesCountOnlyInTheirWindows(String baseline, String latest, boolean judged) {
        assertThat(review(reviewed()
                                .with("measures", result(Concepts.MMT8, "50", "1", baseline))
                                .with("measures", result(Concepts.MMT8, "50", "1", latest)))
                        .state())
                .isEqualTo(judged ? "none" : "missing");
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 700, responseBiochem/ckOnly INFO",
        "1000, 701, response12wNone/ckOnly WARNING",
        "1000, 1200, response12wNone/ckOnly WARNING",
        "250, 200, responseBiochem/ckOnlyNormal INFO",
        "250, 201, response12wNone/ckOnly WARNING",
        "200, 100, response12wMissing/clinicalMissing INFO"
    })
    void ckAloneIsJudgedByItsFallAndItsUpperLimit(String from, String to, String said) {
        assertThat(said(REVIEW, reviewed().with("ck", ck(from, "2025-12-01")).with("ck", ck(to, "2026-03-01"))))
                .containsExactly(said);
    }

    @Test
    void ckKeepsItsOwnUpperLimitAndItsUnit() {
        ChartFixture normalThere = reviewed()
                .with("ck", withUpperLimit(ck("300", "2025-12-01"), "310", "U/L"))
                .with("ck", ck("299", "2026-03-01"));
        assertThat(review(normalThere).state()).isEqualTo("missing");

        ChartFixture microkatal = reviewed()
                .with("ck", result(Concepts.CK, "20", "ukat/L", "2025-12-01"))
                .with("ck", ck("841", "2026-03-01"));
        assertThat(finding(REVIEW, microkatal).values())
                .containsEntry("a", "1200")
                .containsEntry("b", "841");
    }

    @Test
    void ckBetterWithoutClinicalImprovementIsABiochemicalResponse() {
        ChartFixture chart = reviewed()
                .with("ck", ck("1000", "2025-12-01"))
                .with("ck", ck("395", "2026-03-01"))
                .with("measures", result(Concepts.MMT8, "50", "1", "2025-12-01"))
                .with("measures", result(Concepts.MMT8, "50", "1", "2026-03-01"));

        assertThat(said(REVIEW, chart)).containsExactly("responseBiochem/default INFO");
        assertThat(finding(REVIEW, chart).values()).isEqualTo(java.util.Map.of("p", "60", "w", "12"));
        assertThat(said(REVIEW, chart.with("measures", tis("10")))).containsExactly("responseBiochem/notImproved INFO");
    }

    @Test
    void noImprovementNamesEveryDomainAndOffersAReferral() {
        ChartFixture chart = reviewed()
                .with("measures", tis("10"))
                .with("ck", ck("1000", "2025-12-01"))
                .with("ck", ck("900", "2026-03-01"));

        assertThat(finding(REVIEW, chart).values())
                .containsEntry("domains", "TIS, CK")
                .containsEntry("n", "3");
        assertThat(finding(REVIEW, chart).offers())
                .extracting(Finding.Offer::label)
                .containsExactly("referral");
        assertThat(review(chart).lines()).hasSize(2);
    }

    @Test
    void inAmyopathicDiseaseCkIsNotJudged() {
        ChartFixture chart = reviewed()
                .with("conditions", problem(Concepts.AMYOPATHIC_DERMATOMYOSITIS))
                .with("ck", ck("1000", "2025-12-01"))
                .with("ck", ck("1000", "2026-03-01"));

        assertThat(said(REVIEW, chart)).containsExactly("response12wMissing/amyopathic INFO");
    }

    @Test
    void dailyLivingAndSkinAreShownAndNotJudged() {
        ChartFixture chart = reviewed().with("measures", result(Concepts.HAQ_DI, "1.5", "1", "2026-03-01"));

        assertThat(review(chart).lines()).containsExactly("HAQ-DI 1.5 on 2026-03-01, not judged.");
        assertThat(said(REVIEW, chart)).containsExactly("response12wMissing/clinicalMissing INFO");
    }

    @Test
    void whereNothingIsMeasuredCkAndAnAssessmentAreOffered() {
        assertThat(said(REVIEW, reviewed())).containsExactly("response12wMissing/default INFO");
        assertThat(finding(REVIEW, reviewed()).offers())
                .extracting(Finding.Offer::label)
                .containsExactly("recordResponse", "orderCk");
        assertThat(said(REVIEW, reviewed().unavailable("measures")))
                .containsExactly("response12wMissing/unavailable INFO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"measures", "ck"})
    void aFailedSearchIsNeverNotDocumented(String key) {
        assertThat(said(REVIEW, reviewed().notChecked(key))).containsExactly("response12wNotChecked/default INFO");
        assertThat(review(reviewed().notChecked("ck").with("measures", tis("40")))
                        .state())
                .isEqualTo("responded");
        assertThat(verdict(REVIEW, reviewed().notChecked(key), Topic.RESPONSE_12W_MISSING))
                .isInstanceOf(Verdict.Undetermined.class);
    }

    @Test
    void withoutAdministrationsTheOrderDateCounts() {
        ChartFixture chart = ordered(DAY_84_AGO, Status.ACTIVE);

        assertThat(review(chart).basis()).contains(Workings.Review.Basis.ORDER);
        assertThat(review(chart).courses()).isEqualTo(4);
        assertThat(said(REVIEW, chart.with("measures", tis("10")))).containsExactly("response12wNone/byOrder WARNING");
        assertThat(review(ordered("2025-12-09", Status.ACTIVE)).state()).isEqualTo("tooEarly");
        assertThat(review(ordered(DAY_84_AGO, Status.COMPLETED)).state()).isEqualTo("missing");
        assertThat(review(ordered(DAY_84_AGO, Status.STOPPED)).state()).isEqualTo("notStarted");
    }

    @Test
    void anOpenEndedOrderCountsUpToNow() {
        Optional<Timing> monthly = every(4, "wk", 12)
                .map(t -> new Timing(
                        List.of(),
                        t.repeat()
                                .map(r -> new Timing.Repeat(
                                        r.bounds(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        r.duration(),
                                        r.frequency(),
                                        r.frequencyMax(),
                                        r.period(),
                                        r.periodMax(),
                                        r.periodUnit(),
                                        r.daysOfWeek(),
                                        r.timesOfDay(),
                                        r.events())),
                        "",
                        ""));
        MedicationOrder order = standing(ivig("1", "vial", monthly), "old", Status.ACTIVE, "2025-06-02");

        assertThat(review(given().with("orders", order)).courses()).isEqualTo(10);
    }

    @Test
    void administrationsThatCouldNotBeSearchedLeaveTheReviewUnchecked() {
        assertThat(said(REVIEW, ordered(DAY_84_AGO, Status.ACTIVE).notChecked("given")))
                .containsExactly("response12wNotChecked/start INFO");
        assertThat(said(REVIEW, ordered("2026-01-12", Status.ACTIVE).notChecked("given")))
                .isEmpty();
        assertThat(said(REVIEW, given().notChecked("orders"))).isEmpty();
        assertThat(verdict(REVIEW, given().notChecked("orders"), Topic.RESPONSE_12W_NONE))
                .isInstanceOf(Verdict.Undetermined.class);
    }

    @Test
    void ordersWithoutAnyDateHaveNoStart() {
        MedicationOrder dated = standing(ivig("1", "g/kg", everyDay(2)), "old", Status.ACTIVE, DAY_84_AGO);
        MedicationOrder undated = new MedicationOrder(
                dated.from(),
                false,
                Status.ACTIVE,
                "order",
                false,
                dated.product(),
                List.of(),
                dated.dosage(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                Set.of(),
                StatusReason.NONE);

        assertThat(said(REVIEW, given().with("orders", undated)))
                .containsExactly("response12wMissing/startUnknown INFO");
        assertThat(said(REVIEW, given().with("orders", undated).at(Occasion.PATIENT_VIEW)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2025-10-13, response12wMissing/view INFO", "2025-10-12, ''"})
    void anOpenedChartIsToldUntilDayOneHundredAndForty(String start, String said) {
        ChartFixture chart = chart().at(Occasion.PATIENT_VIEW);
        List.of(start, "2025-11-10", "2025-12-08", "2026-01-05").forEach(d -> chart.with("given", infusion(d)));

        assertThat(String.join("", said(REVIEW, chart))).isEqualTo(said);
    }

    @Test
    void laterThanThatTheNextOrderIsStillTold() {
        assertThat(said(REVIEW, given("2025-10-12", "2025-11-10", "2025-12-08", "2026-01-05")))
                .containsExactly("response12wMissing/default INFO");
    }

    @Test
    void withoutIvigToGiveTheReviewIsQuiet() {
        ChartFixture chart = chart().signing(ending(DAY_84_AGO, Status.STOPPED, StatusReason.NONE));

        assertThat(said(REVIEW, chart.with("given", infusion(DAY_84_AGO)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-02-17, 13", "2026-02-16, 14", "2025-12-09, 83", "2025-12-08, 84"})
    void stoppingIsEarlyFromDayFourteenToDayEightyThree(String start, int day) {
        ChartFixture chart = chart().signing(ending("2025-12-01", Status.STOPPED, StatusReason.NONE))
                .with("given", infusion(start))
                .with("given", infusion("2026-02-18"));

        boolean early = day >= 14 && day < 84;
        assertThat(said(STOP, chart)).isEqualTo(early ? List.of("stopEarly/default WARNING") : List.of());
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"STOPPED", "CANCELLED", "ON_HOLD"})
    void anEndedOrderCountsFromItsOwnDate(Status status) {
        ChartFixture chart = chart().signing(ending("2026-01-12", status, StatusReason.NONE));

        assertThat(said(STOP, chart))
                .containsExactly(
                        status == Status.ON_HOLD ? "stopEarly/onHoldByOrder WARNING" : "stopEarly/byOrder WARNING");
        assertThat(finding(STOP, chart).values()).containsEntry("w", "7");
        assertThat(said(STOP, chart.at(Occasion.ORDER_SELECT))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"salg", "sintol", "preg", "surg", "hospadm", "labint", "washout", "sddi"})
    void aCodedReasonOfHarmOrCircumstanceIsRespected(String code) {
        assertThat(said(
                        STOP,
                        chart().signing(ending("2026-01-12", Status.STOPPED, new StatusReason(Set.of(code), "")))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Infusion reaction, true", "Allergy, true", "Drug intolerance, true", "Pregnancy, true",
        "Patient choice, true", "Death, true", "No effect, false", "Ineffective, false"
    })
    void aReasonInWordsIsReadToo(String words, boolean explained) {
        ChartFixture chart = chart().signing(ending("2026-01-12", Status.STOPPED, new StatusReason(Set.of(), words)));

        assertThat(said(STOP, chart).isEmpty()).isEqualTo(explained);
    }

    @Test
    void anOrderThatIsReplacedIsNotStopping() {
        ChartFixture chart = chart().signing(ending("2026-01-12", Status.STOPPED, StatusReason.NONE));

        assertThat(said(STOP, chart.signing(ivig("0.5", "g/kg", everyDay(2))))).isEmpty();
    }

    @Test
    void inInclusionBodyMyositisGoingOnIsNotUrged() {
        ChartFixture chart = ChartFixture.emptyChart()
                .with("conditions", problem(Concepts.INCLUSION_BODY_MYOSITIS))
                .signing(ending("2026-01-12", Status.STOPPED, StatusReason.NONE));

        assertThat(said(STOP, chart)).isEmpty();
    }

    @Test
    void anUnsearchedRecordOfGivingLeavesStoppingOpen() {
        ChartFixture chart = chart().signing(ending("2026-01-12", Status.STOPPED, StatusReason.NONE));

        assertThat(verdict(STOP, chart.notChecked("given"), Topic.STOP_EARLY)).isInstanceOf(Verdict.Undetermined.class);
    }

    private static ChartFixture ordered(String since, Status status) {
        return given().with("orders", standing(ivig("1", "g/kg", every(4, "wk", 12)), "old", status, since));
    }

    private static MedicationOrder ending(String since, Status status, StatusReason reason) {
        MedicationOrder order = standing(ivig("1", "g/kg", every(4, "wk", 12)), "mr1", status, since);
        return new MedicationOrder(
                order.from(),
                true,
                status,
                "order",
                false,
                order.product(),
                List.of(),
                order.dosage(),
                order.authoredOn(),
                Set.of(),
                Set.of(),
                Set.of(),
                reason);
    }
}
