package dev.ivigcds.rules;

import static dev.ivigcds.dosing.OrderFixture.given;
import static dev.ivigcds.dosing.OrderFixture.named;
import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.coded;
import static dev.ivigcds.facts.ChartFixture.kilograms;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.dosing.OrderFixture;
import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Proposal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every order (clinical.md 3.4), over seeded random ones. */
class InfusionDosePropertyTest {
    private static final int ROUNDS = 400;

    private final Random random = new Random(20260302);

    @Test
    void splittingAnOrderIntoSameDayOrdersNeverChangesTheDay() {
        for (int round = 0; round < ROUNDS; round++) {
            int parts = 2 + random.nextInt(4);
            BigDecimal part = tenths(5, 500);
            int days = 1 + random.nextInt(5);
            String kg = kg();
            BigDecimal whole = part.multiply(BigDecimal.valueOf(parts));
            Answer one = judge(weighing(kg).signing(grams(whole, days).order()));
            ChartFixture several = weighing(kg);
            for (int i = 0; i < parts; i++) {
                several.signing(named(grams(part, days).order(), "part" + i));
            }
            Answer many = judge(several);

            assertThat(gramsOf(many)).as("%s x %s g", parts, part).isEqualTo(gramsOf(one));
            assertThat(InfusionDoseFixture.raised(many)).isEqualTo(InfusionDoseFixture.raised(one));
        }
    }

    @Test
    void gramsMilligramsAndMillilitresOfKnownStrengthAreJudgedAlike() {
        for (int round = 0; round < ROUNDS; round++) {
            BigDecimal grams = tenths(5, 2500);
            int days = 1 + random.nextInt(5);
            String kg = kg();
            String millilitres = grams.multiply(BigDecimal.TEN).toPlainString();
            String milligrams = grams.movePointRight(3).toPlainString();
            Answer inGrams = judge(weighing(kg).signing(grams(grams, days).order()));
            Answer inMilligrams =
                    judge(weighing(kg).signing(daily(milligrams, "mg", days).order()));
            Answer inMillilitres =
                    judge(weighing(kg).signing(daily(millilitres, "mL", days).of("IVIG", "0.1")));

            assertThat(InfusionDoseFixture.raised(inMilligrams)).isEqualTo(InfusionDoseFixture.raised(inGrams));
            assertThat(InfusionDoseFixture.raised(inMillilitres)).isEqualTo(InfusionDoseFixture.raised(inGrams));
            assertThat(gramsOf(inMilligrams)).isEqualTo(gramsOf(inGrams));
            assertThat(gramsOf(inMillilitres)).isEqualTo(gramsOf(inGrams));
        }
    }

    @Test
    void anOrderOutOfScopeChangesNothing() {
        for (int round = 0; round < ROUNDS; round++) {
            String kg = kg();
            MedicationOrder order =
                    grams(tenths(5, 2500), 1 + random.nextInt(5)).order();
            MedicationOrder large = named(grams(tenths(500, 2500), 5).order(), "other");
            MedicationOrder outside = random.nextBoolean()
                    ? OrderFixture.forReason(large, coded(Concepts.OTHER_IVIG_INDICATION))
                    : OrderFixture.with(
                            large, new Product("Hizentra", coded(Concepts.SCIG_OR_IM), Optional.empty(), true));
            Answer alone = judge(weighing(kg).signing(order));
            Answer beside = judge(weighing(kg).signing(order).signing(outside).with("orders", outside));

            assertThat(beside.verdicts()).isEqualTo(alone.verdicts());
        }
    }

    @Test
    void aProposalFedBackIsNeverFlaggedAndKeepsTheTotal() {
        int proposals = 0;
        for (int round = 0; round < 4 * ROUNDS; round++) {
            String kg = Integer.toString(75 + random.nextInt(175));
            String perKg = "0." + (4 + random.nextInt(6));
            boolean monthly = random.nextBoolean();
            int times = monthly ? 1 + random.nextInt(4) : 1 + random.nextInt(3);
            OrderFixture order = monthly
                    ? given(random.nextBoolean() ? "1" : perKg, "g/kg")
                            .every("4", "wk")
                            .count(times)
                    : given(random.nextBoolean() ? "1" : perKg, "g/kg")
                            .every("1", "d")
                            .count(times);
            Answer answer = judge(weighing(kg).signing(order.order()));
            Optional<Proposal.SpreadDose> proposal = proposal(answer);
            if (proposal.isEmpty()) {
                continue;
            }
            proposals++;
            Proposal.SpreadDose spread = proposal.get();
            OrderFixture mended = given(spread.gramsPerDay().toPlainString(), "g");
            Answer again = judge(weighing(kg)
                    .signing((monthly
                                    ? mended.times(spread.days(), "4", "wk").count(times * spread.days())
                                    : mended.every("1", "d").count(spread.days()))
                            .order()));

            assertThat(InfusionDoseFixture.raised(again))
                    .as("%s kg, %s", kg, spread)
                    .isEmpty();
            BigDecimal total = spread.gramsPerDay().multiply(BigDecimal.valueOf(spread.days()));
            assertThat(total.subtract(spread.courseGrams()).abs())
                    .isLessThanOrEqualTo(new BigDecimal("0.05").multiply(BigDecimal.valueOf(spread.days())));
        }
        assertThat(proposals).isGreaterThan(100);
    }

    @Test
    void theOrderOfOrdersNeverMatters() {
        for (int round = 0; round < ROUNDS; round++) {
            String kg = kg();
            List<MedicationOrder> orders = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                orders.add(named(grams(tenths(5, 900), 1 + random.nextInt(4)).order(), "mr" + i));
            }
            ChartFixture forwards = weighing(kg);
            orders.forEach(forwards::signing);
            Collections.shuffle(orders, random);
            ChartFixture shuffled = weighing(kg);
            orders.forEach(shuffled::signing);

            assertThat(gramsOf(judge(shuffled))).isEqualTo(gramsOf(judge(forwards)));
            assertThat(InfusionDoseFixture.raised(judge(shuffled)))
                    .isEqualTo(InfusionDoseFixture.raised(judge(forwards)));
        }
    }

    private static Answer judge(ChartFixture chart) {
        return InfusionDoseFixture.judge(chart);
    }

    private static List<BigDecimal> gramsOf(Answer answer) {
        return InfusionDoseFixture.dose(answer).gramsByDay().values().stream()
                .map(BigDecimal::stripTrailingZeros)
                .toList();
    }

    private static Optional<Proposal.SpreadDose> proposal(Answer answer) {
        return InfusionDoseFixture.raised(answer).stream()
                .flatMap(topic -> InfusionDoseFixture.finding(answer, topic).offers().stream())
                .flatMap(offer -> offer.proposals().stream())
                .map(Proposal.SpreadDose.class::cast)
                .findFirst();
    }

    private static OrderFixture grams(BigDecimal grams, int days) {
        return daily(grams.toPlainString(), "g", days);
    }

    private static OrderFixture daily(String value, String unit, int days) {
        return given(value, unit).every("1", "d").count(days);
    }

    private static ChartFixture weighing(String kg) {
        return chart().with("body", kilograms(kg, "2026-02-27"));
    }

    private String kg() {
        return Integer.toString(40 + random.nextInt(120));
    }

    private BigDecimal tenths(int from, int to) {
        return BigDecimal.valueOf(from + random.nextInt(to - from), 1).setScale(1, RoundingMode.UNNECESSARY);
    }
}
