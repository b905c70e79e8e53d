package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.ServiceOrder;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the record says of this patient's IgA (S-01, S-02; clinical.md 0.3, 6-8).
 *
 * @param valid the newest result that can be judged
 * @param unreadable the newest result that cannot be read, if none can
 * @param beforeAge the newest result, taken before the age from which results are judged, if there is no other
 * @param pending what is still to come
 * @param tooYoung whether the patient is under the age from which deficiency is judged
 * @param notes what was passed over or not checked, plain sentences
 */
record IgaOnFile(
        Optional<Reading> valid,
        Optional<Reading> unreadable,
        Optional<Reading> beforeAge,
        Optional<Pending> pending,
        boolean tooYoung,
        List<String> notes) {

    /** One result and what it says. */
    record Reading(Observation observation, SerumIga iga) {
        Optional<LocalDate> day() {
            return observation.when().map(When::day);
        }

        Input input() {
            return new Input("serum IgA", SerumIga.shown(observation), day(), observation.from());
        }

        String named() {
            return SerumIga.shown(observation) + day().map(d -> " of " + d).orElse(", undated");
        }
    }

    /** A test ordered, registered or preliminary. */
    record Pending(String state, Optional<LocalDate> since, Input input) {}

    static IgaOnFile of(Chart chart, IgaScreening limits) {
        List<Reading> readings = chart.iga().items().stream()
                .filter(o -> o.concept().equals(Concepts.IGA) && o.countsAt(chart.now(), chart.zone()))
                .sorted(newestFirst())
                .map(o -> new Reading(o, SerumIga.of(o, limits)))
                .toList();
        boolean tooYoung = isTooYoung(chart, chart.today(), limits);
        List<Reading> ofAge = readings.stream()
                .filter(r -> tooYoung || !isTooYoung(chart, r.day().orElse(chart.today()), limits))
                .toList();
        Optional<Reading> valid = ofAge.stream().filter(r -> !isUnreadable(r)).findFirst();
        Optional<Reading> unreadable =
                ofAge.stream().filter(IgaOnFile::isUnreadable).findFirst();
        boolean early = ofAge.isEmpty();
        return new IgaOnFile(
                valid,
                valid.isPresent() ? Optional.empty() : unreadable,
                early ? readings.stream().findFirst() : Optional.empty(),
                pending(chart, unreadable),
                tooYoung,
                notes(chart, limits, valid, ofAge));
    }

    private static Comparator<Observation> newestFirst() {
        return Comparator.comparing((Observation o) -> o.when().orElse(When.on(LocalDate.MIN)))
                .reversed();
    }

    private static boolean isUnreadable(Reading reading) {
        return reading.iga() instanceof SerumIga.Unreadable;
    }

    private static boolean isTooYoung(Chart chart, LocalDate day, IgaScreening limits) {
        return chart.person()
                .born()
                .map(born -> day.isBefore(born.plus(limits.minimumAge())))
                .orElse(false);
    }

    private static Optional<Pending> pending(Chart chart, Optional<Reading> unreadable) {
        Stream<Pending> results = chart.iga().items().stream()
                .filter(o -> o.concept().equals(Concepts.IGA) && o.status() != Observation.Status.FINAL)
                .map(IgaOnFile::pending);
        Stream<Pending> drafted = chart.draftServices().stream().map(o -> pending(o, "drafted"));
        Stream<Pending> ordered = chart.services().items().stream().map(o -> pending(o, "default"));
        Stream<ServiceOrder> open = Stream.concat(chart.draftServices().stream(), chart.services().items().stream())
                .filter(o -> o.open() && o.what().is(Concepts.IGA));
        Set<String> references = open.map(ServiceOrder::from).collect(Collectors.toSet());
        return Stream.of(
                        results,
                        drafted.filter(p -> references.contains(p.input().from())),
                        ordered.filter(p -> references.contains(p.input().from())))
                .flatMap(s -> s)
                .filter(p -> isAfter(p, unreadable))
                .findFirst();
    }

    private static Pending pending(Observation result) {
        boolean preliminary = result.status() == Observation.Status.PRELIMINARY;
        Optional<LocalDate> day = result.when().map(When::day);
        String said = preliminary ? "preliminary result" : "registered, no result yet";
        return new Pending(
                preliminary ? "preliminary" : "default", day, new Input("serum IgA", said, day, result.from()));
    }

    private static Pending pending(ServiceOrder order, String state) {
        Optional<LocalDate> day = order.authoredOn().map(When::day);
        Optional<LocalDate> since = state.equals("drafted") ? Optional.empty() : day;
        return new Pending(
                state,
                since,
                new Input("serum IgA", state.equals("drafted") ? "drafted" : "ordered", day, order.from()));
    }

    /** An order older than an unreadable result is the one that brought it. */
    private static boolean isAfter(Pending pending, Optional<Reading> unreadable) {
        Optional<LocalDate> result = unreadable.flatMap(Reading::day);
        return result.isEmpty()
                || pending.since().map(day -> !day.isBefore(result.get())).orElse(true);
    }

    private static List<String> notes(Chart chart, IgaScreening limits, Optional<Reading> valid, List<Reading> ofAge) {
        List<String> notes = new ArrayList<>();
        valid.or(() -> ofAge.stream().findFirst())
                .flatMap(r -> IgaAfterPlasmapheresis.note(chart, r.observation(), limits.afterPlasmapheresis()))
                .ifPresent(notes::add);
        valid.ifPresent(v -> ofAge.stream()
                .takeWhile(r -> !r.equals(v))
                .filter(IgaOnFile::isUnreadable)
                .forEach(r -> notes.add("A newer IgA result cannot be interpreted and was passed over: " + r.named()
                        + " (" + ((SerumIga.Unreadable) r.iga()).reason() + ").")));
        if (valid.isEmpty()) {
            chart.services().gap().ifPresent(gap -> notes.add("Test orders could not be checked: " + gap + "."));
        }
        if (chart.person().born().isEmpty() && !ofAge.isEmpty()) {
            notes.add("The date of birth is not known; the result was judged as that of a patient of 4 years or more.");
        }
        return notes;
    }

    List<Input> inputs() {
        return Stream.concat(
                        Stream.of(valid, unreadable, beforeAge)
                                .flatMap(Optional::stream)
                                .map(Reading::input),
                        pending.map(Pending::input).stream())
                .distinct()
                .toList();
    }
}
