package dev.ivigcds.rules;

import static dev.ivigcds.facts.ChartFixture.chart;
import static dev.ivigcds.facts.ChartFixture.coded;
import static dev.ivigcds.facts.ChartFixture.every;
import static dev.ivigcds.facts.ChartFixture.everyDay;
import static dev.ivigcds.facts.ChartFixture.infusion;
import static dev.ivigcds.facts.ChartFixture.instruction;
import static dev.ivigcds.facts.ChartFixture.ivig;
import static dev.ivigcds.facts.ChartFixture.moments;
import static dev.ivigcds.facts.ChartFixture.named;
import static dev.ivigcds.facts.ChartFixture.ordered;
import static dev.ivigcds.facts.ChartFixture.standing;
import static dev.ivigcds.facts.ChartFixture.when;
import static dev.ivigcds.rules.RuleFixture.finding;
import static dev.ivigcds.rules.RuleFixture.said;
import static dev.ivigcds.rules.RuleFixture.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.ChartFixture;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Ivig;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.PerformedProcedure;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Recognition;
import dev.ivigcds.facts.ServiceOrder;
import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.When;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The call is on 2 March 2026 at 09:00 in Berlin. */
class PlasmapheresisAfterIvigTest {
    private static final PlasmapheresisAfterIvig RULE =
            new PlasmapheresisAfterIvig(Duration.ofHours(72), Period.ofDays(14), Period.ofDays(7));
    private static final Recognition EXCHANGE = coded(Concepts.PLASMAPHERESIS);

    private static ServiceOrder drafted(String... times) {
        return ordered("p", true, EXCHANGE, moments(times));
    }

    private static ServiceOrder undated(boolean draft) {
        return ordered("p", draft, EXCHANGE, Optional.empty());
    }

    private static ServiceOrder active(String... times) {
        return ordered("p", false, EXCHANGE, moments(times));
    }

    private static Administration given(String start, String end) {
        return new Administration(
                "MedicationAdministration/ma",
                Administration.Kind.ADMINISTRATION,
                Ivig.YES,
                new Product("Privigen", coded(Concepts.IVIG), Optional.empty(), true),
                Optional.of(when(start)),
                Optional.of(when(end)));
    }

    private static MedicationOrder daily(int times) {
        return ivig("1", "g/kg", everyDay(times));
    }

