package dev.ivigcds.rules;

import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.coded;
import static dev.ivigcds.facts.ChartFixture.everyDay;
import static dev.ivigcds.facts.ChartFixture.ivig;
import static dev.ivigcds.facts.ChartFixture.result;
import static dev.ivigcds.facts.ChartFixture.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.PerformedProcedure;
import java.time.Period;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgaAfterPlasmapheresisTest {
    private static final Observation IGA_OF_FEBRUARY_20 = result(Concepts.IGA, "5", "mg/dL", "2026-02-20");

    @ParameterizedTest
    @CsvSource({
        "2026-02-13, false",
        "2026-02-14, true",
        "2026-02-19T20:00+01:00, true",
        "2026-02-20, true",
        "2026-02-21, false"
    })
    void aResultDrawnFewerThanSevenDaysAfterPlasmapheresisIsNotReliable(String done, boolean noted) {
        assertThat(note(exchange(done, Concepts.PLASMAPHERESIS)).isPresent()).isEqualTo(noted);
    }

    @Test
    void theNoteNamesBothDaysAndLeavesTheSameDayOpen() {
        assertThat(note(exchange("2026-02-18", Concepts.PLASMAPHERESIS)))
                .contains(
                        "The IgA of 2026-02-20 was drawn fewer than 7 days after plasmapheresis (2026-02-18): it is not reliable.");
        assertThat(note(exchange("2026-02-20", Concepts.PLASMAPHERESIS)))
                .contains(
                        "The IgA of 2026-02-20 was drawn on a day of plasmapheresis: if it was drawn after it, it is not reliable.");
    }

    @Test
    void apheresisOfCellsLeavesIgaAlone() {
        assertThat(note(exchange("2026-02-18", Concepts.OTHER_APHERESIS))).isEmpty();
    }

    @Test
    void theCardOnDeficiencyCarriesIt() {
        ChartFixture deficient = chart().signing(ivig("1", "g/kg", everyDay(2)))
                .with("iga", IGA_OF_FEBRUARY_20)
                .with("procedures", exchange("2026-02-18", Concepts.PLASMAPHERESIS));
        assertThat(RuleFixture.finding(RuleFixture.IGA, deficient).notes())
                .anyMatch(note -> note.startsWith("The IgA of 2026-02-20 was drawn fewer than 7 days"));
    }

    private static Optional<String> note(PerformedProcedure procedure) {
        return IgaAfterPlasmapheresis.note(
                chart().with("procedures", procedure).build(), IGA_OF_FEBRUARY_20, Period.ofDays(7));
    }

    private static PerformedProcedure exchange(String day, Concept what) {
        return new PerformedProcedure("Procedure/p", false, coded(what), Optional.of(when(day)), Optional.empty());
    }
}
