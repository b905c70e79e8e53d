package dev.ivigcds.rules;

import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The clock times that a timing names on one of its days. */
final class ClockTimes {
    private ClockTimes() {}

    /** Each time of that day, in order; the day alone where the timing names none. */
    static List<When> on(LocalDate day, Timing timing, ZoneId zone) {
        Stream<When> listed = timing.events().stream();
        Stream<When> daily = timing.repeat().stream()
                .flatMap(repeat -> repeat.timesOfDay().stream())
                .map(time -> When.at(day.atTime(time).atZone(zone).toOffsetDateTime()));
        Stream<When> first = timing
                .repeat()
                .map(Timing.Repeat::bounds)
                .flatMap(b -> b instanceof Timing.Bounds.Between between ? between.start() : Optional.empty())
                .stream()
                .filter(start -> timing.repeat().orElseThrow().timesOfDay().isEmpty());
        List<When> times = Stream.of(listed, daily, first)
                .flatMap(some -> some)
                .filter(when -> when.day().equals(day) && when.at().isPresent())
                .sorted()
                .distinct()
                .toList();
        return times.isEmpty() ? List.of(When.on(day)) : times;
    }
}
