package dev.ivigcds.dosing;

import dev.ivigcds.facts.Product;
import dev.ivigcds.facts.Product.Contents;
import dev.ivigcds.facts.Product.Ratio;
import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Grams in a millilitre and in a package of a product (clinical.md 3.1, 6-11).
 *
 * @param contents what the record and our lists say of it
 */
record Strength(Contents contents) {
    /** What immunoglobulin comes in, for a range where the strength is not stated. */
    static final BigDecimal WEAK = new BigDecimal("0.05");

    static final BigDecimal STRONG = new BigDecimal("0.10");

    private static final int LONGEST_NAME = 300;
    private static final Pattern PERCENT = Pattern.compile("(?<![\\d.,])(5|10)(?:[.,]0)?\\s?%");
    private static final Pattern PER_ML =
            Pattern.compile("(?<![\\d.,])(50|100)\\s?mg\\s?/\\s?ml\\b", Pattern.CASE_INSENSITIVE);

    static Strength of(Product product) {
        return new Strength(product.contents());
    }

    /**
     * By the strength of the ingredient, per volume or per package of a known volume; else by "10 %" or "100 mg/mL" in the record's
     * words; else by those in our lists. Sources of one kind that disagree say nothing.
     */
    Optional<BigDecimal> gramsPerMl() {
        return only(contents.strengths().stream().flatMap(strength -> perMl(strength).stream()))
                .or(() -> inWords(contents.words()))
                .or(() -> inWords(contents.listed()));
    }

    /** Grams in one package, by Medication.amount, the ingredient's strength or our lists; nothing where these disagree. */
    Optional<BigDecimal> gramsPer(String container) {
        Stream<BigDecimal> byAmount =
                contents.amount().stream().flatMap(amount -> perPackage(amount, container).stream());
        Stream<BigDecimal> byStrength =
                contents.strengths().stream().flatMap(strength -> perPackage(strength, container).stream());
        Stream<BigDecimal> byList = container.equals("bag")
                ? Stream.empty()
                : contents.packages().stream().flatMap(holds -> grams(holds).stream());
        return only(Stream.of(byAmount, byStrength, byList).flatMap(found -> found));
    }

    /** A mere number may be of packages, unless the product is counted in billing units (clinical.md 2.5). */
    boolean isBilled(DoseUnit unit) {
        return unit.container().isEmpty() && contents.billed();
    }

    private Optional<BigDecimal> perMl(Ratio strength) {
        Optional<BigDecimal> volume = millilitres(strength.in())
                .or(() -> contents.amount()
                        .filter(amount -> isSamePackage(amount.in(), strength.in()))
                        .flatMap(amount -> millilitres(amount.amount())));
        return grams(strength.amount()).flatMap(grams -> volume.map(ml -> Decimals.quotient(grams, ml)));
    }

    private Optional<BigDecimal> perPackage(Ratio ratio, String container) {
        Optional<BigDecimal> number = number(ratio.in(), container);
        Optional<BigDecimal> holds = grams(ratio.amount())
                .or(() -> millilitres(ratio.amount()).flatMap(ml -> gramsPerMl().map(ml::multiply)));
        return number.flatMap(n -> holds.map(grams -> Decimals.quotient(grams, n)));
    }

    private static boolean isSamePackage(Quantity one, Quantity other) {
        Optional<String> container =
                plain(one).filter(u -> u.kind() == DoseUnit.Kind.PACKAGES).map(DoseUnit::container);
        return container.isPresent()
                && number(other, container.get()).isPresent()
                && one.value().compareTo(other.value()) == 0;
    }

    /** How many packages of a name a quantity is. */
    private static Optional<BigDecimal> number(Quantity quantity, String container) {
        return plain(quantity)
                .filter(unit -> unit.kind() == DoseUnit.Kind.PACKAGES)
                .filter(unit -> unit.container().isEmpty()
                        || container.isEmpty()
                        || unit.container().equals(container))
                .map(unit -> quantity.value());
    }

    private static Optional<BigDecimal> grams(Quantity quantity) {
        return in(quantity, DoseUnit.Kind.GRAMS);
    }

    private static Optional<BigDecimal> millilitres(Quantity quantity) {
        return in(quantity, DoseUnit.Kind.MILLILITRES);
    }

    private static Optional<BigDecimal> in(Quantity quantity, DoseUnit.Kind kind) {
        return plain(quantity)
                .filter(unit -> unit.kind() == kind)
                .map(unit -> quantity.value().multiply(unit.factor()));
    }

    /** The unit of an exact number above zero that is neither per kilogram nor per time. */
    private static Optional<DoseUnit> plain(Quantity quantity) {
        boolean number = quantity.comparator() == Quantity.Comparator.EXACTLY
                && Decimals.writable(quantity.value())
                && quantity.value().signum() > 0;
        return number
                ? DoseUnit.of(quantity)
                        .filter(unit -> !unit.perKg() && unit.perSeconds().isEmpty())
                : Optional.empty();
    }

    private static Optional<BigDecimal> inWords(List<String> words) {
        return only(words.stream()
                .map(name -> Decimals.clip(name, LONGEST_NAME))
                .flatMap(name -> Stream.concat(
                        PERCENT.matcher(name).results().map(found -> new BigDecimal(found.group(1)).movePointLeft(2)),
                        PER_ML.matcher(name).results().map(found -> new BigDecimal(found.group(1)).movePointLeft(3)))));
    }

    /** The one number found; two different ones say nothing. */
    private static Optional<BigDecimal> only(Stream<BigDecimal> numbers) {
        Set<BigDecimal> found = numbers.map(BigDecimal::stripTrailingZeros).collect(Collectors.toSet());
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }
}
