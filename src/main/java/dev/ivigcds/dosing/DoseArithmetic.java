package dev.ivigcds.dosing;

import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.DosageInstruction.Amount;
import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Quantity;
import dev.ivigcds.facts.Timing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Grams of one administration of a product in a patient (clinical.md 3.1).
 *
 * @param product what is given
 * @param kg body weight in kilograms, if known
 */
record DoseArithmetic(Product product, Optional<BigDecimal> kg) {

    /** One doseAndRate entry; a rate counts only with how long it runs. */
    Outcome<Portion> of(DosageInstruction.Dose dose, Optional<Timing.Repeat> repeat) {
        return switch (dose.amount()) {
            case Amount.Exactly(Quantity quantity) -> exactly(quantity);
            case Amount.Between(Optional<Quantity> low, Optional<Quantity> high) -> between(low, high);
            case Amount.NotStated() -> byRate(dose.rate(), repeat.flatMap(Timing.Repeat::duration));
        };
    }

    Outcome<Portion> exactly(Quantity quantity) {
        if (!Decimals.writable(quantity.value())) {
            return Outcome.unknown("the dose is not a plausible number");
        }
        if (quantity.comparator() != Quantity.Comparator.EXACTLY) {
            return Outcome.unknown(
                    "the dose is written as \"" + quantity.comparator().sign() + "\"");
        }
        if (quantity.value().signum() <= 0) {
            return Outcome.unknown("dose of " + Decimals.shown(quantity) + " is not valid");
        }
        Optional<DoseUnit> unit = DoseUnit.of(quantity);
        if (unit.isEmpty()) {
            return Outcome.unknown(
                    quantity.unit().isBlank()
                            ? "the dose has no unit"
                            : "unit \"" + Decimals.unit(quantity, 16) + "\" is not understood");
        }
        return inUnit(quantity, unit.get());
    }

    private Outcome<Portion> inUnit(Quantity quantity, DoseUnit unit) {
        boolean perDay = unit.isPerDay();
        if (unit.perSeconds().isPresent() && !perDay) {
            return Outcome.unknown("only a rate is given, not a dose");
        }
        Outcome<Portion> measured =
                measured(quantity.value().multiply(unit.factor()), unit, perDay, Decimals.shown(quantity));
        return unit.guessed() && measured instanceof Outcome.Known<Portion>(Portion portion)
                ? Outcome.known(portion.noting("Unit \"" + Decimals.unit(quantity, 16) + "\" was read as "
                        + unit.measures() + ": " + portion.how() + "."))
                : measured;
    }

    /** The greater end, which is what may be given; both are said. */
    private Outcome<Portion> between(Optional<Quantity> low, Optional<Quantity> high) {
        if (high.isEmpty()) {
            return Outcome.unknown("the dose range has no upper end");
        }
        Outcome<Portion> upper = exactly(high.get());
        if (low.isEmpty() || !(upper instanceof Outcome.Known<Portion>(Portion most))) {
            return upper;
        }
        Optional<Portion> least = exactly(low.get()) instanceof Outcome.Known<Portion>(Portion lower)
                ? Optional.of(lower)
                : Optional.empty();
        boolean inverted = least.filter(lower -> lower.isMoreThan(most)).isPresent();
        String said = "The dose is written as a range, " + Decimals.shown(low.get()) + " to "
                + Decimals.shown(high.get()) + inGrams(least, most) + "; the " + (inverted ? "greater" : "upper")
                + " end is judged.";
        return Outcome.known((inverted ? least.orElseThrow() : most).noting(said));
    }

    private static String inGrams(Optional<Portion> least, Portion most) {
        return least.filter(lower -> most.byWeight())
                .flatMap(Portion::grams)
                .flatMap(low -> most.grams().map(high -> " (" + low + " g to " + high + " g)"))
                .orElse("");
    }

