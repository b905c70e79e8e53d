package dev.ivigcds.rules;

import static dev.ivigcds.dosing.OrderFixture.given;
import static dev.ivigcds.dosing.OrderFixture.named;
import static dev.ivigcds.dosing.OrderFixture.order;
import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.coded;
import static dev.ivigcds.facts.ChartFixture.kilograms;
import static dev.ivigcds.facts.ChartFixture.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.dosing.OrderFixture;
import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Proposal;
import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every order (clinical.md 3.4), over seeded random ones: a failure names the round, and the same round comes again. */
class InfusionDosePropertyTest {
    private static final int ROUNDS = 400;

    private Random random = new Random();

    private interface Property {
        void holds();
    }

    /** Each round draws from a seed of its own, so that a failing round can be run alone. */
    private void forEachRound(int rounds, Property property) {
        for (int round = 0; round < rounds; round++) {
            random = new Random(20260302L + round);
            try {
                property.holds();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("round " + round + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void splittingAnOrderIntoSameDayOrdersNeverChangesTheDay() {
        forEachRound(ROUNDS, () -> {
            List<BigDecimal> parts = IntStream.range(0, 2 + random.nextInt(5))
                    .mapToObj(i -> tenths(5, 500))
                    .toList();
            BigDecimal whole = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            int days = 1 + random.nextInt(5);
            String kg = kg();
            Answer one = judge(weighing(kg).signing(grams(whole, days).order()));
            ChartFixture several = weighing(kg);
            parts.forEach(part -> several.signing(named(grams(part, days).order(), "part" + random.nextInt())));
            Answer many = judge(several);

            assertThat(gramsOf(many)).as("%s on %s days", parts, days).isEqualTo(gramsOf(one));
            assertThat(InfusionDoseFixture.raised(many)).isEqualTo(InfusionDoseFixture.raised(one));
        });
    }

    @Test
    void theUnitOfADoseNeverChangesWhatIsSaid() {
        forEachRound(ROUNDS, () -> {
            BigDecimal grams = tenths(5, 2500);
            int days = 1 + random.nextInt(5);
            String kg = kg();
            Map<String, String> inGrams =
                    said(judge(weighing(kg).signing(written(grams, "g", days).of("IVIG 10 %", ""))));
            Map<String, BigDecimal> same = Map.of(
                    "mg", grams.movePointRight(3),
                    "kg", grams.movePointLeft(3),
                    "ug", grams.movePointRight(6),
                    "mL", grams.movePointRight(1),
                    "L", grams.movePointLeft(2),
                    "dL", grams.movePointLeft(1),
                    "{vial}", grams.divide(new BigDecimal("2.5")));

            same.forEach((unit, amount) -> assertThat(
                            said(judge(weighing(kg).signing(vials(written(amount, unit, days))))))
                    .as("%s g as %s %s for %s kg", grams, amount, unit, kg)
                    .isEqualTo(inGrams));
        });
    }

    @Test
    void daysInARowAreTheSameHoweverTheyAreWritten() {
        forEachRound(ROUNDS, () -> {
            BigDecimal grams = tenths(5, 2500);
            int days = 2 + random.nextInt(4);
            String kg = kg();
            Map<String, String> counted =
                    said(judge(weighing(kg).signing(grams(grams, days).order())));
            OrderFixture listed = dose(grams);
            IntStream.range(0, days)
                    .forEach(day -> listed.event(
                            LocalDate.parse("2026-03-02").plusDays(day).toString()));
            List<OrderFixture> same = List.of(
                    dose(grams).every("1", "d").lasting(Integer.toString(days), "d"),
                    dose(grams).every("24", "h").count(days),
                    dose(grams).code("QD").count(days),
                    dose(grams).when("MORN").count(days),
                    dose(grams).times(days, "4", "wk").count(days),
                    listed);

            same.forEach(other -> assertThat(said(judge(weighing(kg).signing(other.order()))))
                    .as("%s g on %s days for %s kg", grams, days, kg)
                    .isEqualTo(counted));
        });
    }

    @Test
    void anOrderOutOfScopeChangesNothing() {
        forEachRound(ROUNDS, () -> {
            String kg = kg();
            MedicationOrder order =
                    grams(tenths(5, 2500), 1 + random.nextInt(5)).order();
            MedicationOrder large = named(grams(tenths(500, 2500), 5).order(), "other");
            MedicationOrder outside = switch (random.nextInt(4)) {
                case 0 -> OrderFixture.forReason(large, coded(Concepts.OTHER_IVIG_INDICATION));
                case 1 -> OrderFixture.with(large, product("Hizentra", Concepts.SCIG_OR_IM));
                case 2 -> OrderFixture.with(large, product("Rho(D)", Concepts.OTHER_GLOBULIN));
                default ->
                    OrderFixture.linked(
                            large, "other", Set.of(), Set.of(), Set.of(), random.nextBoolean() ? "proposal" : "option");
            };
            MedicationOrder ended = standing(large, "ended", MedicationOrder.Status.STOPPED, "2026-03-02");
            Answer alone = judge(weighing(kg).signing(order));
            Answer beside = judge(weighing(kg)
                    .signing(order)
                    .signing(outside)
                    .with("orders", outside)
                    .with("orders", ended));

            assertThat(beside.verdicts()).isEqualTo(alone.verdicts());
            assertThat(beside.workings()).isEqualTo(alone.workings());
        });
    }

    @Test
    void aProposalFedBackIsNeverFlaggedAndKeepsTheTotal() {
        List<Proposal.SpreadDose> proposals = new ArrayList<>();
        forEachRound(4 * ROUNDS, () -> {
            String kg = Integer.toString(75 + random.nextInt(175));
            boolean monthly = random.nextBoolean();
            int times = 1 + random.nextInt(monthly ? 4 : 3);
            String perKg = random.nextBoolean() ? "1" : "0." + (4 + random.nextInt(6));
            OrderFixture order = given(perKg, "g/kg")
                    .every(monthly ? "4" : "1", monthly ? "wk" : "d")
                    .count(times);
            proposal(judge(weighing(kg).signing(order.order()))).ifPresent(spread -> {
                proposals.add(spread);
                OrderFixture mended = given(spread.gramsPerDay().toPlainString(), "g");
                Answer again = judge(weighing(kg)
                        .signing((monthly
                                        ? mended.times(spread.days(), "4", "wk").count(times * spread.days())
                                        : mended.every("1", "d").count(spread.days()))
                                .order()));

                assertThat(InfusionDoseFixture.raised(again))
                        .as("%s kg, %s", kg, spread)
                        .isEmpty();
                BigDecimal days = BigDecimal.valueOf(spread.days());
                BigDecimal total = spread.gramsPerDay().multiply(days);
                assertThat(total.subtract(spread.courseGrams()).abs())
                        .isLessThanOrEqualTo(new BigDecimal("0.05").multiply(days));
            });
        });
        assertThat(proposals).hasSizeGreaterThan(100);
    }

    @Test
    void theOrderOfOrdersInstructionsAndEntriesNeverMatters() {
        forEachRound(ROUNDS, () -> {
            String kg = kg();
            List<List<OrderFixture>> orders = IntStream.rangeClosed(1, 3)
                    .mapToObj(i -> IntStream.rangeClosed(1, 1 + random.nextInt(3))
                            .mapToObj(j -> grams(tenths(5, 400), 1 + random.nextInt(4)))
                            .toList())
                    .toList();
            Answer forwards = judge(signing(kg, orders, false));
            Answer shuffled = judge(signing(kg, orders, true));

            assertThat(gramsOf(shuffled)).isEqualTo(gramsOf(forwards));
            assertThat(InfusionDoseFixture.raised(shuffled)).isEqualTo(InfusionDoseFixture.raised(forwards));
            assertThat(InfusionDoseFixture.dose(shuffled).window())
                    .isEqualTo(InfusionDoseFixture.dose(forwards).window());
        });
    }

    @Test
    void theOrderOfEntriesOfOneDoseNeverMatters() {
        forEachRound(ROUNDS, () -> {
            String kg = kg();
            List<String[]> entries = new ArrayList<>(List.of(
                    new String[] {"calculated", tenths(300, 1200).toPlainString(), "g"},
                    new String[] {"admin-amount", tenths(3000, 12000).toPlainString(), "mL"},
                    new String[] {"ordered", "0." + (4 + random.nextInt(6)), "g/kg"}));
            Map<String, String> forwards = said(judge(weighing(kg).signing(written(entries))));
            Collections.shuffle(entries, random);

            assertThat(said(judge(weighing(kg).signing(written(entries))))).isEqualTo(forwards);
        });
    }

    private ChartFixture signing(String kg, List<List<OrderFixture>> orders, boolean shuffled) {
        List<MedicationOrder> written = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            List<OrderFixture> instructions = new ArrayList<>(orders.get(i));
            if (shuffled) {
                Collections.shuffle(instructions, random);
            }
            written.add(named(order(instructions.toArray(OrderFixture[]::new)), "mr" + i));
        }
        if (shuffled) {
            Collections.shuffle(written, random);
        }
        ChartFixture chart = weighing(kg);
        written.forEach(chart::signing);
        return chart;
    }

    private static MedicationOrder written(List<String[]> entries) {
        String[] first = entries.getFirst();
        OrderFixture order = given(first[1], first[2]).every("1", "d").count(2);
        entries.stream().skip(1).forEach(entry -> order.or(entry[0], entry[1], entry[2]));
        return order.of("IVIG 10 %", "");
    }

    private static Answer judge(ChartFixture chart) {
        return InfusionDoseFixture.judge(chart);
    }

    /** Every topic that is raised, with its state, indicator and values. */
    private static Map<String, String> said(Answer answer) {
        Map<String, String> said = new TreeMap<>();
        InfusionDoseFixture.raised(answer).forEach(topic -> {
            Finding finding = InfusionDoseFixture.finding(answer, topic);
            said.put(topic.code(), finding.state() + " " + finding.indicator() + " " + new TreeMap<>(finding.values()));
        });
        said.put("days", gramsOf(answer).toString());
        return said;
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
        return written(grams, "g", days);
    }

    private static OrderFixture written(BigDecimal amount, String unit, int days) {
        return given(amount.toPlainString(), unit).every("1", "d").count(days);
    }

    private static OrderFixture dose(BigDecimal grams) {
        return given(grams.toPlainString(), "g");
    }

    /** Of a 10 % product in vials of 2.5 g. */
    private static MedicationOrder vials(OrderFixture order) {
        Product.Contents contents = new Product.Contents(
                List.of(),
                Optional.empty(),
                List.of("IVIG 10 %"),
                List.of(),
                List.of(Quantity.of(new BigDecimal("2.5"), "g")),
                false);
        return OrderFixture.with(order.order(), new Product("IVIG 10 %", coded(Concepts.IVIG), contents, true));
    }

    private static Product product(String name, Concept what) {
        return new Product(name, coded(what), Optional.empty(), true);
    }

    private static ChartFixture weighing(String kg) {
        return chart().with("body", kilograms(kg, "2026-02-27"));
    }

    private String kg() {
        return Integer.toString(40 + random.nextInt(120));
    }

    private BigDecimal tenths(int from, int to) {
        return BigDecimal.valueOf(from + random.nextInt(to - from), 1);
    }
}
