package dev.ivigcds.rules;

import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.When;
import dev.ivigcds.rules.Workings.Review.Basis;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The current run of IVIG: from T0 on, without a break longer than the limit (S-07 … S-12, "Clock").
 *
 * @param start T0, if a dated record was found
 * @param basis whether T0 comes from something given or from an order
 * @param courses courses given, or ordered and due by now
 * @param days the days of the run up to now
 * @param undated whether IVIG stands in the record only without any date
 * @param inputs what it rests on
 */
record TreatmentRun(
        Optional<LocalDate> start,
        Optional<Basis> basis,
        int courses,
        List<LocalDate> days,
        boolean undated,
        List<Input> inputs) {
    private static final Set<Status> COUNTING = Set.of(Status.ACTIVE, Status.COMPLETED);

    /** The run by administrations, else by order date. */
    static TreatmentRun of(Chart chart, Period runGap, Period courseGap) {
        return of(chart, runGap, courseGap, List.of());
    }

    /** The same, where other orders count too, whatever their status. */
    static TreatmentRun of(Chart chart, Period runGap, Period courseGap, List<MedicationOrder> besides) {
        List<Administration> given = given(chart);
        NavigableSet<LocalDate> givenDays = new TreeSet<>();
        given.forEach(a -> day(a).filter(d -> !d.isAfter(chart.today())).ifPresent(givenDays::add));
        if (!givenDays.isEmpty()) {
            return run(chart, Basis.ADMINISTRATION, givenDays, runGap, courseGap);
        }
        List<MedicationOrder> orders = new ArrayList<>(StandingIvig.with(chart, COUNTING));
        orders.addAll(besides);
        NavigableSet<LocalDate> dueDays = new TreeSet<>();
        orders.forEach(o -> dueDays.addAll(DueDays.of(o, chart.today()).headSet(chart.today(), true)));
        if (!dueDays.isEmpty()) {
            return run(chart, Basis.ORDER, dueDays, runGap, courseGap);
        }
        boolean undated = !given.isEmpty()
                || orders.stream().anyMatch(o -> DueDays.start(o).isEmpty());
        return new TreatmentRun(Optional.empty(), Optional.empty(), 0, List.of(), undated, List.of());
    }

    /** Whether a run goes on; how its days fall into courses is of no matter to that. */
    static boolean isUnderWay(Chart chart, Period runGap) {
        return of(chart, runGap, runGap).start().isPresent();
    }

    /** Records of giving IVIG that lie before now or carry no date. */
    static List<Administration> given(Chart chart) {
        return Stream.concat(chart.given().items().stream(), chart.immunizations().items().stream())
                .filter(a -> a.kind().given() && a.ivig().maybe())
                .filter(a -> a.start()
                        .or(a::end)
                        .map(w -> !w.earliest(chart.zone()).isAfter(chart.now()))
                        .orElse(true))
                .toList();
    }

    private static Optional<LocalDate> day(Administration administration) {
        return administration.start().or(administration::end).map(When::day);
    }

    private static TreatmentRun run(
            Chart chart, Basis basis, NavigableSet<LocalDate> days, Period runGap, Period courseGap) {
        boolean over = days.last().plus(runGap).isBefore(chart.today());
        if (over) {
            return new TreatmentRun(Optional.empty(), Optional.empty(), 0, List.of(), false, List.of());
        }
        List<LocalDate> run = new ArrayList<>();
        for (LocalDate day : days.reversed()) {
            if (!run.isEmpty() && day.plus(runGap).isBefore(run.getLast())) {
                break;
            }
            run.add(day);
        }
        List<LocalDate> sorted = run.reversed();
        int courses = DueDays.courses(sorted.stream(), courseGap);
        LocalDate start = sorted.getFirst();
        return new TreatmentRun(
                Optional.of(start),
                Optional.of(basis),
                courses,
                sorted,
                false,
                List.of(input(chart, basis, start, courses)));
    }

    private static Input input(Chart chart, Basis basis, LocalDate start, int courses) {
        boolean given = basis == Basis.ADMINISTRATION;
        Collection<String> from = given
                ? given(chart).stream()
                        .filter(a -> day(a).filter(start::equals).isPresent())
                        .map(Administration::from)
                        .toList()
                : StandingIvig.with(chart, COUNTING).stream()
                        .filter(o -> DueDays.of(o, chart.today()).contains(start))
                        .map(MedicationOrder::from)
                        .toList();
        return new Input(
                given ? "first IVIG of this run" : "first IVIG of this run, by order date",
                courses + (courses == 1 ? " course" : " courses") + (given ? " given" : " due by now"),
                Optional.of(start),
                from.stream().findFirst().orElse(""));
    }

    boolean byOrder() {
        return basis.filter(b -> b == Basis.ORDER).isPresent();
    }

    /** Whole days since T0. */
    long daysAt(LocalDate today) {
        return start.map(s -> java.time.temporal.ChronoUnit.DAYS.between(s, today))
                .orElse(-1L);
    }
}
