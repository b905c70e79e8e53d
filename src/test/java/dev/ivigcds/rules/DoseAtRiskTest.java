package dev.ivigcds.rules;

import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.everyDay;
import static dev.ivigcds.facts.ChartFixture.ivig;
import static dev.ivigcds.facts.ChartFixture.kilograms;
import static dev.ivigcds.facts.ChartFixture.problem;
import static dev.ivigcds.facts.ChartFixture.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concepts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The dose card beside a renal or thrombosis risk (S-26, "Escalation"). */
class DoseAtRiskTest {
    private static final List<Rule> RULES =
            List.of(InfusionDoseFixture.SHIPPED, RuleFixture.RENAL, RuleFixture.CLOT, RuleFixture.READINESS);

    private static ChartFixture signing(String gramsPerKg) {
        return chart().signing(ivig(gramsPerKg, "g/kg", everyDay(2))).with("body", kilograms("90", "2026-03-01"));
    }

    private static Verdict verdict(ChartFixture chart, Topic topic) {
        return Judgement.of(RULES, chart.build()).verdicts().get(topic);
    }

    private static List<String> notes(ChartFixture chart, Topic topic) {
        return ((Verdict.Raised) verdict(chart, topic)).finding().notes();
    }

    private static boolean namesARisk(String note) {
        return note.startsWith("This patient has a ");
    }

    @Test
    void oneLineNamesBothRisksAndTheIndicatorStays() {
        ChartFixture chart = signing("1")
                .with("renal", result(Concepts.EGFR, "45", "mL/min", "2026-03-01"))
                .with("pastConditions", problem(Concepts.STROKE));

        assertThat(notes(chart, Topic.DOSE_80).stream().filter(DoseAtRiskTest::namesARisk))
                .containsExactly(
                        "This patient has a renal risk (eGFR 45) and a thrombosis risk (stroke): fewer grams a day"
                                + " and a slow rate matter all the more.");
        assertThat(((Verdict.Raised) verdict(chart, Topic.DOSE_80)).finding().indicator())
                .isEqualTo(Indicator.WARNING);
    }

    @Test
    void everyDoseTopicThatIsRaisedNamesIt() {
        ChartFixture chart = signing("2.5").with("conditions", problem(Concepts.STROKE));

        for (Topic topic : List.of(Topic.DOSE_80_NO_SPLIT, Topic.DOSE_G_KG, Topic.DOSE_COURSE)) {
            assertThat(notes(chart, topic))
                    .as(topic.code())
                    .filteredOn(DoseAtRiskTest::namesARisk)
                    .hasSize(1);
        }
    }

    @Test
    void withoutARiskOrWithoutADoseToReduceNothingIsAdded() {
        assertThat(notes(signing("1"), Topic.DOSE_80)).noneMatch(DoseAtRiskTest::namesARisk);
        ChartFixture light = signing("0.4").with("conditions", problem(Concepts.STROKE));
        assertThat(verdict(light, Topic.DOSE_80)).isInstanceOf(Verdict.Quiet.class);
        assertThat(notes(light, Topic.CLOT_RISK)).noneMatch(DoseAtRiskTest::namesARisk);
        assertThat(notes(light, Topic.CK_DUE)).noneMatch(DoseAtRiskTest::namesARisk);
    }
}
