package dev.ivigcds.dosing;

import dev.ivigcds.facts.DosageInstruction.Span;
import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.Timing.Bounds;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lays an instruction out on the calendar (clinical.md 3.2). Half-open throughout: an order of 35 days from day 0 ends
 * before day 35.
 *
 * @param defaultStart the day it starts if it names none
 * @param horizon how far to look
 */
record Expansion(LocalDate defaultStart, Horizon horizon) {
    private static final int MOST_INFUSIONS = 1000;
    private static final int MOST_STEPS = 20_000;
    private static final BigDecimal LONGEST_SPAN = new BigDecimal("40000");
    private static final Timing.Repeat NO_REPEAT = new Timing.Repeat(
            new Bounds.Open(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "",
            Set.of(),
            List.of(),
            Set.of());

    /**
     * The days of a timing.
     *
     * @param perDay whether the dose is written per day, which says by itself that it is given daily
     */
    Outcome<Days> of(Optional<Timing> timing, boolean perDay) {
        return timing.map(t -> expand(t, perDay)).orElseGet(() -> once(defaultStart));
    }

    /** Whether a timing says itself on which day it starts. */
    static boolean startsItself(Optional<Timing> timing) {
        return timing.flatMap(Expansion::ownStart).isPresent();
    }

    private Outcome<Days> expand(Timing timing, boolean perDay) {
        Optional<TimingCode> code = TimingCode.of(timing.code());
        Timing.Repeat repeat = timing.repeat().orElse(NO_REPEAT);
        boolean rhythmic = saysHowOften(repeat) || code.isPresent();
        if (!timing.events().isEmpty() && (timing.events().size() > 1 || !rhythmic)) {
            return listed(timing.events());
        }
        boolean wordsOnly = timing.repeat().isEmpty() && timing.events().isEmpty() && code.isEmpty();
        if (wordsOnly && !(timing.code() + timing.text()).isBlank()) {
            return Outcome.unknown("the timing is not understood");
        }
        RhythmReader reader = new RhythmReader(repeat, code, perDay);
        return switch (reader.read()) {
            case Outcome.Unknown<Rhythm>(Unclear why) -> new Outcome.Unknown<>(why);
            case Outcome.Known<Rhythm>(Rhythm rhythm) -> laidOut(timing, repeat, rhythm, reader);
        };
    }

    private static boolean saysHowOften(Timing.Repeat repeat) {
        return repeat.frequency().isPresent()
                || repeat.period().isPresent()
                || !repeat.periodUnit().isEmpty()
                || repeat.count().or(repeat::countMax).filter(n -> n > 1).isPresent()
                || !repeat.daysOfWeek().isEmpty()
                || !repeat.timesOfDay().isEmpty();
    }

    private Outcome<Days> listed(List<When> events) {
        if (events.size() > MOST_INFUSIONS) {
            return Outcome.unknown("too many infusions to list");
        }
        List<LocalDate> days = events.stream().map(When::day).sorted().toList();
        return Outcome.known(new Days(kept(days), days.getLast(), false, List.of()));
    }

    private Outcome<Days> once(LocalDate day) {
        return Outcome.known(new Days(kept(List.of(day)), day, false, List.of()));
    }

    private List<LocalDate> kept(List<LocalDate> days) {
        return days.stream().filter(d -> !d.isBefore(horizon.earliest())).toList();
    }

    /** The day a timing itself starts on. */
    static Optional<When> ownStart(Timing timing) {
        Optional<When> bounded = timing.repeat()
                .map(Timing.Repeat::bounds)
                .flatMap(b -> b instanceof Bounds.Between between ? between.start() : Optional.<When>empty());
        return bounded.or(() -> timing.events().stream().sorted().findFirst());
    }

    /** When it starts: at the time the timing names, else when its day begins. */
    static LocalDateTime start(Timing timing, LocalDate defaultStart) {
        Optional<When> own = ownStart(timing);
        return own.flatMap(When::at)
                .map(OffsetDateTime::toLocalDateTime)
                .orElseGet(() -> own.map(When::day).orElse(defaultStart).atStartOfDay());
    }

    private Outcome<Days> laidOut(Timing timing, Timing.Repeat repeat, Rhythm rhythm, RhythmReader reader) {
        LocalDateTime start = start(timing, defaultStart);
        Optional<LocalDate> bound = boundedEnd(repeat, start);
        boolean endless = bound.isEmpty() && statesAnEnd(repeat.bounds());
        if (endless || bound.filter(end -> end.isBefore(start.toLocalDate())).isPresent()) {
            return Outcome.unknown("the dates of the timing are not valid");
        }
        boolean open = bound.isEmpty() && reader.count().isEmpty() && !(rhythm instanceof Rhythm.Once);
        List<String> notes = new ArrayList<>(reader.notes());
        Optional<LocalDate> last = open ? Optional.of(horizon.lastDay(start.toLocalDate())) : bound;
        if (open) {
            notes.add("The order has no end date; it was looked at until " + last.orElseThrow() + ".");
        }
        return walk(rhythm.from(start).iterator(), reader.count(), last, open, notes);
    }

    private Outcome<Days> walk(
            Iterator<LocalDate> days,
            Optional<Integer> count,
            Optional<LocalDate> last,
            boolean open,
            List<String> notes) {
        List<LocalDate> kept = new ArrayList<>();
        Optional<LocalDate> latest = Optional.empty();
        int given = 0;
        while (days.hasNext() && given < count.orElse(Integer.MAX_VALUE)) {
            LocalDate day = days.next();
            if (last.filter(day::isAfter).isPresent()) {
                break;
            }
            given++;
            latest = Optional.of(day);
            if (!day.isBefore(horizon.earliest())) {
                kept.add(day);
            }
            if (kept.size() > MOST_INFUSIONS || given > MOST_STEPS) {
                return Outcome.unknown("too many infusions to list");
            }
        }
        if (latest.isEmpty()) {
            return Outcome.unknown("no day fits the dates of the timing");
        }
        LocalDate end = open ? latest.get() : last.orElse(latest.get());
        return Outcome.known(new Days(kept, end, open, notes));
    }

    private static boolean statesAnEnd(Bounds bounds) {
        return switch (bounds) {
            case Bounds.Lasting lasting -> true;
            case Bounds.LastingBetween between ->
                between.low().isPresent() || between.high().isPresent();
            case Bounds.Between between -> between.end().isPresent();
            case Bounds.Open open -> false;
        };
    }

    /** The last day that bounds leave, if they end. */
    static Optional<LocalDate> boundedEnd(Timing.Repeat repeat, LocalDateTime start) {
        return switch (repeat.bounds()) {
            case Bounds.Lasting lasting -> lasting(start.toLocalDate(), lasting.length());
            case Bounds.LastingBetween between ->
                between.high().or(between::low).flatMap(length -> lasting(start.toLocalDate(), length));
            case Bounds.Between between -> between.end().map(end -> lastDay(end, earliestTime(repeat, start)));
            case Bounds.Open open -> Optional.empty();
        };
    }

    /** The day of an end; the day before where the end has a time at which that day's infusion has not begun. */
    private static LocalDate lastDay(When end, LocalTime infusion) {
        boolean tooEarly =
                end.at().filter(at -> at.toLocalTime().isBefore(infusion)).isPresent();
        return tooEarly ? end.day().minusDays(1) : end.day();
    }

    private static LocalTime earliestTime(Timing.Repeat repeat, LocalDateTime start) {
        return repeat.timesOfDay().stream().min(LocalTime::compareTo).orElse(start.toLocalTime());
    }

    /** The last day of a length of time that begins on a day: 2 d from day 0 ends on day 1. */
    private static Optional<LocalDate> lasting(LocalDate start, Span length) {
        BigDecimal value = length.value();
        if (!Decimals.writable(value) || value.signum() <= 0 || value.compareTo(LONGEST_SPAN) > 0) {
            return Optional.empty();
        }
        int whole = value.setScale(0, RoundingMode.CEILING).intValueExact();
        return switch (length.unit()) {
            case "mo" -> Optional.of(start.plusMonths(whole).minusDays(1));
            case "a" -> Optional.of(start.plusYears(whole).minusDays(1));
            default ->
                DoseUnit.seconds(length.unit())
                        .map(value::multiply)
                        .map(seconds -> seconds.divide(DoseUnit.DAY, 0, RoundingMode.CEILING))
                        .map(days -> start.plusDays(days.longValueExact() - 1));
        };
    }
}
