package dev.ivigcds.rules;

import dev.ivigcds.dosing.CountedOrders;
import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.Ivig;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One infusion of IVIG, given or ordered, as a stretch of time (S-20; clinical.md 6-19).
 *
 * @param from the record or order
 * @param what the product
 * @param given whether it is recorded as given
 * @param sure whether it is known to be IVIG by more than its name
 * @param start when it begins
 * @param end when it ends; where only its beginning is known, that
 */
record InfusionInTime(String from, String what, boolean given, boolean sure, When start, When end) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /** Those given so far, and those of drafted, active and completed orders on the days they are due, unless one was given on that day. */
    static List<InfusionInTime> of(Chart chart) {
        List<InfusionInTime> all = new ArrayList<>(TreatmentRun.given(chart).stream()
                .flatMap(a -> given(a).stream())
                .toList());
        Set<LocalDate> givenOn = all.stream().map(i -> i.start().day()).collect(Collectors.toSet());
        Stream<InfusionInTime> completed = StandingIvig.with(chart, Set.of(Status.COMPLETED)).stream()
                .flatMap(order -> due(order, chart))
                .filter(i -> !i.start().day().isAfter(chart.today()));
        Stream<InfusionInTime> ordered = CountedOrders.of(chart).all().stream().flatMap(order -> due(order, chart));
        Stream.concat(completed, ordered)
                .filter(i -> !givenOn.contains(i.start().day()))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static Optional<InfusionInTime> given(Administration a) {
        return a.start()
                .or(a::end)
                .map(start -> new InfusionInTime(
                        a.from(),
                        a.product().name(),
                        true,
                        a.ivig() != Ivig.POSSIBLE,
                        start,
                        a.end().orElse(start)));
    }

    private static Stream<InfusionInTime> due(MedicationOrder order, Chart chart) {
        String words = OrderWords.of(order);
        boolean sure = order.ivig() != Ivig.POSSIBLE;
        return DueDays.ifSigned(order, chart.today()).stream().map(day -> {
            List<When> times = times(order, day, chart);
            return new InfusionInTime(order.from(), words, false, sure, times.getFirst(), times.getLast());
        });
    }

    /** The clock times of one day if all instructions agree on them, else the day. */
    private static List<When> times(MedicationOrder order, LocalDate day, Chart chart) {
        return order.dosage().stream()
                .map(DosageInstruction::timing)
                .flatMap(Optional::stream)
                .map((Timing timing) -> ClockTimes.on(day, timing, chart.zone()))
                .distinct()
                .reduce((some, others) -> List.of(When.on(day)))
                .orElseGet(() -> List.of(When.on(day)));
    }

    /** Whether it can still be moved. */
    boolean isAhead(LocalDate today) {
        return !given && !start.day().isBefore(today);
    }

    Input input() {
        return new Input(given ? "IVIG given" : "IVIG ordered", what + clock(end), Optional.of(end.day()), from);
    }

    /** The time of day in words, where it is known. */
    static String clock(When when) {
        return when.at().map(at -> ", " + CLOCK.format(at)).orElse("");
    }
}
