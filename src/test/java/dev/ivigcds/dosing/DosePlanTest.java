package dev.ivigcds.dosing;

import static dev.ivigcds.dosing.OrderFixture.given;
import static dev.ivigcds.dosing.OrderFixture.linked;
import static dev.ivigcds.dosing.OrderFixture.named;
import static dev.ivigcds.dosing.OrderFixture.order;
import static dev.ivigcds.dosing.OrderFixture.remarking;
import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Remarks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DosePlanTest {
    private static final LocalDate DAY_0 = LocalDate.parse("2026-03-02");
    private static final PlanLimits LIMITS = new PlanLimits(
            Period.ofDays(35), Period.ofDays(28), new BigDecimal("0.1"), new BigDecimal("2"), new BigDecimal("350"));

    @Test
    void instructionsOfOneSequenceAddUp() {
        DosePlan plan = plan(chart().signing(
                        order(given("40", "g").sequence(1), given("50", "g").sequence(1))));

        assertThat(days(plan)).containsExactly("0: 90");
    }

    @Test
    void instructionsOfDifferentSequencesFollowEachOther() {
        DosePlan plan = plan(chart().signing(order(
                given("40", "g").sequence(2).every("1", "d").count(2),
                given("60", "g").sequence(1).every("1", "d").count(2))));

        assertThat(days(plan)).containsExactly("0: 60", "1: 60", "2: 40", "3: 40");
    }

    @Test
    void anInstructionWithADateOfItsOwnKeepsIt() {
        DosePlan plan = plan(chart().signing(order(
                given("60", "g").sequence(1), given("40", "g").sequence(2).event("2026-03-20"))));

        assertThat(days(plan)).containsExactly("0: 60", "18: 40");
    }

    @Test
    void nothingFollowsAnEndlessInstruction() {
        DosePlan plan = plan(chart().signing(order(
                given("60", "g").sequence(1).every("1", "d"), given("40", "g").sequence(2))));

        assertThat(plan.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.why().reason()).contains("endless"));
    }

    @Test
    void textsThatNameDaysPutInstructionsOnDifferentDays() {
        DosePlan plan = plan(chart().signing(order(
                given("60", "g").text("Day 1: 60 g"), given("40", "g").text("day 2: 40 g"))));

        assertThat(days(plan)).containsExactly("0: 60", "1: 40");
    }

    @Test
    void anOrderAsNeededIsJudgedAsIfGiven() {
        DosePlan plan = plan(chart().signing(given("90", "g").asNeeded().order()));

        assertThat(days(plan)).containsExactly("0: 90");
        assertThat(plan.notes()).anyMatch(n -> n.contains("as needed"));
    }

    @Test
    void aMaximumPerDayCapsTheDay() {
        DosePlan plan = plan(chart().signing(given("45", "g")
                .times(2, "1", "d")
                .count(4)
                .atMostPerDay("80", "g")
                .order()));

        assertThat(days(plan)).containsExactly("0: 80", "1: 80");
    }

    @Test
    void aDosePerDayIsGivenOnceADayHoweverOften() {
        DosePlan plan = plan(
                chart().signing(given("80", "g/d").times(2, "1", "d").count(4).order()));

        assertThat(days(plan)).containsExactly("0: 80", "1: 80");
    }

    @ParameterizedTest
    @CsvSource({"1, d", "24, h", "1440, min", "1, day"})
    void aMaximumOfOneDayIsReadHoweverItIsWritten(String length, String unit) {
        DosePlan plan = plan(chart().signing(given("45", "g")
                .times(2, "1", "d")
                .count(2)
                .atMostPer("80", "g", length, unit)
                .order()));

        assertThat(days(plan)).containsExactly("0: 80");
    }

    @Test
    void aMaximumOfAnotherPeriodCapsNoDay() {
        DosePlan plan = plan(
                chart().signing(given("90", "g").atMostPer("80", "g", "1", "wk").order()));

        assertThat(days(plan)).containsExactly("0: 90");
    }

    @Test
    void aDosingWeightOfTheOrderWinsWhereverItStands() {
        MedicationOrder order = given("1", "g/kg").order();
        Remarks byExtension = new Remarks(
                Optional.of(Quantity.of(new BigDecimal("200"), "[lb_av]")), "dosing weight 60 kg", Optional.empty());
        Remarks byNote = new Remarks(Optional.empty(), "Dosing weight: 60 kg, per pharmacy", Optional.empty());

        assertThat(days(plan(chart().signing(remarking(order, byExtension))))).containsExactly("0: 90.7");
        assertThat(days(plan(chart().signing(remarking(order, byNote))))).containsExactly("0: 60");
        assertThat(plan(chart().signing(remarking(order, byNote))).notes())
                .containsExactly("The order states a dosing weight of 60 kg; it was used for this order,"
                        + " not the 80 kg on file.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"600", "1"})
    void aDosingWeightThatIsNotPlausibleIsNotUsed(String kg) {
        DosePlan plan = plan(chart().signing(
                        given("1", "g/kg").text("dosing weight " + kg + " kg").order()));

        assertThat(days(plan)).containsExactly("0: 80");
        assertThat(plan.notes()).anyMatch(n -> n.endsWith("it is not plausible."));
    }

    @Test
    void daysLessThanSevenApartAreOneCourse() {
        DosePlan six =
                plan(chart().signing(given("40", "g").every("6", "d").count(2).order()));
        DosePlan seven =
                plan(chart().signing(given("40", "g").every("7", "d").count(2).order()));

        assertThat(six.courses(Period.ofDays(7))).hasSize(1);
        assertThat(seven.courses(Period.ofDays(7))).hasSize(2);
    }

    @Test
    void anOrderWithoutADoseOrAnInstructionIsAGap() {
        assertThat(plan(chart().signing(order())).gaps()).hasSize(1);
        assertThat(plan(chart().signing(OrderFixture.inWordsOnly("as directed").order()))
                        .gaps())
                .hasSize(1);
    }

    @Test
    void anActiveOrderAddsItsComingDays() {
        MedicationOrder active =
                standing(given("50", "g").every("4", "wk").order(), "old", MedicationOrder.Status.ACTIVE, "2025-03-03");
        DosePlan plan = plan(chart().signing(given("40", "g").order()).with("orders", active));

        assertThat(days(plan)).containsExactly("0: 90", "28: 50");
    }

    @ParameterizedTest
    @EnumSource(names = "ACTIVE", mode = EnumSource.Mode.EXCLUDE)
    void onlyActiveOrdersOfTheRecordCount(MedicationOrder.Status status) {
        MedicationOrder old = standing(given("50", "g").order(), "old", status, "2026-03-02");

        assertThat(days(plan(chart().signing(given("40", "g").order()).with("orders", old))))
                .containsExactly("0: 40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proposal", "option"})
    void proposalsAndOptionsDoNotCount(String intent) {
        MedicationOrder idea = linked(given("50", "g").order(), "idea", Set.of(), Set.of(), Set.of(), intent);

        assertThat(days(plan(chart().signing(given("40", "g").order()).besides(idea))))
                .containsExactly("0: 40");
    }

    @Test
    void oneOrderSeenTwiceCountsOnce() {
        MedicationOrder draft = given("60", "g").order();
        MedicationOrder sameId = standing(draft, "mr1", MedicationOrder.Status.ACTIVE, "2026-03-02");
        MedicationOrder identified = linked(draft, "a", Set.of("urn:x|1"), Set.of(), Set.of(), "order");
        MedicationOrder sameIdentifier = standing(
                linked(draft, "b", Set.of("urn:x|1"), Set.of(), Set.of(), "order"),
                "b",
                MedicationOrder.Status.ACTIVE,
                "2026-03-01");
        MedicationOrder replaced = standing(draft, "c", MedicationOrder.Status.ACTIVE, "2026-03-02");
        MedicationOrder replacing =
                linked(draft, "d", Set.of(), Set.of("https://ehr.example/fhir/MedicationRequest/c"), Set.of(), "order");

        assertThat(days(plan(chart().signing(draft).with("orders", sameId)))).containsExactly("0: 60");
        assertThat(days(plan(chart().signing(identified).with("orders", sameIdentifier))))
                .containsExactly("0: 60");
        assertThat(days(plan(chart().signing(replacing).with("orders", replaced))))
                .containsExactly("0: 60");
    }

    @Test
    void ofTwoDraftsTheOneThatReplacesTheOtherCounts() {
        MedicationOrder old = named(given("60", "g").order(), "old");
        MedicationOrder replacing =
                linked(given("40", "g").order(), "new", Set.of(), Set.of("MedicationRequest/old"), Set.of(), "order");

        assertThat(days(plan(chart().signing(old).signing(replacing)))).containsExactly("0: 40");
        assertThat(days(plan(chart().signing(replacing).signing(old)))).containsExactly("0: 40");
    }

    @Test
    void twoDraftsThatReplaceEachOtherStillCountOnce() {
        MedicationOrder one =
                linked(given("40", "g").order(), "a", Set.of(), Set.of("MedicationRequest/b"), Set.of(), "order");
        MedicationOrder two =
                linked(given("40", "g").order(), "b", Set.of(), Set.of("MedicationRequest/a"), Set.of(), "order");

        assertThat(days(plan(chart().signing(one).signing(two)))).containsExactly("0: 40");
    }

    @Test
    void aReferenceThatOnlyEndsAlikeIsAnotherOrder() {
        MedicationOrder draft =
                linked(given("60", "g").order(), "new", Set.of(), Set.of("MedicationRequest/xc"), Set.of(), "order");
        MedicationOrder other = standing(given("10", "g").order(), "c", MedicationOrder.Status.ACTIVE, "2026-03-02");

        assertThat(days(plan(chart().signing(draft).with("orders", other)))).containsExactly("0: 70");
    }

    @Test
    void anOrderOfAPlanCountsAndThePlanDoesNot() {
        MedicationOrder carryingOut =
                linked(given("60", "g").order(), "o", Set.of(), Set.of(), Set.of("CarePlan/1"), "order");
        MedicationOrder planned =
                linked(given("60", "g").order(), "p", Set.of(), Set.of(), Set.of("CarePlan/1"), "plan");

        assertThat(days(plan(chart().signing(carryingOut).besides(planned)))).containsExactly("0: 60");
        assertThat(CountedOrders.of(
                                chart().signing(carryingOut).besides(planned).build())
                        .all())
                .extracting(MedicationOrder::intent)
                .containsExactly("order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filler-order", "instance-order"})
    void aPharmacysOrderOfAnOrderIsTheSameWork(String intent) {
        MedicationOrder ordered = named(given("60", "g").order(), "o");
        MedicationOrder filled =
                linked(given("60", "g").order(), "f", Set.of(), Set.of(), Set.of("MedicationRequest/o"), intent);
        MedicationOrder filledActive = standing(filled, "f", MedicationOrder.Status.ACTIVE, "2026-03-02");
        MedicationOrder orderedActive = standing(ordered, "o", MedicationOrder.Status.ACTIVE, "2026-03-02");

        assertThat(days(plan(chart().signing(ordered).with("orders", filledActive))))
                .containsExactly("0: 60");
        assertThat(days(plan(chart().signing(filled).with("orders", orderedActive))))
                .containsExactly("0: 60");
    }

    @Test
    void anOrderBasedOnAnotherOrderIsItsOwnUnlessItSaysOtherwise() {
        MedicationOrder ordered = named(given("60", "g").order(), "o");
        MedicationOrder more =
                linked(given("60", "g").order(), "m", Set.of(), Set.of(), Set.of("MedicationRequest/o"), "order");

        assertThat(days(plan(chart().signing(ordered).signing(more)))).containsExactly("0: 120");
    }

    @Test
    void theSumOfADayDoesNotDependOnWhichOrderCameFirst() {
        MedicationOrder one = named(given("30", "g").order(), "a");
        MedicationOrder two = named(given("50", "g").order(), "b");

        assertThat(days(plan(chart().signing(one).signing(two))))
                .isEqualTo(days(plan(chart().signing(two).signing(one))));
    }

    private static DosePlan plan(ChartFixture chart) {
        return DosePlan.of(CountedOrders.of(chart.build()), Optional.of(new BigDecimal("80")), DAY_0, LIMITS);
    }

    private static List<String> days(DosePlan plan) {
        return plan.days().stream()
                .map(day -> DAY_0.until(day.first(), java.time.temporal.ChronoUnit.DAYS) + ": "
                        + Decimals.shown(day.knownGrams()))
                .toList();
    }
}
