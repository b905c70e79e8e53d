package dev.ivigcds.dosing;

import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One order laid out on the calendar, instruction by instruction (clinical.md 3.2-8). */
final class OrderCalendar {
    /** No clinician writes so many; what has more is not laid out, so that the work stays bounded (T-19). */
    static final int MOST_INSTRUCTIONS = 100;

    private final MedicationOrder order;
    private final boolean inFocus;
    private final Optional<BigDecimal> kg;
    private final DoseChoice choice;
    private final Horizon horizon;
    private final List<Infusion> infusions = new ArrayList<>();
    private final List<DosePlan.Gap> gaps = new ArrayList<>();
    private final List<DosePlan.WrittenTwice> twice = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    OrderCalendar(MedicationOrder order, boolean inFocus, Optional<BigDecimal> kg, Horizon horizon, PlanLimits limits) {
        this.order = order;
        this.inFocus = inFocus;
        this.horizon = horizon;
        StatedWeight stated = StatedWeight.of(order, kg, limits);
        stated.note().ifPresent(notes::add);
        this.kg = stated.kg().or(() -> kg);
        this.choice = new DoseChoice(new DoseArithmetic(order.product(), this.kg), limits.tolerance());
    }

    DosePlan plan() {
        if (!order.product().resolved()) {
            gap(Unclear.because("the product could not be read"));
        } else if (order.dosage().isEmpty()) {
            gap(Unclear.because("no dosage instruction"));
        } else if (order.dosage().size() > MOST_INSTRUCTIONS) {
            gap(Unclear.because("more than " + MOST_INSTRUCTIONS + " dosage instructions"));
        } else {
            layOut();
        }
        return new DosePlan(infusions, gaps, twice, notes);
    }

    private void layOut() {
        SortedMap<Integer, List<Integer>> sequence = bySequence();
        LocalDate start = order.authoredOn().map(When::day).orElse(horizon.today());
        Optional<LocalDate> nextStart = Optional.of(start);
        for (List<Integer> concurrent : sequence.values()) {
            if (nextStart.isEmpty()) {
                gap(Unclear.because("an endless instruction is followed by another"));
                return;
            }
            nextStart = together(concurrent, nextStart.get());
        }
        if (sequence.size() > 1) {
            notes.add("Instructions with a sequence number were read as following one another.");
        }
    }

    /** The places of the instructions by their number; those without one run with the first. */
    private SortedMap<Integer, List<Integer>> bySequence() {
        List<DosageInstruction> dosage = order.dosage();
        int first = dosage.stream()
                .map(DosageInstruction::sequence)
                .flatMap(Optional::stream)
                .min(Integer::compareTo)
                .orElse(1);
        return IntStream.range(0, dosage.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> dosage.get(i).sequence().orElse(first), TreeMap::new, Collectors.toList()));
    }

    /** Instructions that run at the same time; gives the day after the last one ends, or nothing if one never does. */
    private Optional<LocalDate> together(List<Integer> indexes, LocalDate start) {
        boolean dayByDay = indexes.size() > 1 && saysDayByDay(indexes);
        if (indexes.size() > 1) {
            notes.add(
                    dayByDay
                            ? "Instructions were read as the days their text names."
                            : "Instructions were read as running at the same time.");
        }
        LocalDate end = start;
        boolean endless = false;
        for (int index : indexes) {
            DosageInstruction instruction = order.dosage().get(index);
            int offset = dayByDay ? WrittenDose.dayNumber(instruction.text()).orElse(1) - 1 : 0;
            Optional<Days> days = one(index, instruction, start.plusDays(offset));
            endless = endless || days.filter(Days::openEnded).isPresent();
            LocalDate last = days.map(Days::end).orElse(start);
            end = last.isAfter(end) ? last : end;
        }
        return endless ? Optional.empty() : Optional.of(end.plusDays(1));
    }

    private boolean saysDayByDay(List<Integer> indexes) {
        Set<Integer> numbers = new HashSet<>();
        return indexes.stream()
                .map(order.dosage()::get)
                .allMatch(d -> d.sequence().isEmpty()
                        && !Expansion.startsItself(d.timing())
                        && WrittenDose.dayNumber(d.text()).filter(numbers::add).isPresent());
    }

    private Optional<Days> one(int index, DosageInstruction instruction, LocalDate start) {
        Outcome<Portion> dose = choice.of(instruction);
        boolean perDay =
                dose instanceof Outcome.Known<Portion> found && found.value().perDay();
        Outcome<Days> days = new Expansion(start, horizon).of(instruction.timing(), perDay);
        Optional<WrittenDose> words = WrittenDose.in(instruction.text());
        if (dose instanceof Outcome.Unknown<Portion> unknown) {
            gap(unknown.why().withWords(words.flatMap(w -> w.gramsADay(kg))));
        }
        if (days instanceof Outcome.Unknown<Days> unknown) {
            gap(unknown.why());
        }
        Optional<Days> known =
                days instanceof Outcome.Known<Days> found ? Optional.of(found.value()) : Optional.empty();
        if (dose instanceof Outcome.Known<Portion> found) {
            place(index, instruction, found.value(), known.orElse(firstOnly(start)));
            words.ifPresent(w -> compare(w, found.value(), known.orElse(firstOnly(start))));
        }
        return known;
    }

    /** Where the timing is not understood, one administration is certain. */
    private static Days firstOnly(LocalDate start) {
        return new Days(List.of(start), start, false, List.of());
    }

    private void place(int index, DosageInstruction instruction, Portion portion, Days days) {
        notes.addAll(portion.notes());
        notes.addAll(days.notes());
        portion.twice().ifPresent(twice::add);
        if (instruction.asNeeded()) {
            notes.add("The order is \"as needed\"; it was judged as if given.");
        }
        DayCap cap = DayCap.of(instruction, choice.arithmetic());
        if (DayCap.isUnreadable(instruction, cap)) {
            notes.add("The order's maximum per day could not be read and was left out.");
        }
        cap.place(portion, days.each()).forEach(p -> infusions.add(infusion(index, p.day(), p.portion())));
    }

    /** The structured dose is judged; words that say something else are told (clinical.md 3.2-11). */
    private void compare(WrittenDose words, Portion portion, Days days) {
        notes.addAll(new Wordings(words, choice, kg).disagreements(portion, days));
    }

    private Infusion infusion(int index, LocalDate day, Portion portion) {
        Optional<BigDecimal> perKg = portion.gramsPerKg()
                .or(() -> portion.grams().flatMap(g -> kg.map(weight -> Decimals.quotient(g, weight))));
        return new Infusion(
                order.from(),
                index,
                inFocus,
                !order.draft(),
                day,
                portion.grams(),
                perKg,
                kg,
                portion.byWeight(),
                portion.how());
    }

    private void gap(Unclear why) {
        gaps.add(new DosePlan.Gap(order.from(), why));
    }
}
