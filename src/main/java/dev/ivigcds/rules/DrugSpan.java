package dev.ivigcds.rules;

import dev.ivigcds.dosing.TimedDays;
import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.MedicationOrder;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * For how long a drug is ordered, as far as its order says (S-19, traps: a stopped drug whose order is still active, a short course for
 * something else).
 *
 * @param order the order
 * @param today the local day of the call
 */
record DrugSpan(MedicationOrder order, LocalDate today) {
    private static final Period AHEAD = Period.ofDays(84);

    /** Whether every instruction says when it ends, and the last of them has ended. */
    boolean isOver() {
        return !order.dosage().isEmpty()
                && order.dosage().stream().allMatch(d -> statedEnd(d).isPresent())
                && Stream.concat(order.dosage().stream().flatMap(d -> statedEnd(d).stream()), days().stream())
                        .allMatch(day -> day.isBefore(today));
    }

    /** Whether it is ordered for so many days at least, without being for need alone; what does not say is not. */
    boolean lastsAtLeast(long days) {
        List<DosageInstruction> regular =
                order.dosage().stream().filter(d -> !d.asNeeded()).toList();
        if (regular.isEmpty()) {
            return false;
        }
        return days().size() >= days || regular.stream().anyMatch(d -> goesOn(d) >= days || spans(d) >= days);
    }

    private NavigableSet<LocalDate> days() {
        return DueDays.ifSigned(order, today);
    }

    private Optional<LocalDate> statedEnd(DosageInstruction instruction) {
        return instruction.timing().flatMap(timing -> TimedDays.statedEnd(timing, start(), today));
    }

    /** Without an end: the days it goes on for from today. */
    private int goesOn(DosageInstruction instruction) {
        return instruction
                .timing()
                .filter(timing -> statedEnd(instruction).isEmpty())
                .map(timing ->
                        TimedDays.of(timing, start(), today, today, AHEAD).size())
                .orElse(0);
    }

    private long spans(DosageInstruction instruction) {
        return statedEnd(instruction)
                .map(end -> ChronoUnit.DAYS.between(start(), end) + 1)
                .orElse(0L);
    }

    private LocalDate start() {
        return DueDays.startIfSigned(order, today);
    }
}
