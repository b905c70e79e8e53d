package dev.ivigcds.rules;

import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.everyDay;
import static dev.ivigcds.facts.ChartFixture.ivig;
import static dev.ivigcds.facts.ChartFixture.problem;
import static dev.ivigcds.facts.ChartFixture.result;
import static dev.ivigcds.rules.RuleFixture.RENAL;
import static dev.ivigcds.rules.RuleFixture.quantity;
import static dev.ivigcds.rules.RuleFixture.said;
import static dev.ivigcds.rules.RuleFixture.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Person;
import dev.ivigcds.facts.Problem;
import dev.ivigcds.facts.Recognition;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenalRiskTest {
    private static ChartFixture signing() {
        return chart().signing(ivig("0.4", "g/kg", everyDay(5)));
    }

    private static ChartFixture egfr(String value, String day) {
        return signing().with("renal", result(Concepts.EGFR, value, "mL/min/{1.73_m2}", day));
    }

    @Test
    void parametersThatMakeNoSenseAreRefused() {
        Period days = Period.ofDays(30);
        Period years = Period.ofYears(65);
        assertThatThrownBy(() -> new RenalRisk(quantity("60 %"), days, days, years, quantity("2 factors")))
                .hasMessageContaining("mL/min");
        assertThatThrownBy(() -> new RenalRisk(quantity("60 mL/min"), days, days, days, quantity("2 factors")))
                .hasMessageContaining("whole years");
        assertThatThrownBy(() -> new RenalRisk(quantity("60 mL/min"), days, days, years, quantity("0 factors")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RenalRisk(quantity("60 mL/min"), Period.ZERO, days, years, quantity("2 factors")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"2025-12-02, true", "2025-12-01, false"})
    void anEgfrIsJudgedFor90Days(String day, boolean judged) {
        assertThat(said(RENAL, egfr("45", day)).contains("renalRisk/default WARNING"))
                .isEqualTo(judged);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-31, true", "2026-01-30, false"})
    void kidneyFunctionIsKnownFor30Days(String day, boolean known) {
        assertThat(said(RENAL, egfr("95", day)).isEmpty()).isEqualTo(known);
    }

    @Test
    void whatCannotBeHadIsUndeterminedAndToldApart() {
        assertThat(said(RENAL, signing().notChecked("renal"))).isEmpty();
        assertThat(verdict(RENAL, signing().notChecked("renal"), Topic.RENAL_UNKNOWN)
                        .because())
                .startsWith("creatinine or eGFR could not be checked");
        assertThat(verdict(RENAL, signing().unavailable("renal"), Topic.RENAL_UNKNOWN))
                .isInstanceOf(Verdict.Undetermined.class)
                .extracting(Verdict::because)
                .asString()
                .startsWith("creatinine or eGFR unavailable here");
        assertThat(verdict(RENAL, egfr("95", "2026-03-01").notChecked("conditions"), Topic.RENAL_RISK))
                .isInstanceOf(Verdict.Undetermined.class);
    }

    @Test
    void aFactorThatIsKnownSpeaksThoughOthersCouldNotBeChecked() {
        ChartFixture chart = signing()
                .with("conditions", problem(Concepts.ACUTE_KIDNEY_INJURY))
                .notChecked("conditions")
                .unavailable("renal");

        Verdict.Raised raised = (Verdict.Raised) verdict(RENAL, chart, Topic.RENAL_RISK);
        assertThat(raised.finding().notes())
                .anyMatch(n -> n.startsWith("Diagnoses could not be checked"))
                .anyMatch(n -> n.startsWith("Creatinine and eGFR unavailable here"));
    }

    @ParameterizedTest
    @CsvSource({
        "'Chronic kidney disease', CKD (stage not stated)",
        "'', CKD (stage not stated)",
        "'CKD stage 3b', CKD stage 3-5",
        "'CKD G4A2', CKD stage 3-5",
        "'CKD G3a/A1', CKD stage 3-5",
        "'Chronic kidney disease, stage IV', CKD stage 3-5",
        "'Chronic kidney disease, stage 2', ",
        "'CKD stage II', ",
        "'CKD G1', "
    })
    void theStageOfACodeWithoutOneIsReadFromTheWords(String words, String factor) {
        Recognition ckd = new Recognition(Set.of(Concepts.KIDNEY_DISEASE_STAGE_NOT_STATED), Recognition.By.CODE, words);
        ChartFixture chart = egfr("95", "2026-03-01")
                .with("conditions", new Problem("Condition/k", ckd, Optional.empty(), Optional.empty(), false));

        assertThat(factors(chart)).isEqualTo(Optional.ofNullable(factor));
    }

    private static Optional<String> factors(ChartFixture chart) {
        return verdict(RENAL, chart, Topic.RENAL_RISK) instanceof Verdict.Raised raised
                ? Optional.ofNullable(raised.finding().values().get("factors"))
                : Optional.empty();
    }

    @Test
    void allFactorsAreCountedAndTheStrongOnesNamedFirst() {
        ChartFixture chart = egfr("45", "2026-03-01")
                .person(new Person(Optional.of(LocalDate.parse("1940-01-01")), Optional.empty()))
                .with("conditions", problem(Concepts.PARAPROTEINEMIA))
                .with("conditions", problem(Concepts.VOLUME_DEPLETION))
                .with("conditions", problem(Concepts.DIABETES))
                .with("conditions", problem(Concepts.KIDNEY_DISEASE_STAGE_NOT_STATED))
                .with("conditions", problem(Concepts.ACUTE_KIDNEY_INJURY));

        assertThat(factors(chart)).contains("eGFR 45, acute kidney injury +5");
        assertThat(verdict(RENAL, chart, Topic.RENAL_RISK).because())
                .contains("CKD (stage not stated), age 86, diabetes, volume depletion, paraproteinemia");
    }

    @Test
    void aDiagnosisThatHasEndedIsNoFactor() {
        ChartFixture chart =
                egfr("95", "2026-03-01").with("pastConditions", problem(Concepts.KIDNEY_DISEASE_STAGE_3_TO_5));

        assertThat(said(RENAL, chart)).isEmpty();
    }

    @Test
    void anUnclearNewerEgfrIsPassedOverAndNamed() {
        ChartFixture chart = egfr("45", "2026-02-01")
                .with("renal", result(Concepts.EGFR, "70", "", "2026-03-01"))
                .with("renal", result(Concepts.CREATININE, "0.9", "mg/dL", "2026-03-01"));

        Verdict.Raised raised = (Verdict.Raised) verdict(RENAL, chart, Topic.RENAL_RISK);
        assertThat(raised.finding().notes()).anyMatch(n -> n.contains("was passed over: 70 (no unit) of 2026-03-01"));
    }

    @Test
    void aResultIsShownWithoutTheBracesOfUcum() {
        assertThat(verdict(RENAL, egfr("45", "2026-03-01"), Topic.RENAL_RISK).inputs())
                .extracting(Input::value)
                .containsExactly("45 mL/min/1.73 m2");
    }

    @Test
    void nothingIsSaidWhenAChartIsOpenedOrNoIvigIsAboutToBeGiven() {
        assertThat(said(RENAL, egfr("45", "2026-03-01").at(Occasion.PATIENT_VIEW)))
                .isEmpty();
        assertThat(said(RENAL, chart())).isEmpty();
    }
}
