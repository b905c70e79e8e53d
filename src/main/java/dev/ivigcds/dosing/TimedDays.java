package dev.ivigcds.dosing;

import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** The local days a timing means, whatever is done on them (clinical.md 3.2). */
public final class TimedDays {
    private TimedDays() {}

    /**
     * The days from one on, in order; only the first one where the timing does not say how often.
     *
     * @param start the day it starts if it names none
     * @param earliest days before this one are left out
     * @param today the local day of the call
     * @param ahead how far from today a timing without an end is looked at
     */
    public static List<LocalDate> of(
            Timing timing, LocalDate start, LocalDate earliest, LocalDate today, Period ahead) {
        Horizon horizon = new Horizon(today, ahead, earliest, true);
        return switch (new Expansion(start, horizon).of(Optional.of(timing), false)) {
            case Outcome.Known<Days>(Days days) ->
                days.each().stream().distinct().toList();
            case Outcome.Unknown<Days> unknown -> List.of(first(timing, start));
        };
    }

    /** The last day, if the timing says itself when it ends: by its bounds, a number of times, or a list of days. */
    public static Optional<LocalDate> statedEnd(Timing timing, LocalDate start, LocalDate today) {
        Optional<LocalDate> bounded =
                timing.repeat().flatMap(repeat -> Expansion.boundedEnd(repeat, Expansion.start(timing, start)));
        if (bounded.isPresent()) {
            return bounded;
        }
        boolean counted = timing.repeat()
                .map(repeat -> repeat.count().or(repeat::countMax).isPresent())
                .orElse(!timing.events().isEmpty());
        Horizon horizon = new Horizon(today, Period.ofDays(1), today, true);
        return counted
                        && new Expansion(start, horizon).of(Optional.of(timing), false)
                                instanceof Outcome.Known<Days>(Days days)
                ? Optional.of(days.end())
                : Optional.empty();
    }

    private static LocalDate first(Timing timing, LocalDate start) {
        return Expansion.ownStart(timing).map(When::day).orElse(start);
    }
}
