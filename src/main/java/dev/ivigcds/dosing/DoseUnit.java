package dev.ivigcds.dosing;

import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit of dose, strength or rate taken apart (clinical.md 3.1). The UCUM library reads it and gives the factors; which units a dose can be
 * written in is ours: grams and litres with the prefixes of the bedside, per kilogram, per time.
 *
 * @param kind what it counts
 * @param factor to grams or millilitres, or number of packages
 * @param perKg whether it is per kilogram of body weight
 * @param perSeconds the time it is per, in seconds
 * @param container what packages are called: {@code vial} (a bottle is one too), {@code bag}, or empty for a mere number
 * @param guessed whether it is a text form that only means this, such as {@code gm}
 */
record DoseUnit(
        Kind kind,
        BigDecimal factor,
        boolean perKg,
        Optional<BigDecimal> perSeconds,
        String container,
        boolean guessed) {

    enum Kind {
        GRAMS,
        MILLILITRES,
        PACKAGES
    }

    static final BigDecimal DAY = Ucum.factor("d", "s");

    private static final Set<String> PREFIXES = Set.of("", "k", "d", "c", "m", "u");

    /** Months and years are left out: they have no fixed length. */
    private static final Set<String> TIMES = Set.of("s", "min", "h", "d", "wk");

    private static final Map<String, Kind> AMOUNTS =
            Map.of("g", Kind.GRAMS, "L", Kind.MILLILITRES, "l", Kind.MILLILITRES);

    private static final Pattern PACKAGE = Pattern.compile("(?:1|\\{(vial|bottle|bag)s?})(/.+)?");
    private static final Pattern PER_DOSE = Pattern.compile("/\\{(?:dose|administration|infusion)}");
    private static final Pattern BODY_WEIGHT = Pattern.compile("kg\\{(?:body_wt|body_weight|bodyweight|bw)}");

    /** The unit of a quantity, or empty if it is none a dose can be written in. */
    static Optional<DoseUnit> of(Quantity quantity) {
        Optional<DoseUnit> exact = ofCode(quantity.unit().strip());
        return quantity.ucum()
                ? exact
                : exact.or(() -> ofCode(UnitWords.code(quantity.unit())).map(DoseUnit::asGuessed));
    }

    /** The seconds of a UCUM time unit up to a week; longer ones have no fixed length. */
    static Optional<BigDecimal> seconds(String ucum) {
        return TIMES.contains(ucum) ? Optional.of(Ucum.factor(ucum, "s")) : Optional.empty();
    }

    static void warmUp() {
        TIMES.forEach(DoseUnit::seconds);
        List.of("g", "mg", "kg", "ug", "mL", "L", "dL", "g/kg", "mg/kg/min").forEach(DoseUnit::ofCode);
    }

    private static Optional<DoseUnit> ofCode(String code) {
        Matcher packages = PACKAGE.matcher(code);
        if (packages.matches()) {
            String container = Optional.ofNullable(packages.group(1)).orElse("");
            String per = Optional.ofNullable(packages.group(2)).orElse("");
            return Ucum.read("1" + per)
                    .flatMap(expression -> new Reading(expression).unit())
                    .map(unit -> unit.in(container.equals("bottle") ? "vial" : container));
        }
        String bare = BODY_WEIGHT.matcher(PER_DOSE.matcher(code).replaceAll("")).replaceAll("kg");
        return bare.isEmpty() || bare.contains("{")
                ? Optional.empty()
                : Ucum.read(bare)
                        .flatMap(expression -> new Reading(expression).unit())
                        .filter(u -> u.kind() != Kind.PACKAGES);
    }

    boolean isPerDay() {
        return perSeconds.filter(time -> time.compareTo(DAY) == 0).isPresent();
    }

    /** What it measures, in words. */
    String measures() {
        return switch (kind) {
            case GRAMS -> "a mass";
            case MILLILITRES -> "a volume";
            case PACKAGES -> "a number of packages";
        };
    }

    private DoseUnit in(String packages) {
        return new DoseUnit(kind, factor, perKg, perSeconds, packages, guessed);
    }

    private DoseUnit asGuessed() {
        return new DoseUnit(kind, factor, perKg, perSeconds, container, true);
    }

    /** An expression read as a dose. */
    private static final class Reading {
        private final Ucum.Expression expression;
        private Kind kind = Kind.PACKAGES;
        private BigDecimal factor = BigDecimal.ONE;
        private boolean perKg;
        private Optional<BigDecimal> perSeconds = Optional.empty();

        Reading(Ucum.Expression expression) {
            this.expression = expression;
        }

        Optional<DoseUnit> unit() {
            if (!expression.parts().stream().allMatch(this::takes)) {
                return Optional.empty();
            }
            BigDecimal amount = factor.multiply(expression.over());
            BigDecimal under = expression.under();
            boolean perTime = perSeconds.isPresent();
            BigDecimal of = perTime || under.compareTo(BigDecimal.ONE) == 0 ? amount : Decimals.quotient(amount, under);
            return Optional.of(new DoseUnit(kind, of, perKg, perSeconds.map(under::multiply), "", false));
        }

        private boolean takes(Ucum.Part part) {
            if (part.power() == 1) {
                return kind == Kind.PACKAGES && isAmount(part);
            }
            boolean weight = part.code().equals("kg") && kind != Kind.PACKAGES && !perKg;
            boolean time = TIMES.contains(part.code()) && perSeconds.isEmpty();
            if (part.power() != -1 || (!weight && !time)) {
                return false;
            }
            perKg |= weight;
            perSeconds = time ? seconds(part.code()) : perSeconds;
            return true;
        }

        private boolean isAmount(Ucum.Part part) {
            if (!AMOUNTS.containsKey(part.unit()) || !PREFIXES.contains(part.prefix())) {
                return false;
            }
            kind = AMOUNTS.getOrDefault(part.unit(), kind);
            factor = Ucum.factor(part.code(), kind == Kind.GRAMS ? "g" : "mL");
            return true;
        }
    }
}