    private static MedicationOrder at(String... times) {
        return ivig("mr1", List.of(instruction("1", "g/kg", moments(times))));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T12:00+01:00, past CRITICAL, 72 h",
        "2026-03-02T13:00+01:00, late WARNING, 3 days",
        "2026-03-13, late WARNING, 14 days",
        "2026-03-13T23:00+01:00, late WARNING, 14 days"
    })
    void itIsCriticalUpTo72HoursAndAWarningUpTo14Days(String exchange, String said, String gap) {
        ChartFixture chart = chart().drafting(drafted(exchange))
                .with("given", given("2026-02-27T08:00+01:00", "2026-02-27T12:00+01:00"));
        assertThat(said(RULE, chart)).containsExactly("plexAfterIvig/" + said);
        assertThat(finding(RULE, chart).values()).containsEntry("gap", gap);
    }

    @Test
    void after14DaysNothingIsSaid() {
        assertThat(said(
                        RULE,
                        chart().drafting(drafted("2026-03-14"))
                                .with("given", given("2026-02-27T08:00+01:00", "2026-02-27T12:00+01:00"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-02-27, past CRITICAL", "2026-02-26, late WARNING", "2026-02-16, late WARNING"})
    void whereATimeIsNotKnownTheDaysDecide(String infused, String said) {
        assertThat(said(RULE, chart().drafting(drafted("2026-03-02")).with("given", infusion(infused))))
                .containsExactly("plexAfterIvig/" + said);
        assertThat(said(
                        RULE,
                        chart().drafting(drafted("2026-03-02T10:00+01:00")).with("given", infusion(infused))))
                .containsExactly("plexAfterIvig/" + said);
    }

    @Test
    void fifteenDaysAreTooLongByDaysToo() {
        assertThat(said(RULE, chart().drafting(drafted("2026-03-02")).with("given", infusion("2026-02-15"))))
                .isEmpty();
    }

    @Test
    void itSpeaksWhicheverOfTheTwoIsOrdered() {
        assertThat(said(RULE, chart().signing(at("2026-03-04")).with("services", active("2026-03-05"))))
                .containsExactly("plexAfterIvig/default CRITICAL");
        MedicationOrder standing = standing(at("2026-03-04"), "s", Status.ACTIVE, "2026-03-01");
        assertThat(said(RULE, chart().drafting(drafted("2026-03-05")).with("orders", standing)))
                .containsExactly("plexAfterIvig/default CRITICAL");
        assertThat(said(RULE, chart().drafting(drafted("2026-03-05")).besides(at("2026-03-04"))))
                .containsExactly("plexAfterIvig/default CRITICAL");
        assertThat(said(RULE, chart().with("services", active("2026-03-05")).with("orders", standing)))
                .isEmpty();
    }

    @Test
    void aPlasmapheresisThatIsNotSelectedIsHeldAgainstTheIvigThatIs() {
        ServiceOrder beside = new ServiceOrder(
                "ServiceRequest/p",
                true,
                false,
                ServiceOrder.Status.DRAFT,
                EXCHANGE,
                moments("2026-03-05"),
                Optional.empty());
        assertThat(said(RULE, chart().signing(at("2026-03-04")).drafting(beside)))
                .containsExactly("plexAfterIvig/default CRITICAL");
        assertThat(said(RULE, chart().drafting(beside).with("given", infusion("2026-03-01"))))
                .isEmpty();
    }

    @Test
    void plasmapheresisFirstIsAsItShouldBe() {
        assertThat(said(
                        RULE,
                        chart().signing(at("2026-03-04T14:00+01:00")).drafting(drafted("2026-03-04T08:00+01:00"))))
                .isEmpty();
        assertThat(said(RULE, chart().signing(at("2026-03-04")).drafting(drafted("2026-03-03"))))
                .isEmpty();
        assertThat(said(
                        RULE,
                        chart().signing(at("2026-03-04T08:00+01:00")).drafting(drafted("2026-03-04T14:00+01:00"))))
                .containsExactly("plexAfterIvig/default CRITICAL");
    }

    @Test
    void whatBeginsDuringAnInfusionTakesItAway() {
        ChartFixture chart = chart().drafting(drafted("2026-03-02T10:00+01:00"))
                .with("given", given("2026-03-02T08:00+01:00", "2026-03-02T13:00+01:00"));
        assertThat(said(RULE, chart)).containsExactly("plexAfterIvig/past CRITICAL");
        assertThat(finding(RULE, chart).values()).containsEntry("gap", "<1 h");
    }

    @Test
    void onTheSameDayWithoutTimesPlasmapheresisComesFirst() {
        ChartFixture sameDay = chart().signing(at("2026-03-04")).drafting(drafted("2026-03-04T08:00+01:00"));
        assertThat(said(RULE, sameDay)).containsExactly("plexAfterIvig/sameDay WARNING");
        assertThat(finding(RULE, sameDay).values()).containsEntry("date", "2026-03-04");
        assertThat(said(RULE, chart().signing(daily(1)).drafting(undated(true))))
                .containsExactly("plexAfterIvig/sameDay WARNING");
    }

    @Test
    void whatIsRecordedAsGivenTodayCameBeforeAPlasmapheresisStillToCome() {
        assertThat(said(RULE, chart().drafting(drafted("2026-03-02")).with("given", infusion("2026-03-02"))))
                .containsExactly("plexAfterIvig/givenToday CRITICAL");
        assertThat(said(
                        RULE,
                        chart().drafting(drafted("2026-03-02T08:30+01:00")).with("given", infusion("2026-03-02"))))
                .containsExactly("plexAfterIvig/sameDay WARNING");
    }

    @Test
    void betweenTheDaysOfOneCourseItIsCritical() {
        assertThat(said(RULE, chart().signing(daily(5)).drafting(drafted("2026-03-04"))))
                .containsExactly("plexAfterIvig/between CRITICAL");
        assertThat(said(RULE, chart().signing(at("2026-03-04", "2026-03-10")).drafting(drafted("2026-03-09"))))
                .containsExactly("plexAfterIvig/between CRITICAL");
        assertThat(said(RULE, chart().signing(at("2026-03-04", "2026-03-11")).drafting(drafted("2026-03-09"))))
                .containsExactly("plexAfterIvig/late WARNING");
    }

    @Test
    void ofSeveralSessionsTheFirstAfterEachInfusionDecides() {
        ServiceOrder series = ordered("p", true, EXCHANGE, every(2, "d", 5));
        ChartFixture before = chart().signing(at("2026-03-11")).drafting(series);
        assertThat(said(RULE, before)).isEmpty();
        ChartFixture amid = chart().signing(at("2026-03-05")).drafting(series);
        assertThat(said(RULE, amid)).containsExactly("plexAfterIvig/default CRITICAL");
        assertThat(finding(RULE, amid).values()).containsEntry("gap", "1 day");
        assertThat(finding(RULE, amid).notes())
                .anyMatch(note -> note.contains("before the IVIG of 2026-03-05")
                        && note.contains("after the last plasmapheresis known, of 2026-03-10"));
        assertThat(said(RULE, chart().signing(at("2026-03-20", "2026-03-05")).drafting(series)))
                .containsExactly("plexAfterIvig/default CRITICAL");
    }

    @Test
    void anOrderThatNamesNoTimeIsTakenToStartNow() {
        ChartFixture yesterday = chart().drafting(undated(true))
                .with("given", given("2026-03-01T08:00+01:00", "2026-03-01T13:00+01:00"));
        assertThat(said(RULE, yesterday)).containsExactly("plexAfterIvig/now CRITICAL");
        assertThat(finding(RULE, yesterday).values()).containsEntry("gap", "20 h");
        assertThat(said(RULE, chart().drafting(undated(true)).with("given", infusion("2026-02-20"))))
                .containsExactly("plexAfterIvig/lateNow WARNING");
        assertThat(said(RULE, chart().signing(daily(1)).with("services", undated(false))))
                .containsExactly("plexAfterIvig/sameDay WARNING");
    }

    @ParameterizedTest
    @CsvSource({"2026-02-16, true", "2026-02-15, false"})
    void anOldActiveOrderThatNamesNoTimeIsNotStillToBeDone(String written, boolean told) {
        ServiceOrder old = new ServiceOrder(
                "ServiceRequest/p",
                false,
                false,
                ServiceOrder.Status.ACTIVE,
                EXCHANGE,
                Optional.empty(),
                Optional.of(When.on(LocalDate.parse(written))));
        assertThat(said(RULE, chart().signing(daily(1)).with("services", old)).isEmpty())
                .isEqualTo(!told);
    }

    @Test
    void anIvigDraftThatNamesNoDayStartsTodayAndOneSignedAgainWhenItWasWritten() {
        MedicationOrder draft = standing(daily(1), "mr1", Status.DRAFT, "2026-02-25");
        MedicationOrder again = standing(daily(1), "mr1", Status.ACTIVE, "2026-02-25");
        LocalDate today = LocalDate.parse("2026-03-02");
        assertThat(DueDays.ifSigned(draft, today)).containsExactly(today);
        assertThat(DueDays.ifSigned(again, today)).containsExactly(LocalDate.parse("2026-02-25"));
        assertThat(said(RULE, chart().signing(draft).drafting(drafted("2026-03-03"))))
                .containsExactly("plexAfterIvig/default CRITICAL");
        assertThat(said(RULE, chart().signing(again).drafting(drafted("2026-03-03"))))
                .containsExactly("plexAfterIvig/late WARNING");
    }

    @Test
    void whatIsPastOnHoldClosedOrOfCellsIsLeftAside() {
        assertThat(said(RULE, chart().signing(daily(1)).with("services", active("2026-03-01"))))
                .isEmpty();
        for (ServiceOrder.Status status : List.of(ServiceOrder.Status.ON_HOLD, ServiceOrder.Status.CLOSED)) {
            ServiceOrder order = new ServiceOrder(
                    "ServiceRequest/p", false, false, status, EXCHANGE, moments("2026-03-03"), Optional.empty());
            assertThat(said(RULE, chart().signing(daily(1)).with("services", order)))
                    .as("%s", status)
                    .isEmpty();
        }
        ServiceOrder platelets = ordered("p", true, coded(Concepts.OTHER_APHERESIS), moments("2026-03-03"));
        assertThat(said(RULE, chart().signing(daily(1)).drafting(platelets))).isEmpty();
    }

    @Test
    void aProcedureCountsWhileItIsUnderWay() {
        ChartFixture infused = chart().signing(at("2026-03-30")).with("given", infusion("2026-03-01"));
        assertThat(said(RULE, infused.with("procedures", procedure("2026-03-02T08:00+01:00", false))))
                .isEmpty();
        assertThat(said(RULE, infused.with("procedures", procedure("2026-03-02T08:00+01:00", true))))
                .containsExactly("plexAfterIvig/past CRITICAL");
        assertThat(said(RULE, chart().signing(daily(1)).with("procedures", procedure("2026-02-27", true))))
                .containsExactly("plexAfterIvig/sameDay WARNING");
    }

    private static PerformedProcedure procedure(String start, boolean underWay) {
        return new PerformedProcedure("Procedure/p", underWay, EXCHANGE, Optional.of(when(start)), Optional.empty());
    }

    @Test
    void anOrderOfADayOnWhichItWasDoneIsCarriedOut() {
        ChartFixture chart = chart().signing(daily(1)).with("services", active("2026-03-02"));
        assertThat(said(RULE, chart)).containsExactly("plexAfterIvig/sameDay WARNING");
        assertThat(said(RULE, chart.with("procedures", procedure("2026-03-02T07:00+01:00", false))))
                .isEmpty();
    }

    @Test
    void anOrderOfADayOnWhichItWasGivenIsCarriedOut() {
        ChartFixture chart = chart().drafting(drafted("2026-03-02T07:00+01:00"))
                .with("orders", standing(daily(1), "s", Status.ACTIVE, "2026-03-02"));
        assertThat(said(RULE, chart)).containsExactly("plexAfterIvig/sameDay WARNING");
        assertThat(said(RULE, chart.with("given", given("2026-03-02T08:00+01:00", "2026-03-02T08:30+01:00"))))
                .isEmpty();
    }

    @Test
    void anOrderDueBeforeCountsWithoutARecordOfGivingAndThatIsSaid() {
        MedicationOrder yesterday = standing(daily(1), "s", Status.COMPLETED, "2026-03-01");
        ChartFixture chart = chart().drafting(drafted("2026-03-02")).with("orders", yesterday);
        assertThat(said(RULE, chart)).containsExactly("plexAfterIvig/past CRITICAL");
        assertThat(finding(RULE, chart).notes()).contains("The IVIG was due by its order; giving is not recorded.");
        assertThat(said(
                        RULE,
                        chart().drafting(drafted("2026-03-02"))
                                .with("orders", standing(daily(1), "s", Status.STOPPED, "2026-03-01"))))
                .isEmpty();
    }

    @Test
    void aClockTimeOfEveryDayIsATime() {
        ServiceOrder mornings =
                ordered("p", true, EXCHANGE, moments("2026-03-04T08:00+01:00", "2026-03-05T08:00+01:00"));
        assertThat(said(RULE, chart().signing(at("2026-03-05T14:00+01:00")).drafting(mornings)))
                .isEmpty();
        Timing evening = new Timing(
                List.of(),
                everyDay(1)
                        .flatMap(Timing::repeat)
                        .map(r -> new Timing.Repeat(
                                new Timing.Bounds.Between(Optional.of(when("2026-03-05")), Optional.empty()),
                                r.count(),
                                r.countMax(),
                                r.duration(),
                                r.frequency(),
                                r.frequencyMax(),
                                r.period(),
                                r.periodMax(),
                                r.periodUnit(),
                                r.daysOfWeek(),
                                List.of(java.time.LocalTime.of(18, 0)),
                                r.events())),
                "",
                "");
        MedicationOrder order = ivig("mr1", List.of(instruction("1", "g/kg", Optional.of(evening))));
        assertThat(said(RULE, chart().signing(order).drafting(mornings))).isEmpty();
        assertThat(said(RULE, chart().signing(order).drafting(drafted("2026-03-05T19:00+01:00"))))
                .containsExactly("plexAfterIvig/default CRITICAL");
    }

    @Test
    void whatIsKnownByItsNameAloneGoesNoHigherThanWarning() {
        ServiceOrder inWords =
                ordered("p", true, named(Concepts.PLASMAPHERESIS, "plasma exchange"), moments("2026-03-03"));
        ChartFixture chart = chart().signing(daily(1)).drafting(inWords);
        assertThat(said(RULE, chart)).containsExactly("plexAfterIvig/default WARNING");
        assertThat(finding(RULE, chart).notes()).contains("Plasmapheresis was identified by its words, not by a code.");
        Administration byName = new Administration(
                "MedicationAdministration/ma",
                Administration.Kind.ADMINISTRATION,
                Ivig.POSSIBLE,
                new Product("IVIG", named(Concepts.IVIG, "IVIG"), Optional.empty(), true),
                Optional.of(when("2026-03-01")),
                Optional.empty());
        assertThat(said(RULE, chart().drafting(drafted("2026-03-02")).with("given", byName)))
                .containsExactly("plexAfterIvig/past WARNING");
    }

    @ParameterizedTest
    @CsvSource({"services", "procedures", "orders", "given"})
    void whatCouldNotBeCheckedLeavesItOpenAndIsNotedWhereSomethingIsFound(String key) {
        assertThat(verdict(RULE, chart().signing(daily(1)).notChecked(key), Topic.PLEX_AFTER_IVIG))
                .isInstanceOf(Verdict.Undetermined.class);
        ChartFixture found =
                chart().signing(daily(2)).drafting(drafted("2026-03-03")).notChecked(key);
        assertThat(finding(RULE, found).notes())
                .anyMatch(note -> note.endsWith("could not be checked: the record server did not answer."));
    }

    @Test
    void itIsQuietWithoutTheOneOrTheOther() {
        assertThat(verdict(RULE, chart().signing(daily(1)), Topic.PLEX_AFTER_IVIG))
                .isInstanceOfSatisfying(
                        Verdict.Quiet.class,
                        v -> assertThat(v.because())
                                .isEqualTo("no plasmapheresis is ordered or under way in the data supplied"));
        assertThat(said(RULE, chart().drafting(drafted("2026-03-03")))).isEmpty();
        assertThat(said(
                        RULE,
                        chart().drafting(drafted("2026-03-03"))
                                .with("given", infusion("2026-03-01"))
                                .at(Occasion.PATIENT_VIEW)))
                .isEmpty();
    }

    @Test
    void parametersThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new PlasmapheresisAfterIvig(Duration.ZERO, Period.ofDays(14), Period.ofDays(7)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PlasmapheresisAfterIvig(Duration.ofHours(72), Period.ZERO, Period.ofDays(7)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
