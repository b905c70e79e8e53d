package dev.ivigcds.dosing;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How administrations follow each other: the local days on which they start, one entry each, without an end. */
sealed interface Rhythm {
    /** Days from a start on; a day stands in it as often as something is given on it. */
    Stream<LocalDate> from(LocalDateTime start);

    /** On the first day only. */
    record Once(int perDay) implements Rhythm {
        @Override
        public Stream<LocalDate> from(LocalDateTime start) {
            return times(start.toLocalDate(), perDay);
        }
    }

    /** Clock time after clock time, such as every 12 hours. */
    record Steps(Duration step) implements Rhythm {
        @Override
        public Stream<LocalDate> from(LocalDateTime start) {
            return Stream.iterate(start, at -> at.plus(step)).map(LocalDateTime::toLocalDate);
        }
    }

    /** So many days in a row in every period. */
    record Cycles(Every every, int days, int perDay) implements Rhythm {
        @Override
        public Stream<LocalDate> from(LocalDateTime start) {
            return every.from(start.toLocalDate())
                    .flatMap(first ->
                            IntStream.range(0, days).boxed().flatMap(day -> times(first.plusDays(day), perDay)));
        }
    }

    /** On the listed weekdays of the first seven days of every period (clinical.md 3.2-5). */
    record Weekdays(Every every, Set<DayOfWeek> on, int perDay) implements Rhythm {
        @Override
        public Stream<LocalDate> from(LocalDateTime start) {
            return every.from(start.toLocalDate())
                    .flatMap(first -> IntStream.range(0, 7)
                            .mapToObj(first::plusDays)
                            .filter(day -> on.contains(day.getDayOfWeek()))
                            .flatMap(day -> times(day, perDay)));
        }
    }

    /** A period in whole days, weeks, months or years. */
    record Every(int amount, ChronoUnit unit) {
        Stream<LocalDate> from(LocalDate start) {
            return Stream.iterate(0L, n -> n + 1).map(n -> start.plus(n * amount, unit));
        }

        long shortestDays() {
            return switch (unit) {
                case WEEKS -> 7L * amount;
                case MONTHS -> 28L * amount;
                case YEARS -> 365L * amount;
                default -> amount;
            };
        }
    }

    private static Stream<LocalDate> times(LocalDate day, int perDay) {
        return Collections.nCopies(perDay, day).stream();
    }
}
