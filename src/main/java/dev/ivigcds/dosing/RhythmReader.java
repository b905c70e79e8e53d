package dev.ivigcds.dosing;

import dev.ivigcds.facts.Timing;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rhythm of a Timing.repeat, with what had to be assumed (clinical.md 3.2-2 … 3.2-5, 6-12). */
final class RhythmReader {
    private static final int FEW = 5;
    private static final BigDecimal LONGEST_PERIOD = new BigDecimal("1000");
    private static final int MOST_OFTEN = 1000;

    private final Timing.Repeat repeat;
    private final Optional<TimingCode> code;
    private final boolean perDay;
    private final List<String> notes = new ArrayList<>();

    RhythmReader(Timing.Repeat repeat, Optional<TimingCode> code, boolean perDay) {
        boolean own = repeat.period().isPresent() || !repeat.periodUnit().isEmpty();
        this.repeat = repeat;
        this.code = own ? Optional.empty() : code;
        this.perDay = perDay;
    }

    /** What was assumed; complete once {@link #read} has answered. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    Outcome<Rhythm> read() {
        BigDecimal period = shortest();
        int frequency = mostOften();
        boolean valid = frequency > 0
                && frequency <= MOST_OFTEN
                && Decimals.writable(period)
                && period.signum() > 0
                && period.compareTo(LONGEST_PERIOD) <= 0
                && count().filter(n -> n <= 0).isEmpty();
        if (!valid) {
            return Outcome.unknown("the numbers of the timing are not valid");
        }
        return unit().map(unit -> inUnit(frequency, period, unit)).orElseGet(this::withoutUnit);
    }

    /** Total number of administrations, the upper one if there are two. */
    Optional<Integer> count() {
        return repeat.countMax().or(repeat::count);
    }

    private BigDecimal shortest() {
        BigDecimal period =
                repeat.period().or(() -> code.map(TimingCode::period)).orElse(BigDecimal.ONE);
        return repeat.periodMax().map(period::min).orElse(period);
    }

    private int mostOften() {
        int frequency =
                repeat.frequency().or(() -> code.map(TimingCode::frequency)).orElse(1);
        return repeat.frequencyMax().map(most -> Math.max(most, frequency)).orElse(frequency);
    }

    private int clockTimes() {
        return Math.max(repeat.timesOfDay().size(), repeat.events().size());
    }

    private Optional<String> unit() {
        if (!repeat.periodUnit().isEmpty()) {
            return Optional.of(repeat.periodUnit());
        }
        if (code.isPresent()) {
            return code.map(TimingCode::unit);
        }
        if (!repeat.daysOfWeek().isEmpty()) {
            return Optional.of("wk");
        }
        if (clockTimes() > 0) {
            return Optional.of("d");
        }
        return count().filter(n -> n > 1 && n <= FEW).map(n -> {
            notes.add("The unit of the period is missing; it was read as one day.");
            return "d";
        });
    }

    private Outcome<Rhythm> withoutUnit() {
        boolean once = count().filter(n -> n == 1).isPresent();
        boolean silent = repeat.frequency().isEmpty() && repeat.period().isEmpty() && count().isEmpty();
        if (once || (silent && isOneDay(repeat.bounds()))) {
            return Outcome.known(new Rhythm.Once(1));
        }
        if (perDay) {
            notes.add("The dose is written per day; it was read as given every day.");
            return days(1, 1, ChronoUnit.DAYS);
        }
        return Outcome.unknown("how often it is given is not stated");
    }

    /** A start alone, or nothing at all, says no more than one administration (clinical.md 6-12). */
    private static boolean isOneDay(Timing.Bounds bounds) {
        return switch (bounds) {
            case Timing.Bounds.Open open -> true;
            case Timing.Bounds.Between between ->
                between.end().isEmpty()
                        || between.end().map(When::day).equals(between.start().map(When::day));
            case Timing.Bounds.Lasting lasting -> false;
            case Timing.Bounds.LastingBetween lasting -> false;
        };
    }

    private Outcome<Rhythm> inUnit(int frequency, BigDecimal period, String unit) {
        return switch (unit) {
            case "s", "min", "h" -> steps(frequency, period, unit);
            case "d", "wk" ->
                whole(period).isPresent()
                        ? days(frequency, whole(period).get(), unit.equals("d") ? ChronoUnit.DAYS : ChronoUnit.WEEKS)
                        : steps(frequency, period, unit);
            case "mo", "a" ->
                whole(period)
                        .map(p -> days(frequency, p, unit.equals("mo") ? ChronoUnit.MONTHS : ChronoUnit.YEARS))
                        .orElseGet(() -> Outcome.unknown("the period of the timing is not understood"));
            default -> Outcome.unknown("period unit \"" + Decimals.clip(unit, 12) + "\" is not understood");
        };
    }

    private static Optional<Integer> whole(BigDecimal period) {
        return period.stripTrailingZeros().scale() <= 0 ? Optional.of(period.intValueExact()) : Optional.empty();
    }

    private static Outcome<Rhythm> steps(int frequency, BigDecimal period, String unit) {
        long millis = period.multiply(DoseUnit.seconds(unit).orElseThrow())
                .movePointRight(3)
                .divide(BigDecimal.valueOf(frequency), 0, RoundingMode.DOWN)
                .longValueExact();
        return millis < 1000
                ? Outcome.unknown("the numbers of the timing are not valid")
                : Outcome.known(new Rhythm.Steps(Duration.ofMillis(millis)));
    }

    private Outcome<Rhythm> days(int frequency, int period, ChronoUnit unit) {
        boolean daily = unit == ChronoUnit.DAYS && period == 1;
        int clock = clockTimes();
        if (!repeat.daysOfWeek().isEmpty()) {
            int perDay = Math.max(1, daily ? Math.max(frequency, clock) : clock);
            boolean short_ = unit == ChronoUnit.DAYS && period < 7;
            Rhythm.Every every = short_ ? new Rhythm.Every(1, ChronoUnit.WEEKS) : new Rhythm.Every(period, unit);
            return Outcome.known(new Rhythm.Weekdays(every, repeat.daysOfWeek(), perDay));
        }
        Rhythm.Every every = new Rhythm.Every(period, unit);
        if (daily) {
            return Outcome.known(new Rhythm.Cycles(every, 1, Math.max(frequency, clock)));
        }
        int inARow = (int) Math.min(clock > 0 ? ceil(frequency, clock) : frequency, every.shortestDays());
        int perDay = Math.max(clock, ceil(frequency, inARow));
        if (inARow > 1) {
            notes.add("Several infusions in a period longer than a day were read as given on days in a row.");
        }
        return Outcome.known(new Rhythm.Cycles(every, inARow, perDay));
    }

    private static int ceil(int value, int by) {
        return (value + by - 1) / by;
    }
}
