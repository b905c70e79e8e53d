package dev.ivigcds.rules;

import static dev.ivigcds.facts.ChartFixture.emptyChart;
import static dev.ivigcds.facts.ChartFixture.infusion;
import static dev.ivigcds.facts.ChartFixture.ivig;
import static dev.ivigcds.facts.ChartFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Occasion;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MyositisSubtypeTest {
    private final MyositisSubtype rule = new MyositisSubtype(Period.ofWeeks(12));

    @Test
    void aGapOfNothingIsRefused() {
        assertThatThrownBy(() -> new MyositisSubtype(Period.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRunThatEndedMoreThanTwelveWeeksAgoIsBegunAnew() {
        assertThat(state(Topic.IBM_LIMITED, ibm().with("given", infusion("2025-12-08"))))
                .isEqualTo("repeat");
        assertThat(state(Topic.IBM_LIMITED, ibm().with("given", infusion("2025-12-07"))))
                .isEqualTo("default");
    }

    @Test
    void polymyositisIsSaidOnceAndNotBesideAMoreSpecificMyositis() {
        assertThat(state(Topic.PM_VARIABLE, signing(Concepts.POLYMYOSITIS))).isEqualTo("default");
        assertThat(verdict(Topic.PM_VARIABLE, signing(Concepts.POLYMYOSITIS).with("given", infusion("2026-02-02"))))
                .isInstanceOf(Verdict.Quiet.class);
        for (Concept specific : new Concept[] {
            Concepts.DERMATOMYOSITIS,
            Concepts.NECROTIZING_MYOPATHY,
            Concepts.ANTISYNTHETASE_SYNDROME,
            Concepts.INCLUSION_BODY_MYOSITIS
        }) {
            assertThat(verdict(Topic.PM_VARIABLE, signing(Concepts.POLYMYOSITIS).with("conditions", problem(specific))))
                    .as(specific.id())
                    .isInstanceOf(Verdict.Quiet.class);
        }
    }

    @Test
    void nothingIsSaidWhenAChartIsOpenedOrNoIvigIsAboutToBeGiven() {
        assertThat(verdict(Topic.IBM_LIMITED, ibm().at(Occasion.PATIENT_VIEW))).isInstanceOf(Verdict.Quiet.class);
        assertThat(verdict(
                        Topic.IBM_LIMITED, emptyChart().with("conditions", problem(Concepts.INCLUSION_BODY_MYOSITIS))))
                .isInstanceOf(Verdict.Quiet.class);
    }

    private static ChartFixture ibm() {
        return signing(Concepts.INCLUSION_BODY_MYOSITIS);
    }

    private static ChartFixture signing(Concept diagnosis) {
        return emptyChart().with("conditions", problem(diagnosis)).signing(ivig("80", "g", Optional.empty()));
    }

    private String state(Topic topic, ChartFixture chart) {
        assertThat(verdict(topic, chart)).isInstanceOf(Verdict.Raised.class);
        return ((Verdict.Raised) verdict(topic, chart)).finding().state();
    }

    private Verdict verdict(Topic topic, ChartFixture chart) {
        return rule.judge(chart.build()).verdicts().get(topic);
    }
}
