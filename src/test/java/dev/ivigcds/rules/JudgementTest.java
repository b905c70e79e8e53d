package dev.ivigcds.rules;

import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.coded;
import static dev.ivigcds.facts.ChartFixture.emptyChart;
import static dev.ivigcds.facts.ChartFixture.everyDay;
import static dev.ivigcds.facts.ChartFixture.ivig;
import static dev.ivigcds.facts.ChartFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.dosing.OrderFixture;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Problem;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Recognition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final Finding SHOUT =
            Finding.of("default", Indicator.CRITICAL, Map.of(), List.of("Noted."), List.of());
    private static final Rule SHOUTS = rule(Topic.DOSE_80, chart -> new Verdict.Raised(SHOUT, "it is so", List.of()));
    private static final Rule THROWS = rule(Topic.STOP_EARLY, chart -> {
        throw new IllegalStateException("a slip");
    });

    private static Rule rule(Topic topic, Function<Chart, Verdict> judge) {
        return new Rule() {
            @Override
            public List<Topic> topics() {
                return List.of(topic);
            }

            @Override
            public Answer judge(Chart chart) {
                return new Answer(Map.of(topic, judge.apply(chart)), List.of(new Workings.Earlier(Exposure.PRIOR)));
            }
        };
    }

    private static Judgement judge(ChartFixture chart, Rule... rules) {
        return Judgement.of(List.of(rules), chart.build());
    }

    private static Finding finding(Judgement judgement, Topic topic) {
        return ((Verdict.Raised) judgement.verdicts().get(topic)).finding();
    }

    private static MedicationOrder order() {
        return ivig("1", "g/kg", everyDay(2));
    }

    @Test
    void everyRuleIsAskedAndItsWorkingsAreKept() {
        Judgement judgement = judge(chart().signing(order()), SHOUTS);
        assertThat(finding(judgement, Topic.DOSE_80)).isEqualTo(SHOUT);
        assertThat(judgement.verdicts()).containsOnlyKeys(Topic.DOSE_80, Topic.CHECK_FAILED);
        assertThat(judgement.verdicts().get(Topic.CHECK_FAILED)).isEqualTo(Verdict.quiet("every check was completed"));
        assertThat(judgement.workings(Workings.Earlier.class)).contains(new Workings.Earlier(Exposure.PRIOR));
        assertThat(judgement.workings(Workings.Dose.class)).isEmpty();
        assertThat(judgement.faults()).isEmpty();
    }

    @Test
    void aRuleThatThrowsSilencesNoOtherAndIsTold() {
        Judgement judgement = judge(chart().signing(order()), THROWS, SHOUTS);
        assertThat(finding(judgement, Topic.DOSE_80)).isEqualTo(SHOUT);
        assertThat(judgement.verdicts().get(Topic.STOP_EARLY))
                .isEqualTo(Verdict.undetermined("this check could not be completed"));
        Verdict failed = judgement.verdicts().get(Topic.CHECK_FAILED);
        assertThat(failed.because()).isEqualTo("a check could not be completed");
        assertThat(finding(judgement, Topic.CHECK_FAILED))
                .isEqualTo(Finding.of(
                        "fault", Indicator.INFO, Map.of(), List.of("Checks concerned: stopEarly."), List.of()));
        assertThat(judgement.faults()).hasSize(1).first().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void outOfScopeNoRuleIsAskedAndAllAreQuiet() {
        Judgement judgement = judge(emptyChart().signing(order()), THROWS, SHOUTS);
        assertThat(judgement.faults()).isEmpty();
        assertThat(judgement.workings()).isEmpty();
        assertThat(judgement.verdicts().values())
                .hasSize(3)
                .containsOnly(Verdict.quiet("no myositis on the problem list and none named by the order"));
    }

    @Test
    void diagnosesThatCouldNotBeSearchedLeaveEveryCheckOpenAndAreTold() {
        Judgement judgement = judge(emptyChart().signing(order()).notChecked("conditions"), SHOUTS);
        String because = "diagnoses could not be checked: the record server did not answer";
        assertThat(judgement.verdicts().get(Topic.DOSE_80)).isEqualTo(Verdict.undetermined(because));
        assertThat(judgement.verdicts().get(Topic.CHECK_FAILED).because()).isEqualTo(because);
        assertThat(finding(judgement, Topic.CHECK_FAILED))
                .isEqualTo(Finding.of(
                        "diagnoses",
                        Indicator.INFO,
                        Map.of(),
                        List.of("Diagnoses could not be checked: the record server did not answer."),
                        List.of()));
    }

    @Test
    void whenAChartIsOpenedAnUnsearchedProblemListIsNotTold() {
        ChartFixture opened =
                emptyChart().at(Occasion.PATIENT_VIEW).with("orders", order()).notChecked("conditions");
        assertThat(judge(opened, SHOUTS).verdicts().values())
                .hasSize(2)
                .allMatch(Verdict.Undetermined.class::isInstance);
    }

    @Test
    void anOrderThatIsNoIvigIsQuietEvenWithDiagnosesNotSearched() {
        MedicationOrder methotrexate = OrderFixture.with(order(), product(Recognition.NONE));
        Judgement judgement = judge(emptyChart().signing(methotrexate).notChecked("conditions"), SHOUTS);
        assertThat(judgement.verdicts().values()).containsOnly(Verdict.quiet("none of the orders is IVIG"));
    }

    @Test
    void whatIsKnownByCodeKeepsItsIndicatorAndGetsNoNote() {
        assertThat(finding(judge(chart().signing(order()), SHOUTS), Topic.DOSE_80))
                .isEqualTo(SHOUT);
    }

    @Test
    void anOrderKnownByItsNameGoesNoHigherThanWarningAndSaysSo() {
        MedicationOrder byName = OrderFixture.with(order(), product(named(Concepts.IVIG, "ivig")));
        assertThat(finding(judge(chart().signing(byName), SHOUTS), Topic.DOSE_80))
                .isEqualTo(SHOUT.withNotes(List.of("The order was identified as IVIG by its name, not by a code."))
                        .atMost(Indicator.WARNING));
    }

    @Test
    void anOrderWithoutARouteIsTakenToBeIntravenousAndSaysSo() {
        MedicationOrder open =
                OrderFixture.with(ivig("mr1", List.of()), product(coded(Concepts.IMMUNOGLOBULIN_ANY_ROUTE)));
        assertThat(finding(judge(chart().signing(open), SHOUTS), Topic.DOSE_80))
                .isEqualTo(SHOUT.withNotes(List.of("The route is not stated; the order was taken to be intravenous.")));
    }

    @Test
    void myositisKnownByWordsGoesNoHigherThanWarningAndSaysSo() {
        ChartFixture worded = emptyChart()
                .signing(order())
                .with(
                        "conditions",
                        new Problem(
                                "Condition/c1",
                                named(Concepts.DERMATOMYOSITIS, "dermatomyositis"),
                                Optional.empty(),
                                Optional.empty(),
                                false));
        assertThat(finding(judge(worded, SHOUTS), Topic.DOSE_80))
                .isEqualTo(
                        SHOUT.withNotes(List.of("Myositis was identified by the words of a diagnosis, not by a code."))
                                .atMost(Indicator.WARNING));
    }

    private static Product product(Recognition what) {
        return new Product("a product", what, Optional.empty(), true);
    }
}
