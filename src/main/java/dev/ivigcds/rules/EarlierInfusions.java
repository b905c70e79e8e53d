package dev.ivigcds.rules;

import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Ivig;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.PerformedProcedure;
import dev.ivigcds.facts.Section;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether the patient has had IVIG before, and from what that is known (clinical.md 0.4, 6-19, 6-29).
 *
 * @param exposure the conclusion
 * @param evidence the strongest kind of record behind LIKELY
 * @param priorDoses records of giving it, one a day
 * @param since first day of the evidence, if dated
 * @param inputs the records it rests on
 * @param notes what could not be searched, plain sentences
 */
record EarlierInfusions(
        Exposure exposure,
        Evidence evidence,
        int priorDoses,
        Optional<LocalDate> since,
        List<Input> inputs,
        List<String> notes) {
    private static final Set<Status> ORDERED = Set.of(Status.ACTIVE, Status.COMPLETED, Status.STOPPED);
    private static final int MOST_INPUTS = 3;

    /** What kind of record makes earlier exposure likely. */
    enum Evidence {
        NONE,
        GIVEN,
        OTHER_ROUTE,
        HANDED_OUT,
        ORDERED
    }

    static EarlierInfusions of(Chart chart) {
        List<Administration> records = records(chart);
        List<Input> proven = new ArrayList<>(inputs(
                records.stream()
                        .filter(a -> a.kind().given() && isIntravenous(a))
                        .toList(),
                "IVIG given"));
        chart.procedures().items().stream()
                .filter(p -> p.what().is(Concepts.IVIG) && isPast(p.start().or(p::end), chart))
                .map(EarlierInfusions::input)
                .forEach(proven::add);
        if (!proven.isEmpty()) {
            return found(chart, Exposure.PRIOR, Evidence.GIVEN, proven);
        }
        List<Administration> otherRoute =
                records.stream().filter(a -> a.kind().given()).toList();
        if (!otherRoute.isEmpty()) {
            List<Input> inputs = inputs(otherRoute, "immune globulin given, not known to be intravenous");
            return found(chart, Exposure.LIKELY, Evidence.OTHER_ROUTE, inputs);
        }
        if (!records.isEmpty()) {
            List<Input> inputs = inputs(records, "immune globulin handed out or reported");
            return found(chart, Exposure.LIKELY, Evidence.HANDED_OUT, inputs);
        }
        List<Input> ordered = ordered(chart);
        if (!ordered.isEmpty()) {
            return found(chart, Exposure.LIKELY, Evidence.ORDERED, ordered);
        }
        boolean failed = gaps(chart).values().stream()
                .anyMatch(section -> section.completeness() instanceof Section.Completeness.NotChecked);
        return found(chart, failed ? Exposure.NOT_CHECKED : Exposure.NONE, Evidence.NONE, List.of());
    }

    private static EarlierInfusions found(Chart chart, Exposure exposure, Evidence evidence, List<Input> inputs) {
        int doses = (int) inputs.stream()
                .map(i -> i.date().map(LocalDate::toString).orElse(i.from()))
                .distinct()
                .count();
        Optional<LocalDate> since =
                inputs.stream().map(Input::date).flatMap(Optional::stream).min(LocalDate::compareTo);
        return new EarlierInfusions(
                exposure,
                evidence,
                doses,
                since,
                inputs.stream().limit(MOST_INPUTS).toList(),
                exposure == Exposure.PRIOR ? List.of() : notes(chart));
    }

    /** Records of an immune globulin by any route, before now. */
    private static List<Administration> records(Chart chart) {
        return Stream.of(chart.given(), chart.immunizations(), chart.dispensed(), chart.statements())
                .flatMap(section -> section.items().stream())
                .filter(a -> a.ivig().maybe()
                        || a.product().what().is(Concepts.SCIG_OR_IM)
                        || a.product().what().is(Concepts.IMMUNOGLOBULIN_ANY_ROUTE))
                .filter(a -> isPast(a.start().or(a::end), chart))
                .toList();
    }

    private static boolean isIntravenous(Administration a) {
        return a.ivig() == Ivig.YES
                || (a.ivig() == Ivig.POSSIBLE && a.product().what().is(Concepts.IVIG));
    }

    private static boolean isPast(Optional<When> when, Chart chart) {
        return when.map(w -> !w.earliest(chart.zone()).isAfter(chart.now())).orElse(true);
    }

    private static List<Input> inputs(List<Administration> records, String what) {
        return records.stream()
                .map(a ->
                        new Input(what, a.product().name(), a.start().or(a::end).map(When::day), a.from()))
                .toList();
    }

    private static Input input(PerformedProcedure procedure) {
        return new Input(
                "IVIG infusion",
                procedure.what().text(),
                procedure.start().or(procedure::end).map(When::day),
                procedure.from());
    }

    /** Orders that were due before today, and orders without a date. */
    private static List<Input> ordered(Chart chart) {
        return StandingIvig.with(chart, ORDERED).stream()
                .filter(o ->
                        DueDays.start(o).map(d -> d.isBefore(chart.today())).orElse(true))
                .map(EarlierInfusions::input)
                .toList();
    }

    private static Input input(MedicationOrder order) {
        return new Input("IVIG order", OrderWords.of(order), DueDays.start(order), order.from());
    }

    /** Courses ordered and due by now. */
    static int dueCourses(Chart chart, Period courseGap) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        StandingIvig.with(chart, Set.of(Status.ACTIVE, Status.COMPLETED))
                .forEach(o -> days.addAll(DueDays.of(o, chart.today()).headSet(chart.today(), true)));
        return DueDays.courses(days.stream(), courseGap);
    }

    private static Map<String, Section<?>> gaps(Chart chart) {
        Map<String, Section<?>> sections = new LinkedHashMap<>();
        sections.put("administrations", chart.given());
        sections.put("dispenses", chart.dispensed());
        sections.put("medication statements", chart.statements());
        sections.put("immunizations", chart.immunizations());
        sections.put("procedures", chart.procedures());
        sections.put("medication orders", chart.orders());
        sections.values().removeIf(Section::isComplete);
        return sections;
    }

    private static List<String> notes(Chart chart) {
        List<String> notes = new ArrayList<>();
        gaps(chart).forEach((what, section) -> {
            if (section.completeness() instanceof Section.Completeness.NotChecked(String because)) {
                notes.add("Earlier infusions: " + what + " could not be checked (" + because + ").");
            }
        });
        List<String> unavailable = gaps(chart).entrySet().stream()
                .filter(e -> e.getValue().completeness() instanceof Section.Completeness.Unavailable)
                .map(Map.Entry::getKey)
                .toList();
        if (!unavailable.isEmpty()) {
            notes.add("Earlier infusions: unavailable here are " + String.join(", ", unavailable) + ".");
        }
        return notes;
    }
}
