package dev.ivigcds.dosing;

import static dev.ivigcds.dosing.OrderFixture.given;

import dev.ivigcds.bench.Stop;
import dev.ivigcds.facts.ChartFixture;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;

/** An order becomes grams on each day: 0.4 g/kg on five days of every four weeks, without an end, as far as orders without an end are looked at. */
public class DoseBench extends Stop {
    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final Period COURSE = Period.ofDays(28);
    private static final PlanLimits LIMITS = new PlanLimits(
            Period.ofDays(35), COURSE, new BigDecimal("0.1"), new BigDecimal("2"), new BigDecimal("350"));

    private final CountedOrders orders = CountedOrders.of(ChartFixture.chart()
            .signing(given("0.4", "g/kg").times(5, "4", "wk").order())
            .build());
    private final Optional<BigDecimal> kg = Optional.of(new BigDecimal("70"));
    private final DosePlan plan = fiveDays();

    private DosePlan fiveDays() {
        DosePlan made = expansion();
        if (made.infusions().size() != 10 || !made.gaps().isEmpty()) {
            throw new IllegalStateException("not the order that is to be measured: " + made);
        }
        return made;
    }

    @Benchmark
    public DosePlan expansion() {
        return DosePlan.of(orders, kg, TODAY, LIMITS);
    }

    /** The sums that limits are compared with: days, and windows of a course's length. */
    @Benchmark
    public List<List<Stretch>> sums() {
        return List.of(plan.days(), plan.windows(COURSE));
    }
}