    private Outcome<Portion> byRate(Optional<Quantity> rate, Optional<DosageInstruction.Span> duration) {
        if (rate.isEmpty()) {
            return Outcome.unknown("no dose is written");
        }
        Quantity speed = rate.get();
        Optional<DoseUnit> unit = DoseUnit.of(speed).filter(u -> u.perSeconds().isPresent());
        if (duration.isEmpty()) {
            return Outcome.unknown("only a rate is given, not a dose");
        }
        Optional<BigDecimal> seconds = DoseUnit.seconds(duration.get().unit());
        boolean readable = Decimals.writable(speed.value())
                && Decimals.writable(duration.get().value());
        if (unit.isEmpty() || seconds.isEmpty() || !readable) {
            return Outcome.unknown("the rate or its duration is not understood");
        }
        BigDecimal ran = duration.get().value().multiply(seconds.get());
        BigDecimal amount = speed.value()
                .multiply(unit.get().factor())
                .multiply(ran)
                .divide(unit.get().perSeconds().orElseThrow(), 6, RoundingMode.HALF_UP);
        if (amount.signum() <= 0) {
            return Outcome.unknown("the rate or its duration is not valid");
        }
        String lead = Decimals.shown(speed) + " × "
                + Decimals.shown(duration.get().value()) + " " + duration.get().unit();
        return measured(amount, unit.get(), false, lead);
    }

    /** Grams from an amount in grams, millilitres or packages, through contents and weight as the unit asks. */
    private Outcome<Portion> measured(BigDecimal amount, DoseUnit unit, boolean perDay, String lead) {
        return switch (unit.kind()) {
            case PACKAGES -> packages(amount, unit, perDay);
            case GRAMS -> Outcome.known(weighed(amount, unit.perKg(), perDay, lead));
            case MILLILITRES ->
                Strength.of(product)
                        .gramsPerMl()
                        .<Outcome<Portion>>map(strength -> Outcome.known(weighed(
                                amount.multiply(strength),
                                unit.perKg(),
                                perDay,
                                lead + " × " + Decimals.shown(strength) + " g/mL")))
                        .orElseGet(() -> ofUnknownStrength(amount, unit.perKg()));
        };
    }

    /** Vials, bottles and bags count only where the record or our lists say what one holds (clinical.md 6-11). */
    private Outcome<Portion> packages(BigDecimal number, DoseUnit unit, boolean perDay) {
        Strength strength = Strength.of(product);
        if (strength.isBilled(unit)) {
            return Outcome.unknown("a number of billing units is not a dose");
        }
        String name = unit.container().isEmpty() ? "package" : unit.container();
        return strength.gramsPer(unit.container())
                .<Outcome<Portion>>map(grams -> Outcome.known(weighed(
                        number.multiply(grams),
                        false,
                        perDay,
                        Decimals.shown(number) + " × " + Decimals.shown(grams) + " g a " + name)))
                .orElseGet(() -> Outcome.unknown("size of the vials is not known"));
    }

    private Portion weighed(BigDecimal grams, boolean perKg, boolean perDay, String lead) {
        if (!perKg) {
            String shown = Decimals.shown(grams) + " g";
            String how = lead.equals(shown) ? shown + " as written" : lead + " = " + shown;
            return new Portion(Optional.of(grams), Optional.empty(), false, perDay, how, Optional.empty(), List.of());
        }
        Optional<BigDecimal> whole = kg.map(grams::multiply).map(Decimals::tenth);
        String how = kg.map(weight -> lead + " × " + Decimals.kilograms(weight) + " = "
                        + Decimals.tenth(grams.multiply(weight)).toPlainString() + " g")
                .orElse(lead + ", weight not known");
        return new Portion(whole, Optional.of(grams), true, perDay, how, Optional.empty(), List.of());
    }

    private Outcome<Portion> ofUnknownStrength(BigDecimal millilitres, boolean perKg) {
        Optional<BigDecimal> volume = perKg ? kg.map(millilitres::multiply) : Optional.of(millilitres);
        Optional<Unclear.Range> range = volume.map(ml -> new Unclear.Range(
                Decimals.tenth(ml.multiply(Strength.WEAK)), Decimals.tenth(ml.multiply(Strength.STRONG))));
        return new Outcome.Unknown<>(new Unclear("product strength not stated", range, Optional.empty()));
    }
}
