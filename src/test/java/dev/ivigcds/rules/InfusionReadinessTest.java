package dev.ivigcds.rules;

import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.every;
import static dev.ivigcds.facts.ChartFixture.everyDay;
import static dev.ivigcds.facts.ChartFixture.infusion;
import static dev.ivigcds.facts.ChartFixture.ivig;
import static dev.ivigcds.facts.ChartFixture.result;
import static dev.ivigcds.facts.ChartFixture.standing;
import static dev.ivigcds.rules.RuleFixture.READINESS;
import static dev.ivigcds.rules.RuleFixture.said;
import static dev.ivigcds.rules.RuleFixture.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Proposal;
import dev.ivigcds.facts.Result;
import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfusionReadinessTest {
    private static ChartFixture signing() {
        return chart().signing(ivig("0.4", "g/kg", everyDay(5)));
    }

    private static ChartFixture withStrength(ChartFixture chart) {
        return chart.with("measures", result(Concepts.MMT8, "60", "{score}", "2026-03-02"));
    }

    @Test
    void aWindowOfNothingIsRefused() {
        assertThatThrownBy(() -> new InfusionReadiness(Period.ZERO, Period.ofDays(7)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InfusionReadiness(Period.ofDays(28), Period.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bothAreDueAndEachOffersItsOwnOrder() {
        assertThat(said(READINESS, signing()))
                .containsExactlyInAnyOrder("ckDue/baseline INFO", "strengthDue/default INFO");
        assertThat(offered(Topic.CK_DUE)).containsExactly(new Proposal.OrderTest(Concepts.CK, false));
        assertThat(offered(Topic.STRENGTH_DUE)).containsExactly(new Proposal.OrderProcedure(Concepts.MMT8, false));
    }

    private static List<Proposal> offered(Topic topic) {
        Verdict.Raised raised = (Verdict.Raised) verdict(READINESS, signing(), topic);
        return raised.finding().offers().getFirst().proposals();
    }

    @Test
    void whatCannotBeHadIsUndeterminedAndToldApart() {
        ChartFixture failed = signing().notChecked("ck").unavailable("measures");

        assertThat(verdict(READINESS, failed, Topic.CK_DUE))
                .isInstanceOf(Verdict.Undetermined.class)
                .extracting(Verdict::because)
                .asString()
                .startsWith("CK could not be checked");
        assertThat(verdict(READINESS, failed, Topic.STRENGTH_DUE))
                .isInstanceOf(Verdict.Undetermined.class)
                .extracting(Verdict::because)
                .asString()
                .startsWith("strength (MMT-8) unavailable here");
    }

    @Test
    void aValueInASectionThatWasCutShortIsStillEvidence() {
        ChartFixture cut = withStrength(signing())
                .with("ck", result(Concepts.CK, "900", "U/L", "2026-03-01"))
                .notChecked("ck");

        assertThat(said(READINESS, cut)).isEmpty();
        assertThat(verdict(READINESS, cut, Topic.CK_DUE)).isInstanceOf(Verdict.Quiet.class);
    }

    @Test
    void neitherIsAskedForWhenAChartIsOpenedOrNoIvigIsAboutToBeGiven() {
        assertThat(said(READINESS, signing().at(Occasion.PATIENT_VIEW))).isEmpty();
        assertThat(said(READINESS, chart())).isEmpty();
        assertThat(said(
                        READINESS,
                        chart().signing(standing(ivig("1", "g/kg", everyDay(2)), "mr1", Status.STOPPED, "2026-03-01"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-03, true", "2026-02-02, true", "2026-02-01, false"})
    void aValueBelongsFrom28DaysBeforeTo1DayAfterToday(String day, boolean counts) {
        ChartFixture chart = withStrength(signing()).with("ck", result(Concepts.CK, "900", "U/L", day));

        assertThat(said(READINESS, chart).isEmpty()).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({"2026-02-14, true", "2026-02-13, false"})
    void theNextDayThatARepeatingOrderNamesIsThePlannedStart(String ck, boolean counts) {
        MedicationOrder fourWeekly =
                ivig("mr1", List.of(ChartFixture.instruction("1", "g/kg", startingOn("2026-02-14"))));
        ChartFixture chart =
                withStrength(chart().signing(fourWeekly)).with("ck", result(Concepts.CK, "900", "U/L", ck));

        assertThat(said(READINESS, chart).isEmpty()).isEqualTo(counts);
    }

    /** Every four weeks from a day on: 14 February, 14 March, … */
    private static Optional<Timing> startingOn(String day) {
        return Optional.of(new Timing(
                List.of(),
                Optional.of(new Timing.Repeat(
                        new Timing.Bounds.Between(Optional.of(When.on(LocalDate.parse(day))), Optional.empty()),
                        Optional.of(6),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(1),
                        Optional.empty(),
                        Optional.of(BigDecimal.valueOf(4)),
                        Optional.empty(),
                        "wk",
                        Set.of(),
                        List.of(),
                        Set.of())),
                "",
                ""));
    }

    @Test
    void theDayAnOrderWasWrittenIsNoPlannedStart() {
        MedicationOrder drafted = standing(ivig("1", "g/kg", every(4, "wk", 6)), "mr1", Status.DRAFT, "2026-01-01");
        ChartFixture chart =
                withStrength(chart().signing(drafted)).with("ck", result(Concepts.CK, "900", "U/L", "2026-02-02"));

        assertThat(said(READINESS, chart)).isEmpty();
    }

    @Test
    void theEarliestOfSeveralOrdersIsTheInfusion() {
        MedicationOrder later = ivig("mr2", List.of(ChartFixture.instruction("1", "g/kg", startingOn("2026-03-20"))));
        ChartFixture chart =
                withStrength(signing().signing(later)).with("ck", result(Concepts.CK, "900", "U/L", "2026-02-02"));

        assertThat(said(READINESS, chart)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-02-24, false", "2026-02-23, true"})
    void daysLessThanAWeekApartAreOneCourseAndAskedForOnce(String given, boolean asked) {
        assertThat(said(READINESS, signing().with("given", infusion(given))).isEmpty())
                .isEqualTo(!asked);
    }

    @Test
    void earlierIvigByItsOrderAloneIsNoPreviousInfusion() {
        MedicationOrder ordered = standing(ivig("1", "g/kg", everyDay(1)), "old", Status.COMPLETED, "2026-02-10");
        ChartFixture chart =
                signing().with("orders", ordered).with("ck", result(Concepts.CK, "900", "U/L", "2026-02-05"));

        assertThat(said(READINESS, chart)).containsExactly("strengthDue/default INFO");
    }

    @Test
    void aCkInWordsIsReadAndAnInterpretationAloneIsNot() {
        assertThat(said(READINESS, withStrength(signing().with("ck", ck(new Result.Worded("<30 U/L"))))))
                .isEmpty();
        assertThat(said(READINESS, withStrength(signing().with("ck", ck(new Result.Interpreted("H"))))))
                .containsExactly("ckDue/unreadable INFO");
    }

    private static dev.ivigcds.facts.Observation ck(Result result) {
        var plain = result(Concepts.CK, "1", "U/L", "2026-03-01");
        return new dev.ivigcds.facts.Observation(
                plain.from(), plain.concept(), plain.status(), plain.when(), result, plain.range());
    }
}
