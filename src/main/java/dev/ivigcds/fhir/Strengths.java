package dev.ivigcds.fhir;

import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Medication.MedicationIngredientComponent;
import org.hl7.fhir.r4.model.Ratio;

/** Grams of immunoglobulin in a millilitre, as a Medication or its name states it (clinical.md 3.1). */
final class Strengths {
    private static final Map<String, BigDecimal> GRAMS = Map.of(
            "g", BigDecimal.ONE,
            "gm", BigDecimal.ONE,
            "gram", BigDecimal.ONE,
            "grams", BigDecimal.ONE,
            "mg", new BigDecimal("0.001"),
            "kg", new BigDecimal("1000"));
    private static final Map<String, BigDecimal> MILLILITRES = Map.of(
            "ml",
            BigDecimal.ONE,
            "milliliter",
            BigDecimal.ONE,
            "dl",
            new BigDecimal("100"),
            "l",
            new BigDecimal("1000"));
    private static final Pattern FIVE_OR_TEN_PERCENT = Pattern.compile("(?<![\\d.,])(5|10)(?:[.,]0)?\\s?%");

    private Strengths() {}

    /** By the ingredient's strength, else by strength and amount of one package; empty where ingredients disagree. */
    static Optional<BigDecimal> of(Medication medication) {
        List<MedicationIngredientComponent> ingredients = medication.getIngredient();
        List<MedicationIngredientComponent> active =
                ingredients.stream().filter(i -> i.getIsActive()).toList();
        List<BigDecimal> found = (active.isEmpty() ? ingredients : active)
                .stream()
                        .flatMap(i -> of(i.getStrength(), medication.getAmount()).stream())
                        .map(BigDecimal::stripTrailingZeros)
                        .distinct()
                        .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** By "5 %" or "10 %" in words; empty if both stand there. */
    static Optional<BigDecimal> of(Stream<String> words) {
        var percents = words.flatMap(text -> FIVE_OR_TEN_PERCENT.matcher(text).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        return percents.size() == 1
                ? Optional.of(new BigDecimal(percents.iterator().next()).movePointLeft(2))
                : Optional.empty();
    }

    private static Optional<BigDecimal> of(Ratio strength, Ratio amount) {
        Optional<BigDecimal> grams = Quantities.of(strength.getNumerator()).flatMap(q -> in(GRAMS, q));
        Optional<Quantity> per = Quantities.of(strength.getDenominator());
        Optional<BigDecimal> volume = per.flatMap(q -> in(MILLILITRES, q))
                .or(() -> per.filter(p -> samePackage(p, amount))
                        .flatMap(p -> Quantities.of(amount.getNumerator()))
                        .flatMap(q -> in(MILLILITRES, q)));
        return grams.flatMap(g -> volume.filter(v -> v.signum() > 0).map(v -> g.divide(v, MathContext.DECIMAL64)));
    }

    /** Whether strength and amount are both per the same number of the same package. */
    private static boolean samePackage(Quantity per, Ratio amount) {
        return Quantities.of(amount.getDenominator())
                .map(of -> of.unit().equalsIgnoreCase(per.unit()) && of.value().compareTo(per.value()) == 0)
                .orElse(false);
    }

    private static Optional<BigDecimal> in(Map<String, BigDecimal> factors, Quantity quantity) {
        boolean plain = quantity.comparator() == Quantity.Comparator.EXACTLY
                && quantity.value().signum() > 0;
        boolean gauss = quantity.ucum() && quantity.unit().equals("G");
        String unit = quantity.unit().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(plain && !gauss ? factors.get(unit) : null)
                .map(factor -> quantity.value().multiply(factor));
    }
}
