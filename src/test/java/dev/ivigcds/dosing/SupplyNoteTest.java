package dev.ivigcds.dosing;

import static dev.ivigcds.dosing.OrderFixture.given;
import static dev.ivigcds.dosing.OrderFixture.remarking;
import static dev.ivigcds.facts.ChartFixture.chart;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Remarks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupplyNoteTest {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.1");

    @ParameterizedTest(name = "{0} {1} for 35 g on four days, every four weeks, twice")
    @CsvSource({"140, g, true", "154, g, true", "154.1, g, false", "280, g, true", "1400, mL, true", "70, g, false"})
    void aFillFitsACourseOrTheWholeOrder(String amount, String unit, boolean fits) {
        OrderFixture order = given("35", "g").times(4, "4", "wk").count(8);

        assertThat(note(order, amount, unit).isEmpty()).isEqualTo(fits);
    }

    @Test
    void aFillThatDoesNotFitIsTold() {
        assertThat(note(given("70", "g").every("1", "d").count(2), "70", "g"))
                .contains("The amount to dispense, 70 g, does not fit the course of 140 g;"
                        + " a supply is not taken for a dose.");
    }

    @Test
    void aFillInUnknownUnitsSaysNothing() {
        assertThat(note(given("70", "g"), "7", "{vial}")).isEmpty();
        assertThat(note(given("70", "g"), "160", "[IU]")).isEmpty();
    }

    @Test
    void withoutGramsOfTheCourseNothingIsCompared() {
        assertThat(note(given("1", "g/kg"), "70", "g")).isEmpty();
    }

    private static Optional<String> note(OrderFixture written, String amount, String unit) {
        Remarks remarks = new Remarks(Optional.empty(), "", Optional.of(Quantity.of(new BigDecimal(amount), unit)));
        MedicationOrder order = remarking(written.of("Privigen 10 %", ""), remarks);
        PlanLimits limits = new PlanLimits(
                Period.ofDays(35), Period.ofDays(28), TOLERANCE, new BigDecimal("2"), new BigDecimal("350"));
        DosePlan plan = DosePlan.of(
                CountedOrders.of(chart().signing(order).build()),
                Optional.empty(),
                LocalDate.parse("2026-03-02"),
                limits);
        return SupplyNote.of(
                order, plan.coursesByOrder(Period.ofDays(7)).getOrDefault(order.from(), List.of()), TOLERANCE);
    }
}
