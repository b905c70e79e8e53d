package dev.ivigcds.rules;

import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.coded;
import static dev.ivigcds.facts.ChartFixture.everyDay;
import static dev.ivigcds.facts.ChartFixture.infusion;
import static dev.ivigcds.facts.ChartFixture.ivig;
import static dev.ivigcds.facts.ChartFixture.result;
import static dev.ivigcds.rules.RuleFixture.IGA;
import static dev.ivigcds.rules.RuleFixture.finding;
import static dev.ivigcds.rules.RuleFixture.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Problem;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Result;
import dev.ivigcds.facts.ServiceOrder;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Antibodies against IgA, in a patient of 3 mg/dL who tolerated IVIG before unless said otherwise. */
class AntiIgaTest {
    private static final String CRITICAL = "igaDeficient/antibodies CRITICAL";
    private static final String TOLERATED = "igaDeficientTolerated/default WARNING";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "positive",
                "Positive",
                "POSITIVE (1:64)",
                "weakly positive",
                "detected",
                "Present",
                "Positive (qualifier value)"
            })
    void aPositiveResultIsCriticalWhateverWasTolerated(String words) {
        assertThat(said(IGA, tolerated().with("iga", antibodies(words, "2026-01-10"))))
                .containsExactly(CRITICAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "negative",
                "Not detected",
                "none detected",
                "non-detectable",
                "absent",
                "Not present",
                "undetectable"
            })
    void aNegativeResultIsALineOfTheDetail(String words) {
        ChartFixture chart = tolerated().with("iga", antibodies(words, "2026-01-10"));

        assertThat(said(IGA, chart)).containsExactly(TOLERATED);
        assertThat(finding(IGA, chart).notes()).contains("Antibodies against IgA: negative (2026-01-10).");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see comment",
                "equivocal",
                "positive control valid, patient negative",
                "1:64",
                "presented late",
                ""
            })
    void wordsThatDoNotSayAreNotJudgedAndNamed(String words) {
        ChartFixture chart = tolerated().with("iga", antibodies(words, "2026-01-10"));

        assertThat(said(IGA, chart)).containsExactly(TOLERATED);
        assertThat(finding(IGA, chart).notes())
                .anyMatch(n -> n.startsWith("A result on antibodies against IgA cannot be interpreted: ")
                        && n.endsWith(" of 2026-01-10."));
    }

    @ParameterizedTest
    @CsvSource({"POS, igaDeficient/antibodies CRITICAL", "NEG, igaDeficientTolerated/default WARNING"})
    void anInterpretationSaysItBesideANumber(String interpretation, String said) {
        Result titre = new Result.Measured(Quantity.of(new BigDecimal("64"), "{titer}"));

        assertThat(said(IGA, tolerated().with("iga", antibodies(titre, interpretation, "2026-01-10"))))
                .containsExactly(said);
    }

    @Test
    void wordsAndInterpretationThatContradictEachOtherAreNotJudged() {
        Result negative = new Result.Worded("negative");

        assertThat(said(IGA, tolerated().with("iga", antibodies(negative, "POS", "2026-01-10"))))
                .containsExactly(TOLERATED);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-10, 2026-01-11, igaDeficientTolerated/default WARNING",
        "2026-01-11, 2026-01-10, igaDeficient/antibodies CRITICAL"
    })
    void theLatestResultDecides(String positive, String negative, String said) {
        assertThat(said(
                        IGA,
                        tolerated()
                                .with("iga", antibodies("positive", positive))
                                .with("iga", antibodies("negative", negative))))
                .containsExactly(said);
    }

    @Test
    void aReadableOlderResultBeatsANewerUnreadableOneThatIsNamed() {
        ChartFixture chart = tolerated()
                .with("iga", antibodies("positive", "2026-01-10"))
                .with("iga", antibodies("see comment", "2026-02-10"));

        assertThat(said(IGA, chart)).containsExactly(CRITICAL);
        assertThat(finding(IGA, chart).notes())
                .contains("A result on antibodies against IgA cannot be interpreted: \"see comment\" of 2026-02-10.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRELIMINARY", "REGISTERED"})
    void aResultThatIsNotFinalIsNotJudgedAndSaid(Observation.Status status) {
        Observation coming = new Observation(
                "Observation/a",
                Concepts.ANTI_IGA,
                status,
                Optional.of(When.on(LocalDate.parse("2026-01-10"))),
                new Result.Worded("positive"),
                Optional.empty());
        ChartFixture chart = tolerated().with("iga", coming);

        assertThat(said(IGA, chart)).containsExactly(TOLERATED);
        assertThat(finding(IGA, chart).notes())
                .contains("A result on antibodies against IgA is not final yet and was not judged.");
    }

    @Test
    void aSearchThatFailedIsNotAnEmptyOne() {
        ChartFixture chart = tolerated().notChecked("iga");

        assertThat(said(IGA, chart)).containsExactly(TOLERATED);
        assertThat(finding(IGA, chart).notes())
                .contains("Antibodies against IgA could not be checked: the record server did not answer.");
    }

    @Test
    void theTestIsOfferedOnlyWhereItIsNeitherKnownNorOnItsWay() {
        ServiceOrder ordered = new ServiceOrder(
                "ServiceRequest/s",
                false,
                false,
                ServiceOrder.Status.ACTIVE,
                coded(Concepts.ANTI_IGA),
                Optional.empty(),
                Optional.empty());

        assertThat(offers(tolerated())).containsExactly("orderAntiIga", "consultImmunology");
        assertThat(offers(tolerated().with("iga", antibodies("positive", "2026-01-10"))))
                .containsExactly("consultImmunology");
        assertThat(offers(tolerated().with("services", ordered))).containsExactly("consultImmunology");
    }

    @Test
    void aDeficiencyByDiagnosisOrReportIsCriticalTooInItsOwnWords() {
        Problem diagnosis =
                new Problem("Condition/d", coded(Concepts.IGA_DEFICIENCY), Optional.empty(), Optional.empty(), false);
        ChartFixture byDiagnosis = chart().signing(ivig("1", "g/kg", everyDay(2)))
                .with("given", infusion("2026-01-01"))
                .with("conditions", diagnosis)
                .with("iga", antibodies("positive", "2026-01-10"));
        Observation reported = new Observation(
                "Observation/i",
                Concepts.IGA,
                Observation.Status.FINAL,
                Optional.of(When.on(LocalDate.parse("2026-02-01"))),
                new Result.Worded("<7 mg/dL"),
                Optional.empty());
        ChartFixture byReport = chart().signing(ivig("1", "g/kg", everyDay(2)))
                .with("iga", reported)
                .with("iga", antibodies("positive", "2026-01-10"));

        assertThat(said(IGA, byDiagnosis)).containsExactly("igaDeficient/antibodiesDiagnosis CRITICAL");
        assertThat(said(IGA, byReport)).containsExactly("igaDeficient/antibodiesReported CRITICAL");
    }

    @Test
    void antibodiesAloneRaiseNothingAndAreNotedWhereIgaIsNotKnown() {
        ChartFixture unscreened =
                chart().signing(ivig("1", "g/kg", everyDay(2))).with("iga", antibodies("positive", "2026-01-10"));
        ServiceOrder ordered = new ServiceOrder(
                "ServiceRequest/s",
                false,
                false,
                ServiceOrder.Status.ACTIVE,
                coded(Concepts.IGA),
                Optional.empty(),
                Optional.empty());
        String note = "Antibodies against IgA are positive (2026-01-10); IgA itself is not known.";

        assertThat(said(IGA, unscreened)).containsExactly("igaUnscreened/default WARNING");
        assertThat(finding(IGA, unscreened).notes()).contains(note);
        assertThat(said(IGA, unscreened.with("services", ordered))).containsExactly("igaPending/default INFO");
        assertThat(finding(IGA, unscreened).notes()).contains(note);
        assertThat(said(IGA, unscreened.with("iga", result(Concepts.IGA, "180", "mg/dL", "2026-02-01"))))
                .isEmpty();
    }

    private static ChartFixture tolerated() {
        return chart().signing(ivig("1", "g/kg", everyDay(2)))
                .with("iga", result(Concepts.IGA, "3", "mg/dL", "2026-02-01"))
                .with("given", infusion("2026-01-01"));
    }

    private static List<String> offers(ChartFixture chart) {
        return finding(IGA, chart).offers().stream().map(Finding.Offer::label).toList();
    }

    private static Observation antibodies(String words, String day) {
        return antibodies(new Result.Worded(words), "", day);
    }

    private static Observation antibodies(Result result, String interpretation, String day) {
        return new Observation(
                "Observation/anti-" + day,
                Concepts.ANTI_IGA,
                Observation.Status.FINAL,
                Optional.of(When.on(LocalDate.parse(day))),
                result,
                Optional.empty(),
                interpretation);
    }
}
