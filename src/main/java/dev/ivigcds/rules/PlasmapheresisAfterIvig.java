package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Section;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Plasmapheresis that would take away the IVIG given before it, whichever of the two is being ordered (S-20; clinical.md 5.2-6, 6-15).
 *
 * @param criticalWithin time after the end of an infusion within which plasmapheresis removes it
 * @param warnWithin time after it within which part of it may still be removed
 * @param courseGap days of giving that lie this far apart, or further, belong to different courses
 */
public record PlasmapheresisAfterIvig(Duration criticalWithin, Period warnWithin, Period courseGap) implements Rule {
    private static final List<Topic> TOPICS = List.of(Topic.PLEX_AFTER_IVIG);
    private static final int MOST_INPUTS = 6;

    public PlasmapheresisAfterIvig {
        List.of(warnWithin, courseGap).forEach(Lengths::require);
        Lengths.require(criticalWithin);
    }

    @Override
    public List<Topic> topics() {
        return TOPICS;
    }

    @Override
    public Answer judge(Chart chart) {
        return new Answer(Map.of(Topic.PLEX_AFTER_IVIG, verdict(chart)), List.of());
    }

    private Verdict verdict(Chart chart) {
        if (chart.occasion() == Occasion.PATIENT_VIEW) {
            return Verdict.quiet("plasmapheresis is not judged when a chart is opened");
        }
        if (chart.ivigInFocus().isEmpty() && !chart.plasmapheresisInFocus()) {
            return Verdict.quiet("neither IVIG nor plasmapheresis is about to be ordered");
        }
        List<PlasmapheresisSession> sessions = PlasmapheresisSession.of(chart, chart.today(), warnWithin);
        List<Removal> removals = removals(sessions, chart);
        Map<String, String> gaps = gaps(chart);
        if (!removals.isEmpty()) {
            return new RemovalFinding(chart, this, sessions, removals, gaps).raised();
        }
        if (!gaps.isEmpty()) {
            return new Verdict.Undetermined(
                    gaps.entrySet().stream()
                            .map(gap -> gap.getKey() + " could not be checked: " + gap.getValue())
                            .collect(Collectors.joining("; ")),
                    inputs(sessions));
        }
        return new Verdict.Quiet(
                sessions.isEmpty()
                        ? "no plasmapheresis is ordered or under way in the data supplied"
                        : "no plasmapheresis follows IVIG within the limits",
                inputs(sessions));
    }

    private static List<Input> inputs(List<PlasmapheresisSession> sessions) {
        return sessions.stream()
                .limit(MOST_INPUTS)
                .map(PlasmapheresisSession::input)
                .toList();
    }

    /** Of every infusion the first plasmapheresis that follows it and one on its day, as far as they matter; the worst first. */
    private List<Removal> removals(List<PlasmapheresisSession> sessions, Chart chart) {
        if (sessions.isEmpty()) {
            return List.of();
        }
        List<InfusionInTime> infusions = InfusionInTime.of(chart);
        NavigableSet<LocalDate> days =
                infusions.stream().map(i -> i.start().day()).collect(Collectors.toCollection(TreeSet::new));
        List<Removal> removals = new ArrayList<>();
        for (InfusionInTime infusion : infusions) {
            List<Removal> all = sessions.stream()
                    .flatMap(session -> Removal.of(infusion, session, chart).stream())
                    .toList();
            first(all, Removal.Kind.SAME_DAY).ifPresent(removals::add);
            first(all, Removal.Kind.AFTER)
                    .map(removal -> isWithinCourse(removal, days) ? removal.withinCourse() : removal)
                    .filter(this::isNear)
                    .ifPresent(removals::add);
        }
        return removals.stream()
                .sorted(Comparator.comparing(this::indicator).thenComparing(Removal::compareTo))
                .toList();
    }

    private static Optional<Removal> first(List<Removal> all, Removal.Kind kind) {
        return all.stream().filter(r -> r.kind() == kind).findFirst();
    }

    /** Whether IVIG goes on after the plasmapheresis, in the course of the last infusion before it (clinical.md 6-15). */
    private boolean isWithinCourse(Removal removal, NavigableSet<LocalDate> days) {
        LocalDate infused = removal.infusion().start().day();
        LocalDate exchanged = removal.session().start().day();
        Optional<LocalDate> next = Optional.ofNullable(days.ceiling(exchanged));
        return infused.isBefore(exchanged)
                && infused.equals(days.lower(exchanged))
                && next.filter(day -> day.isBefore(infused.plus(courseGap))).isPresent();
    }

    private boolean isNear(Removal removal) {
        LocalDate last = removal.infusion().end().day().plus(warnWithin);
        return !removal.session().start().day().isAfter(last);
    }

    /** What is known by its name alone goes no higher than warning (clinical.md 0.1-5). */
    Indicator indicator(Removal removal) {
        boolean removes = removal.kind() == Removal.Kind.BETWEEN || removal.isWithin(criticalWithin);
        return removes && removal.isSure() ? Indicator.CRITICAL : Indicator.WARNING;
    }

    private static Map<String, String> gaps(Chart chart) {
        Map<String, Section<?>> sections = new LinkedHashMap<>();
        sections.put("orders of procedures", chart.services());
        sections.put("procedures", chart.procedures());
        sections.put("medication orders", chart.orders());
        sections.put("infusions given", chart.given());
        Map<String, String> gaps = new LinkedHashMap<>();
        sections.forEach((what, section) -> section.gap().ifPresent(gap -> gaps.put(what, gap)));
        return gaps;
    }
}
