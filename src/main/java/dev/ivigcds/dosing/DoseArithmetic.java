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
                            : "unit \"" + Decimals.clip(quantity.unit(), 16) + "\" is not understood");
        }
        return inUnit(quantity, unit.get());
    }

    private Outcome<Portion> inUnit(Quantity quantity, DoseUnit unit) {
        boolean perDay = unit.perSeconds().filter(DoseUnit.DAY::equals).isPresent();
        if (unit.perSeconds().isPresent() && !perDay) {
            return Outcome.unknown("only a rate is given, not a dose");
        }
        Outcome<Portion> measured =
                measured(quantity.value().multiply(unit.factor()), unit, perDay, Decimals.shown(quantity));
        return unit.guessed() && measured instanceof Outcome.Known<Portion>(Portion portion)
                ? Outcome.known(portion.noting("Unit \"" + Decimals.clip(quantity.unit(), 16) + "\" was read as "
                        + (unit.kind() == DoseUnit.Kind.GRAMS ? "a mass" : "a volume") + ": " + portion.how() + "."))
                : measured;
    }

    private Outcome<Portion> between(Optional<Quantity> low, Optional<Quantity> high) {
        if (high.isEmpty()) {
            return Outcome.unknown("the dose range has no upper end");
        }
        Outcome<Portion> judged = exactly(high.get());
        if (low.isEmpty() || !(judged instanceof Outcome.Known<Portion>(Portion upper))) {
            return judged;
        }
        Quantity least = low.get();
        if (!Decimals.writable(least.value())) {
            return judged;
        }
        return Outcome.known(upper.noting("The dose is written as a range, " + Decimals.shown(least) + " to "
                + Decimals.shown(high.get()) + "; the upper end is judged."));
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

    /** Grams from an amount in grams or millilitres, through strength and weight as the unit asks. */
    private Outcome<Portion> measured(BigDecimal amount, DoseUnit unit, boolean perDay, String lead) {
        return switch (unit.kind()) {
            case PACKAGES -> Outcome.unknown("size of the vials is not known");
            case GRAMS -> Outcome.known(weighed(amount, unit.perKg(), perDay, lead));
            case MILLILITRES ->
                Strength.gramsPerMl(product)
                        .<Outcome<Portion>>map(strength -> Outcome.known(weighed(
                                amount.multiply(strength),
                                unit.perKg(),
                                perDay,
                                lead + " × " + Decimals.shown(strength) + " g/mL")))
                        .orElseGet(() -> ofUnknownStrength(amount, unit.perKg()));
        };
    }

    private Portion weighed(BigDecimal grams, boolean perKg, boolean perDay, String lead) {
        if (!perKg) {
            String shown = Decimals.shown(grams) + " g";
            String how = lead.equals(shown) ? shown + " as written" : lead + " = " + shown;
            return new Portion(Optional.of(grams), Optional.empty(), false, perDay, how, Optional.empty(), List.of());
        }
        Optional<BigDecimal> whole = kg.map(grams::multiply).map(Decimals::tenth);
        String how = kg.map(weight -> lead + " × " + shownKilograms(weight) + " = "
                        + Decimals.tenth(grams.multiply(weight)).toPlainString() + " g")
                .orElse(lead + ", weight not known");
        return new Portion(whole, Optional.of(grams), true, perDay, how, Optional.empty(), List.of());
    }

    private static String shownKilograms(BigDecimal weight) {
        return Decimals.shown(weight.setScale(3, RoundingMode.HALF_UP)) + " kg";
    }

    private Outcome<Portion> ofUnknownStrength(BigDecimal millilitres, boolean perKg) {
        Optional<BigDecimal> volume = perKg ? kg.map(millilitres::multiply) : Optional.of(millilitres);
        Optional<Unclear.Range> range = volume.map(ml -> new Unclear.Range(
                Decimals.tenth(ml.multiply(Strength.WEAK)), Decimals.tenth(ml.multiply(Strength.STRONG))));
        return new Outcome.Unknown<>(new Unclear("product strength not stated", range, Optional.empty()));
    }
}
