package dev.ivigcds.rules;

import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.coded;
import static dev.ivigcds.facts.ChartFixture.every;
import static dev.ivigcds.facts.ChartFixture.everyDay;
import static dev.ivigcds.facts.ChartFixture.infusion;
import static dev.ivigcds.facts.ChartFixture.ivig;
import static dev.ivigcds.facts.ChartFixture.result;
import static dev.ivigcds.facts.ChartFixture.standing;
import static dev.ivigcds.rules.RuleFixture.IGA;
import static dev.ivigcds.rules.RuleFixture.exposure;
import static dev.ivigcds.rules.RuleFixture.finding;
import static dev.ivigcds.rules.RuleFixture.quantity;
import static dev.ivigcds.rules.RuleFixture.said;
import static dev.ivigcds.rules.RuleFixture.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.Allergy;
import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Ivig;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Person;
import dev.ivigcds.facts.Problem;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Proposal;
import dev.ivigcds.facts.Result;
import dev.ivigcds.facts.ServiceOrder;
import dev.ivigcds.facts.When;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IgaScreeningTest {

    private static ChartFixture signing() {
        return chart().signing(ivig("1", "g/kg", everyDay(2)));
    }

    @Test
    void withoutAnyIgaAFirstInfusionIsUnscreenedAndTheTestIsOffered() {
        assertThat(said(IGA, signing())).containsExactly("igaUnscreened/default WARNING");
        assertThat(finding(IGA, signing()).offers())
                .extracting(Finding.Offer::label, o -> o.proposals().size())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("orderIga", 1),
                        org.assertj.core.groups.Tuple.tuple("orderImmunoglobulins", 3));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02, true", "2026-03-03, true", "2026-03-04, false"})
    void theTestIsUrgentIfIvigStartsWithinADay(String start, boolean urgent) {
        MedicationOrder order =
                ivig("mr1", List.of(ChartFixture.instruction("1", "g/kg", Optional.of(startingOn(start)))));

        assertThat(finding(IGA, chart().signing(order)).offers().getFirst().proposals())
                .containsExactly(new Proposal.OrderTest(Concepts.IGA, urgent));
    }

    @Test
    void aResultOfAnyAgeAtTheLimitScreens() {
        assertThat(said(IGA, signing().with("iga", result(Concepts.IGA, "7", "mg/dL", "2009-01-01"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02", "2026-03-03"})
    void aResultDatedUpToADayAheadCounts(String day) {
        assertThat(said(IGA, signing().with("iga", result(Concepts.IGA, "180", "mg/dL", day))))
                .isEmpty();
    }

    @Test
    void aResultDatedFurtherAheadDoesNotCount() {
        assertThat(said(IGA, signing().with("iga", result(Concepts.IGA, "180", "mg/dL", "2026-03-05"))))
                .containsExactly("igaUnscreened/default WARNING");
    }

    @Test
    void aValidOlderResultBeatsANewerUnreadableOne() {
        ChartFixture chart = signing()
                .with("iga", result(Concepts.IGA, "1.2", "", "2026-02-20"))
                .with("iga", result(Concepts.IGA, "3", "mg/dL", "2025-02-20"));

        assertThat(said(IGA, chart)).containsExactly("igaDeficient/default CRITICAL");
        assertThat(finding(IGA, chart).notes()).anyMatch(n -> n.contains("passed over: 1.2 (no unit) of 2026-02-20"));
    }

    @Test
    void theNewestValidResultDecides() {
        assertThat(said(
                        IGA,
                        signing()
                                .with("iga", result(Concepts.IGA, "3", "mg/dL", "2024-02-20"))
                                .with("iga", result(Concepts.IGA, "110", "mg/dL", "2025-02-20"))))
                .isEmpty();
    }

    @Test
    void aResultWithoutAUnitIsUnreadableNotDeficient() {
        ChartFixture chart = signing().with("iga", result(Concepts.IGA, "1.2", "", "2026-02-20"));

        assertThat(said(IGA, chart)).containsExactly("igaUnreadable/default WARNING");
        assertThat(finding(IGA, chart).values())
                .containsEntry("reason", "no unit")
                .containsEntry("date", "2026-02-20");
    }

    @ParameterizedTest
    @CsvSource({"PRELIMINARY, igaPending/preliminary INFO", "REGISTERED, igaPending/default INFO"})
    void aResultThatIsNotFinalIsPending(Observation.Status status, String said) {
        assertThat(said(IGA, signing().with("iga", iga(status, new Result.Missing("none"), "2026-03-01"))))
                .containsExactly(said);
    }

    @Test
    void anOpenOrderIsPendingAndADoneOneIsNot() {
        assertThat(said(IGA, signing().with("services", test(Concepts.IGA, true, "2026-03-01"))))
                .containsExactly("igaPending/default INFO");
        assertThat(said(IGA, signing().drafting(test(Concepts.IGA, true, "2026-03-02"))))
                .containsExactly("igaPending/drafted INFO");
        assertThat(said(IGA, signing().with("services", test(Concepts.IGA, false, "2026-03-01"))))
                .containsExactly("igaUnscreened/default WARNING");
        assertThat(said(IGA, signing().with("services", test(Concepts.IGG, true, "2026-03-01"))))
                .containsExactly("igaUnscreened/default WARNING");
    }

    @ParameterizedTest
    @CsvSource({"2026-02-21, igaPending/repeat INFO", "2026-02-19, igaUnreadable/default WARNING"})
    void anUnreadableResultWithARepeatOrderedIsPending(String ordered, String said) {
        assertThat(said(
                        IGA,
                        signing()
                                .with("iga", result(Concepts.IGA, "1.2", "", "2026-02-20"))
                                .with("services", test(Concepts.IGA, true, ordered))))
                .containsExactly(said);
    }

    @Test
    void aFailedSearchIsSaidWhenSigningAndUndeterminedWhenSelecting() {
        assertThat(said(IGA, signing().notChecked("iga"))).containsExactly("igaNotChecked/default WARNING");
        assertThat(said(IGA, signing().unavailable("iga"))).containsExactly("igaNotChecked/unavailable WARNING");
        ChartFixture selecting = signing().notChecked("iga").at(Occasion.ORDER_SELECT);
        assertThat(said(IGA, selecting)).isEmpty();
        assertThat(verdict(IGA, selecting, Topic.IGA_NOT_CHECKED)).isInstanceOf(Verdict.Undetermined.class);
    }

    @ParameterizedTest
    @CsvSource({"given", "dispensed", "statements", "immunizations", "procedures", "orders"})
    void oneFailedSearchWithNothingFoundLeavesExposureUnchecked(String key) {
        assertThat(exposure(signing().notChecked(key))).isEqualTo(Exposure.NOT_CHECKED);
        assertThat(said(IGA, signing().notChecked(key))).containsExactly("igaUnscreened/exposureNotChecked WARNING");
        assertThat(exposure(signing().unavailable(key))).isEqualTo(Exposure.NONE);
        assertThat(finding(IGA, signing().unavailable(key)).notes()).anyMatch(n -> n.contains("unavailable here"));
    }

    @Test
    void aRecordedInfusionSilencesTheScreening() {
        for (String key : List.of("given", "immunizations")) {
            assertThat(exposure(signing().with(key, infusion("2026-02-01")))).isEqualTo(Exposure.PRIOR);
            assertThat(said(IGA, signing().with(key, infusion("2026-02-01")))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02, PRIOR", "2026-03-03, NONE"})
    void anInfusionCountsFromItsOwnDayOn(String day, Exposure expected) {
        assertThat(exposure(signing().with("given", infusion(day)))).isEqualTo(expected);
    }

    @Test
    void anInfusionLaterTodayIsNotPrior() {
        Administration later = new Administration(
                "MedicationAdministration/l",
                Administration.Kind.ADMINISTRATION,
                Ivig.YES,
                new Product("Privigen", coded(Concepts.IVIG), Optional.empty(), true),
                Optional.of(When.at(java.time.OffsetDateTime.parse("2026-03-02T10:00:00+01:00"))),
                Optional.empty());

        assertThat(exposure(signing().with("given", later))).isEqualTo(Exposure.NONE);
    }

    @Test
    void immuneGlobulinByAnotherRouteOrHandedOutMakesExposureLikelyAtMost() {
        assertThat(said(
                        IGA,
                        signing()
                                .with(
                                        "given",
                                        record(Administration.Kind.ADMINISTRATION, Ivig.NO, Concepts.SCIG_OR_IM))))
                .containsExactly("igaUnscreened/likelyOtherRoute WARNING");
        assertThat(said(
                        IGA,
                        signing().with("dispensed", record(Administration.Kind.DISPENSE, Ivig.YES, Concepts.IVIG))))
                .containsExactly("igaUnscreened/likelyHandedOut WARNING");
        assertThat(exposure(signing()
                        .with("given", record(Administration.Kind.ADMINISTRATION, Ivig.NO, Concepts.OTHER_GLOBULIN))))
                .isEqualTo(Exposure.NONE);
    }

    @ParameterizedTest
    @CsvSource({"2026-02-04, WARNING", "2026-02-02, WARNING", "2026-01-05, INFO", "2025-10-05, INFO"})
    void ordersAloneAreLikelyAndFromTheThirdDueCourseOnInfo(String since, Indicator indicator) {
        MedicationOrder monthly = standing(ivig("1", "g/kg", every(4, "wk", 12)), "old", Status.ACTIVE, since);

        assertThat(said(IGA, signing().with("orders", monthly))).containsExactly("igaUnscreened/likely " + indicator);
        assertThat(finding(IGA, signing().with("orders", monthly)).values()).containsEntry("date", since);
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"CANCELLED", "ON_HOLD", "ENTERED_IN_ERROR"})
    void ordersThatWereNotCarriedOutAreNoEvidence(Status status) {
        MedicationOrder old = standing(ivig("1", "g/kg", everyDay(2)), "old", status, "2026-01-05");

        assertThat(exposure(signing().with("orders", old))).isEqualTo(Exposure.NONE);
    }

    @Test
    void deficiencyWithoutANumberIsSaidWithoutOne() {
        assertThat(said(
                        IGA,
                        signing()
                                .with(
                                        "iga",
                                        iga(Observation.Status.FINAL, new Result.Worded("<7 mg/dL"), "2026-02-01"))))
                .containsExactly("igaDeficient/reported CRITICAL");
        assertThat(said(IGA, signing().with("conditions", deficiency("2020-01-01"))))
                .containsExactly("igaDeficient/diagnosis CRITICAL");
        assertThat(finding(IGA, signing().with("conditions", deficiency("2020-01-01")))
                        .values())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2020-01-02, false", "2020-01-01, true", "2019-01-01, true"})
    void aDiagnosisStandsUntilALaterNormalResult(String normal, boolean deficient) {
        ChartFixture chart = signing()
                .with("conditions", deficiency("2020-01-01"))
                .with("iga", result(Concepts.IGA, "110", "mg/dL", normal));

        assertThat(said(IGA, chart).contains("igaDeficient/diagnosis CRITICAL")).isEqualTo(deficient);
    }

    @Test
    void deficiencyAfterInfusionsWithoutAnAllergicReactionIsTolerated() {
        ChartFixture tolerated = signing()
                .with("iga", result(Concepts.IGA, "3", "mg/dL", "2026-02-01"))
                .with("given", infusion("2026-01-01"))
                .with("given", infusion("2026-02-01"));

        assertThat(said(IGA, tolerated)).containsExactly("igaDeficientTolerated/default WARNING");
        assertThat(finding(IGA, tolerated).values()).containsEntry("v", "3").containsEntry("n", "2");
        assertThat(said(IGA, tolerated.notChecked("allergies")))
                .containsExactly("igaDeficientTolerated/unchecked WARNING");
    }

    @ParameterizedTest
    @CsvSource({
        "Headache, false, igaDeficientTolerated/mild WARNING",
        "Generalised urticaria, false, igaDeficient/default CRITICAL",
        "Bronchospasm, false, igaDeficient/default CRITICAL",
        "Angioedema, false, igaDeficient/default CRITICAL",
        "Hypotension, false, igaDeficient/default CRITICAL",
        "Anaphylactic shock, false, igaDeficient/default CRITICAL",
        "Headache, true, igaDeficient/default CRITICAL"
    })
    void reactionsDecideWhetherDeficiencyWasTolerated(String reaction, boolean severe, String said) {
        assertThat(said(
                        IGA,
                        signing()
                                .with("iga", result(Concepts.IGA, "3", "mg/dL", "2026-02-01"))
                                .with("given", infusion("2026-01-01"))
                                .with("allergies", allergy(false, severe, reaction))))
                .containsExactly(said);
    }

    @Test
    void underFourYearsAResultScreensAndIsNotJudged() {
        Person child = new Person(Optional.of(LocalDate.parse("2022-03-03")), Optional.empty());

        assertThat(said(IGA, signing().person(child).with("iga", result(Concepts.IGA, "3", "mg/dL", "2026-02-01"))))
                .isEmpty();
        assertThat(said(IGA, signing().person(child))).containsExactly("igaUnscreened/default WARNING");
    }

    @Test
    void aResultFromBeforeTheAgeOfFourDoesNotScreenAnOlderChild() {
        Person child = new Person(Optional.of(LocalDate.parse("2020-02-01")), Optional.empty());

        assertThat(said(IGA, signing().person(child).with("iga", result(Concepts.IGA, "3", "mg/dL", "2024-01-31"))))
                .containsExactly("igaUnscreened/beforeAge WARNING");
        assertThat(said(IGA, signing().person(child).with("iga", result(Concepts.IGA, "3", "mg/dL", "2024-02-01"))))
                .containsExactly("igaDeficient/default CRITICAL");
    }

    @Test
    void anOrderThatIsOnlyEndedOrAnOpenedChartIsNotJudged() {
        MedicationOrder stopped = standing(ivig("1", "g/kg", everyDay(2)), "mr1", Status.STOPPED, "2026-02-01");

        assertThat(said(IGA, chart().signing(stopped))).isEmpty();
        assertThat(said(IGA, signing().at(Occasion.PATIENT_VIEW))).isEmpty();
    }

    @Test
    void parametersThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new IgaScreening(
                        quantity("0.07 g/L"),
                        IGA.implausibleAbove(),
                        IGA.minimumAge(),
                        IGA.afterPlasmapheresis(),
                        IGA.urgentWithin(),
                        IGA.likelyCourses(),
                        IGA.courseGap()))
                .hasMessageContaining("mg/dL");
        assertThatThrownBy(() -> new IgaScreening(
                        IGA.deficientBelow(),
                        IGA.implausibleAbove(),
                        Period.ZERO,
                        IGA.afterPlasmapheresis(),
                        Duration.ZERO,
                        IGA.likelyCourses(),
                        IGA.courseGap()))
                .hasMessageContaining("longer than nothing");
        assertThatThrownBy(() -> new IgaScreening(
                        IGA.deficientBelow(),
                        IGA.implausibleAbove(),
                        IGA.minimumAge(),
                        IGA.afterPlasmapheresis(),
                        IGA.urgentWithin(),
                        quantity("2.5 courses"),
                        IGA.courseGap()))
                .hasMessageContaining("whole number");
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, Rash, igAllergy/highCriticality CRITICAL",
        "false, true, Rash, igAllergy/default CRITICAL",
        "false, false, Anaphylaxis, igAllergy/default CRITICAL",
        "false, false, Headache, ''"
    })
    void aSevereReactionOrHighCriticalityIsCriticalAndAMildOneSilent(
            boolean high, boolean severe, String reaction, String said) {
        assertThat(String.join(
                        "",
                        said(
                                new ImmunoglobulinAllergy(),
                                signing().with("allergies", allergy(high, severe, reaction)))))
                .isEqualTo(said);
    }

    @Test
    void allergiesNotSearchedLeaveItOpen() {
        assertThat(verdict(new ImmunoglobulinAllergy(), signing().notChecked("allergies"), Topic.IG_ALLERGY))
                .isInstanceOf(Verdict.Undetermined.class);
        assertThat(verdict(new ImmunoglobulinAllergy(), signing(), Topic.IG_ALLERGY))
                .isInstanceOf(Verdict.Quiet.class);
    }

    private static Allergy allergy(boolean high, boolean severe, String reaction) {
        return new Allergy(
                "AllergyIntolerance/a",
                coded(Concepts.IMMUNOGLOBULIN_SUBSTANCE),
                high,
                severe,
                List.of(reaction),
                Optional.empty());
    }

    private static Problem deficiency(String recorded) {
        return new Problem(
                "Condition/d",
                coded(Concepts.IGA_DEFICIENCY),
                Optional.empty(),
                Optional.of(When.on(LocalDate.parse(recorded))),
                false);
    }

    private static Observation iga(Observation.Status status, Result result, String day) {
        return new Observation(
                "Observation/i",
                Concepts.IGA,
                status,
                Optional.of(When.on(LocalDate.parse(day))),
                result,
                Optional.empty());
    }

    private static ServiceOrder test(Concept concept, boolean open, String authored) {
        return new ServiceOrder(
                "ServiceRequest/s",
                false,
                false,
                open ? ServiceOrder.Status.ACTIVE : ServiceOrder.Status.CLOSED,
                coded(concept),
                Optional.empty(),
                Optional.of(When.on(LocalDate.parse(authored))));
    }

    private static Administration record(Administration.Kind kind, Ivig ivig, Concept product) {
        return new Administration(
                "Record/1",
                kind,
                ivig,
                new Product("globulin", coded(product), Optional.empty(), true),
                Optional.of(When.on(LocalDate.parse("2026-01-05"))),
                Optional.empty());
    }

    private static dev.ivigcds.facts.Timing startingOn(String day) {
        return new dev.ivigcds.facts.Timing(List.of(When.on(LocalDate.parse(day))), Optional.empty(), "", "");
    }
}
