package dev.ivigcds.dosing;

import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.DosageInstruction.Amount;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Timing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The one dose of an instruction. Several doseAndRate entries (ordered, calculated, …) are one dose written several
 * times: the absolute one is used, never their sum (clinical.md 3.1).
 *
 * @param arithmetic the product and the weight
 * @param tolerance difference between two writings of one dose that is rounding, as a fraction
 */
record DoseChoice(DoseArithmetic arithmetic, BigDecimal tolerance) {

    Outcome<Portion> of(DosageInstruction instruction) {
        Optional<Timing.Repeat> repeat = instruction.timing().flatMap(Timing::repeat);
        List<Portion> known = new ArrayList<>();
        List<Unclear> unclear = new ArrayList<>();
        for (DosageInstruction.Dose dose : stated(instruction.doses())) {
            switch (arithmetic.of(dose, repeat)) {
                case Outcome.Known<Portion>(Portion portion) -> known.add(portion);
                case Outcome.Unknown<Portion>(Unclear why) -> unclear.add(why);
            }
        }
        if (known.isEmpty()) {
            return new Outcome.Unknown<>(mostTelling(unclear));
        }
        return Outcome.known(capped(chosen(known), instruction.maxPerAdministration()));
    }

    /** A rate beside a dose only says how fast that dose is given. */
    private static List<DosageInstruction.Dose> stated(List<DosageInstruction.Dose> doses) {
        List<DosageInstruction.Dose> amounts = doses.stream()
                .filter(dose -> !(dose.amount() instanceof Amount.NotStated))
                .toList();
        return amounts.isEmpty() ? doses : amounts;
    }

    private static Unclear mostTelling(List<Unclear> unclear) {
        return unclear.stream()
                .filter(why -> why.range().isPresent())
                .findFirst()
                .or(() -> unclear.stream().findFirst())
                .orElse(Unclear.because("no dose is written"));
    }

    private Portion chosen(List<Portion> known) {
        List<Portion> absolute = known.stream().filter(p -> !p.byWeight()).toList();
        Optional<Portion> perKg = known.stream().filter(Portion::byWeight).max(byPerKg());
        if (absolute.isEmpty()) {
            return perKg.orElseThrow();
        }
        Portion most = absolute.stream().max(byGrams()).orElseThrow();
        Portion least = absolute.stream().min(byGrams()).orElseThrow();
        Portion judged = differ(least, most)
                ? most.noting(
                        "The dose is written as " + least.how() + " and as " + most.how() + "; the greater is judged.")
                : most;
        return perKg.map(other -> alongside(judged, other)).orElse(judged);
    }

    /** The absolute dose, next to the same dose written per kilogram. */
    private Portion alongside(Portion absolute, Portion perKg) {
        if (perKg.grams().isEmpty()) {
            return absolute.statedPerKg(perKg.gramsPerKg());
        }
        return differ(absolute, perKg)
                ? absolute.writtenTwice(new DosePlan.WrittenTwice(
                        absolute.grams().orElseThrow(), perKg.gramsPerKg().orElseThrow()))
                : absolute;
    }

    private boolean differ(Portion one, Portion other) {
        return differ(one.grams().orElseThrow(), other.grams().orElseThrow());
    }

    /** Whether two amounts are further apart than rounding explains. */
    boolean differ(BigDecimal a, BigDecimal b) {
        return a.subtract(b).abs().compareTo(a.min(b).multiply(tolerance)) > 0;
    }

    private Portion capped(Portion portion, Optional<Quantity> most) {
        if (most.isEmpty()) {
            return portion;
        }
        Optional<BigDecimal> cap = arithmetic.exactly(most.get()) instanceof Outcome.Known<Portion>(Portion read)
                ? read.grams()
                : Optional.empty();
        if (cap.isEmpty()) {
            return portion.noting("The order's maximum per administration could not be read and was left out.");
        }
        boolean caps = portion.grams().filter(g -> g.compareTo(cap.get()) > 0).isPresent();
        return caps ? portion.cappedAt(cap.get()) : portion;
    }

    private static Comparator<Portion> byGrams() {
        return Comparator.comparing(p -> p.grams().orElse(BigDecimal.ZERO));
    }

    private static Comparator<Portion> byPerKg() {
        return Comparator.comparing(p -> p.gramsPerKg().orElse(BigDecimal.ZERO));
    }
}
