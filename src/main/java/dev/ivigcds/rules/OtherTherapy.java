package dev.ivigcds.rules;

import dev.ivigcds.facts.Administration;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.PerformedProcedure;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Section;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What treats severe myositis beside IVIG: systemic glucocorticoids, other immunosuppressants, plasmapheresis (S-19; clinical.md 2.7, 2.8).
 *
 * @param drugs those ordered or given lately
 * @param exchanges plasmapheresis ordered, under way or done lately
 * @param intravenousSteroid whether a glucocorticoid is ordered intravenously
 * @param unchecked what could not be searched, so that nothing found means nothing, and why
 * @param notes what does not count and why, plain sentences
 */
record OtherTherapy(
        List<Input> drugs,
        List<Input> exchanges,
        boolean intravenousSteroid,
        Map<String, String> unchecked,
        List<String> notes) {
    private static final String MEDICATION_LIST = "medication orders";

    static OtherTherapy of(Chart chart, SevereDisease limits) {
        OrderedTherapy ordered = OrderedTherapy.of(chart, limits);
        List<Input> drugs = new ArrayList<>(ordered.inputs());
        drugs.addAll(given(chart, limits));
        List<String> notes = new ArrayList<>(ordered.notes());
        reported(chart).ifPresent(notes::add);
        unavailable(chart).ifPresent(notes::add);
        return new OtherTherapy(
                drugs, exchanges(chart, limits), ordered.isIntravenousSteroid(), unchecked(chart), notes);
    }

    /** The newest record of giving each drug since the limit. */
    private static List<Input> given(Chart chart, SevereDisease limits) {
        LocalDate since = chart.today().minus(limits.givenWithin());
        Map<String, List<Administration>> byName = chart.given().items().stream()
                .filter(a -> Treatment.isSystemic(a.product()))
                .filter(a -> day(a).map(day -> !day.isBefore(since)).orElse(true))
                .collect(Collectors.groupingBy(a -> a.product().name(), LinkedHashMap::new, Collectors.toList()));
        return byName.values().stream()
                .filter(records -> !Treatment.needsDays(records.getFirst().product())
                        || records.stream().map(OtherTherapy::day).distinct().count() >= limits.fewestDays())
                .map(List::getFirst)
                .map(a -> new Input(
                        Treatment.kind(a.product()) + ", given", a.product().name(), day(a), a.from()))
                .toList();
    }

    private static Optional<LocalDate> day(Administration given) {
        return given.end().or(given::start).map(When::day);
    }

    private static List<Input> exchanges(Chart chart, SevereDisease limits) {
        LocalDate since = chart.today().minus(limits.givenWithin());
        Stream<Input> due = PlasmapheresisSession.of(chart, since, limits.givenWithin()).stream()
                .map(PlasmapheresisSession::input);
        Stream<Input> done = Plasmapheresis.performed(chart).stream()
                .filter(p ->
                        !p.underWay() && day(p).map(day -> !day.isBefore(since)).orElse(true))
                .map(p -> new Input("plasmapheresis, done", p.what().text(), day(p), p.from()));
        return Stream.concat(due, done).toList();
    }

    private static Optional<LocalDate> day(PerformedProcedure procedure) {
        return procedure.end().or(procedure::start).map(When::day);
    }

    /** Medication statements say what somebody told, of whatever time: shown, and not counted. */
    private static Optional<String> reported(Chart chart) {
        String names = chart.statements().items().stream()
                .map(Administration::product)
                .filter(Treatment::isSystemic)
                .map(Product::name)
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("Reported in medication statements, not counted as treatment: " + names + ".");
    }

    private static Map<String, Section<?>> sections(Chart chart) {
        Map<String, Section<?>> sections = new LinkedHashMap<>();
        sections.put(MEDICATION_LIST, chart.orders());
        sections.put("medications given", chart.given());
        sections.put("orders of procedures", chart.services());
        sections.put("procedures", chart.procedures());
        return sections;
    }

    /** Without the medication list nothing can be said of other drugs; what a site never gives is told and does not count as unchecked. */
    private static Map<String, String> unchecked(Chart chart) {
        Map<String, String> unchecked = new LinkedHashMap<>();
        sections(chart)
                .forEach((what, section) -> section.gap()
                        .filter(gap -> what.equals(MEDICATION_LIST)
                                || section.completeness() instanceof Section.Completeness.NotChecked)
                        .ifPresent(gap -> unchecked.put(what, gap)));
        return unchecked;
    }

    private static Optional<String> unavailable(Chart chart) {
        String what = sections(chart).entrySet().stream()
                .filter(e -> e.getValue().completeness() instanceof Section.Completeness.Unavailable)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return what.isEmpty() ? Optional.empty() : Optional.of("Other treatment: unavailable here are " + what + ".");
    }

    boolean isNone() {
        return drugs.isEmpty() && exchanges.isEmpty();
    }

    List<Input> inputs() {
        return Stream.concat(drugs.stream(), exchanges.stream()).toList();
    }
}
