package dev.ivigcds.dosing;

import static dev.ivigcds.dosing.OrderFixture.given;
import static dev.ivigcds.dosing.OrderFixture.order;
import static dev.ivigcds.facts.ChartFixture.chart;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** T-19: an order of more instructions than anyone writes is not laid out, and says so. */
class ManyInstructionsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final PlanLimits LIMITS = new PlanLimits(
            Period.ofDays(35), Period.ofDays(28), new BigDecimal("0.1"), new BigDecimal("2"), new BigDecimal("350"));

    private static DosePlan plan(int instructions) {
        OrderFixture[] each = IntStream.rangeClosed(1, instructions)
                .mapToObj(i -> given("20", "g").sequence(i))
                .toArray(OrderFixture[]::new);
        return DosePlan.of(
                CountedOrders.of(chart().signing(order(each)).build()),
                Optional.of(new BigDecimal("80")),
                TODAY,
                LIMITS);
    }

    @Test
    void T19_anOrderOfAHundredInstructionsIsLaidOut() {
        DosePlan plan = plan(OrderCalendar.MOST_INSTRUCTIONS);
        assertThat(plan.infusions()).hasSize(100);
        assertThat(plan.isComplete()).isTrue();
    }

    @Test
    void T19_anOrderOfOneMoreIsAGapAndNeverAQuietZero() {
        DosePlan plan = plan(OrderCalendar.MOST_INSTRUCTIONS + 1);
        assertThat(plan.infusions()).isEmpty();
        assertThat(plan.gaps())
                .singleElement()
                .extracting(gap -> gap.why().reason())
                .isEqualTo("more than 100 dosage instructions");
        assertThat(plan.isComplete()).isFalse();
    }
}
