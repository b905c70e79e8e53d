package dev.ivigcds.facts;

import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.coded;
import static dev.ivigcds.facts.ChartFixture.emptyChart;
import static dev.ivigcds.facts.ChartFixture.everyDay;
import static dev.ivigcds.facts.ChartFixture.infusion;
import static dev.ivigcds.facts.ChartFixture.ivig;
import static dev.ivigcds.facts.ChartFixture.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.dosing.OrderFixture;
import dev.ivigcds.facts.Scope.Myositis;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static MedicationOrder order(String id) {
        return OrderFixture.named(ivig("1", "g/kg", everyDay(2)), id);
    }

    private static MedicationOrder order(String id, Recognition reason) {
        return OrderFixture.forReason(order(id), reason);
    }

    private static Problem byName() {
        return new Problem(
                "Condition/c2",
                named(Concepts.POLYMYOSITIS, "polymyositis"),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static Myositis myositis(ChartFixture chart) {
        return Scope.of(chart.build()).myositis();
    }

    private static Ivig ivigOf(ChartFixture chart) {
        return Scope.of(chart.build()).ivig();
    }

    @Test
    void theOrdersOwnReasonWinsOverTheProblemList() {
        assertThat(myositis(chart().signing(order("a", coded(Concepts.OTHER_IVIG_INDICATION)))))
                .isEqualTo(Myositis.NO);
        assertThat(myositis(emptyChart().signing(order("a", coded(Concepts.POLYMYOSITIS)))))
                .isEqualTo(Myositis.YES);
        assertThat(myositis(emptyChart().signing(order("a", named(Concepts.POLYMYOSITIS, "polymyositis")))))
                .isEqualTo(Myositis.BY_NAME);
    }

    @Test
    void oneOrderForAnotherIndicationIsNotAll() {
        assertThat(myositis(chart().signing(order("a", coded(Concepts.OTHER_IVIG_INDICATION)))
                        .signing(order("b"))))
                .isEqualTo(Myositis.YES);
    }

    @Test
    void aCodedDiagnosisIsSurerThanOneInWords() {
        assertThat(myositis(chart().signing(order("a")).with("conditions", byName())))
                .isEqualTo(Myositis.YES);
        assertThat(myositis(emptyChart().signing(order("a")).with("conditions", byName())))
                .isEqualTo(Myositis.BY_NAME);
    }

    @Test
    void aClientOfMyositisAloneNeedsNoDiagnosis() {
        assertThat(myositis(emptyChart().signing(order("a")).assumingMyositis()))
                .isEqualTo(Myositis.YES);
        assertThat(myositis(emptyChart().signing(order("a")))).isEqualTo(Myositis.NO);
        assertThat(myositis(emptyChart().signing(order("a")).notChecked("conditions")))
                .isEqualTo(Myositis.NOT_CHECKED);
    }

    @Test
    void anOpenedChartIsAboutIvigThatIsOrderedOrWasGiven() {
        assertThat(ivigOf(opened())).isEqualTo(Ivig.NO);
        assertThat(ivigOf(opened().with("orders", order("a")))).isEqualTo(Ivig.YES);
        assertThat(ivigOf(opened().with("given", infusion("2026-02-02")))).isEqualTo(Ivig.YES);
    }

    @Test
    void anOpenedChartWhoseOrdersOrInfusionsAreUnknownMayBeAboutIvig() {
        assertThat(ivigOf(opened().notChecked("orders"))).isEqualTo(Ivig.POSSIBLE);
        assertThat(ivigOf(opened().unavailable("orders"))).isEqualTo(Ivig.POSSIBLE);
        assertThat(ivigOf(opened().notChecked("given"))).isEqualTo(Ivig.POSSIBLE);
        assertThat(ivigOf(opened().unavailable("given"))).isEqualTo(Ivig.NO);
        assertThat(ivigOf(opened().notChecked("orders").with("given", infusion("2026-02-02"))))
                .isEqualTo(Ivig.YES);
    }

    @Test
    void withoutIvigItIsSaidWhatWasLookedAt() {
        assertThat(Scope.of(opened().build()).because()).isEqualTo("no IVIG on this patient's record");
        assertThat(Scope.of(chart().build()).because()).isEqualTo("none of the orders is IVIG");
    }

    @Test
    void rulesAreAskedForIvigThatMayBeForMyositis() {
        assertThat(new Scope(Ivig.YES, Myositis.YES, "").isIn()).isTrue();
        assertThat(new Scope(Ivig.POSSIBLE, Myositis.BY_NAME, "").isIn()).isTrue();
        assertThat(new Scope(Ivig.NO, Myositis.YES, "").isIn()).isFalse();
        assertThat(new Scope(Ivig.YES, Myositis.NO, "").isIn()).isFalse();
        assertThat(new Scope(Ivig.YES, Myositis.NOT_CHECKED, "").isIn()).isFalse();
    }

    @Test
    void whatIsKnownByNameOnlyIsSo() {
        assertThat(new Scope(Ivig.YES, Myositis.YES, "").byNameOnly()).isFalse();
        assertThat(new Scope(Ivig.PROBABLE, Myositis.YES, "").byNameOnly()).isFalse();
        assertThat(new Scope(Ivig.POSSIBLE, Myositis.YES, "").byNameOnly()).isTrue();
        assertThat(new Scope(Ivig.YES, Myositis.BY_NAME, "").byNameOnly()).isTrue();
    }

    private static ChartFixture opened() {
        return chart().at(Occasion.PATIENT_VIEW);
    }
}
