package dev.ivigcds.fhir;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Ratio;

/** Concentration in g/mL: from a Medication's strength, or from words such as "10 %" (clinical.md 3.1). */
final class Strengths {
    private static final Map<String, BigDecimal> GRAMS = Map.of(
            "g", BigDecimal.ONE, "gram", BigDecimal.ONE, "mg", new BigDecimal("0.001"), "kg", new BigDecimal("1000"));
    private static final Map<String, BigDecimal> MILLILITRES =
            Map.of("ml", BigDecimal.ONE, "l", new BigDecimal("1000"), "dl", new BigDecimal("100"));
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:[.,]\\d{1,2})?) ?%");
    private static final Pattern PER_ML =
            Pattern.compile("(\\d{1,4}(?:[.,]\\d{1,3})?) ?(mg|g) ?/ ?(\\d{1,4})? ?ml", Pattern.CASE_INSENSITIVE);
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private Strengths() {}

    /** Concentration of a Medication, if its ingredients agree on one. */
    static Optional<BigDecimal> of(Medication medication) {
        List<BigDecimal> found = Stream.concat(
                        medication.getIngredient().stream().map(Medication.MedicationIngredientComponent::getStrength),
                        Stream.of(medication.getAmount()))
                .map(Strengths::of)
                .flatMap(Optional::stream)
                .map(BigDecimal::stripTrailingZeros)
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Optional<BigDecimal> of(Ratio ratio) {
        Optional<BigDecimal> grams = amount(ratio.getNumerator(), GRAMS);
        Optional<BigDecimal> volume =
                amount(ratio.getDenominator(), MILLILITRES).filter(v -> v.signum() > 0);
        return grams.isPresent() && volume.isPresent()
                ? Optional.of(grams.get().divide(volume.get(), MathContext.DECIMAL64))
                : Optional.empty();
    }

    private static Optional<BigDecimal> amount(Quantity quantity, Map<String, BigDecimal> factors) {
        return Quantities.of(quantity)
                .flatMap(q -> Optional.ofNullable(factors.get(q.unit().toLowerCase(Locale.ROOT)))
                        .map(factor -> q.value().multiply(factor)));
    }

    /** The one concentration that words name; empty if they name none or two. */
    static Optional<BigDecimal> inWords(String words) {
        List<BigDecimal> found = Stream.concat(
                        PERCENT.matcher(words)
                                .results()
                                .map(m -> number(m.group(1)).divide(HUNDRED)),
                        PER_ML.matcher(words).results().map(m -> perMl(m.group(1), m.group(2), m.group(3))))
                .map(BigDecimal::stripTrailingZeros)
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static BigDecimal perMl(String amount, String unit, String volume) {
        BigDecimal grams = number(amount).multiply(GRAMS.getOrDefault(unit.toLowerCase(Locale.ROOT), BigDecimal.ONE));
        return volume == null || new BigDecimal(volume).signum() == 0
                ? grams
                : grams.divide(new BigDecimal(volume), MathContext.DECIMAL64);
    }

    private static BigDecimal number(String written) {
        return new BigDecimal(written.replace(',', '.'));
    }
}
