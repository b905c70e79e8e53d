package dev.ivigcds.rules;

import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.everyDay;
import static dev.ivigcds.facts.ChartFixture.ivig;
import static dev.ivigcds.facts.ChartFixture.problem;
import static dev.ivigcds.rules.RuleFixture.CLOT;
import static dev.ivigcds.rules.RuleFixture.finding;
import static dev.ivigcds.rules.RuleFixture.said;
import static dev.ivigcds.rules.RuleFixture.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Person;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClotRiskTest {
    private static ChartFixture signing() {
        return chart().signing(ivig("0.4", "g/kg", everyDay(5)));
    }

    private static ChartFixture born(String day) {
        return signing().person(new Person(Optional.of(LocalDate.parse(day)), Optional.empty()));
    }

    @Test
    void anAgeOfNothingIsRefused() {
        assertThatThrownBy(() -> new ClotRisk(Period.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClotRisk(Period.ofDays(65))).hasMessageContaining("whole years");
    }

    @Test
    void aClotCountsEverButWhatMakesBloodClotOnlyWhileItStands() {
        for (Concept ever : List.of(
                Concepts.VENOUS_THROMBOSIS,
                Concepts.PULMONARY_EMBOLISM,
                Concepts.STROKE,
                Concepts.MYOCARDIAL_INFARCTION)) {
            assertThat(said(CLOT, signing().with("conditions", problem(ever)))).isNotEmpty();
            assertThat(said(CLOT, signing().with("pastConditions", problem(ever))))
                    .isNotEmpty();
        }
        for (Concept now : List.of(Concepts.THROMBOPHILIA, Concepts.PARAPROTEINEMIA)) {
            assertThat(said(CLOT, signing().with("conditions", problem(now)))).isNotEmpty();
            assertThat(said(CLOT, signing().with("pastConditions", problem(now))))
                    .isEmpty();
        }
    }

    @Test
    void ageAndDiabetesCountTogetherOnly() {
        assertThat(said(CLOT, born("1960-03-02"))).isEmpty();
        assertThat(said(CLOT, born("1960-03-03").with("conditions", problem(Concepts.DIABETES))))
                .isEmpty();
        assertThat(finding(CLOT, born("1960-03-02").with("conditions", problem(Concepts.DIABETES)))
                        .values())
                .containsEntry("factors", "age 66, diabetes");
    }

    @Test
    void anUnknownAgeBesideDiabetesLeavesTheRiskOpen() {
        ChartFixture unknown = signing()
                .person(new Person(Optional.empty(), Optional.empty()))
                .with("conditions", problem(Concepts.DIABETES));

        assertThat(verdict(CLOT, unknown, Topic.CLOT_RISK)).isInstanceOf(Verdict.Undetermined.class);
    }

    @Test
    void diagnosesThatCannotBeHadAreNeverAnAllClear() {
        assertThat(verdict(CLOT, signing().notChecked("conditions"), Topic.CLOT_RISK))
                .isInstanceOf(Verdict.Undetermined.class);
        ChartFixture known =
                signing().with("pastConditions", problem(Concepts.STROKE)).notChecked("conditions");
        assertThat(finding(CLOT, known).notes()).anyMatch(n -> n.startsWith("Diagnoses could not be checked"));
    }

    @Test
    void nothingIsSaidWhenAChartIsOpenedOrNoIvigIsAboutToBeGiven() {
        ChartFixture stroke = signing().with("conditions", problem(Concepts.STROKE));
        assertThat(said(CLOT, stroke.at(Occasion.PATIENT_VIEW))).isEmpty();
        assertThat(said(CLOT, chart().with("conditions", problem(Concepts.STROKE))))
                .isEmpty();
    }
}
