package dev.ivigcds.dosing;

import dev.ivigcds.facts.Product;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Grams in a millilitre of a product: its strength ratio, else "10 %" or "100 mg/mL" in its name (clinical.md 3.1). */
final class Strength {
    /** What immunoglobulin comes in, for a range where the strength is not stated. */
    static final BigDecimal WEAK = new BigDecimal("0.05");

    static final BigDecimal STRONG = new BigDecimal("0.10");

    private static final Pattern PERCENT = Pattern.compile("(?<![\\d.,])(\\d{1,2}(?:\\.\\d)?)\\s?%");
    private static final Pattern PER_ML =
            Pattern.compile("(?<![\\d.,])(\\d{2,3})\\s?mg\\s?/\\s?ml\\b", Pattern.CASE_INSENSITIVE);

    private Strength() {}

    static Optional<BigDecimal> gramsPerMl(Product product) {
        return product.gramsPerMl()
                .filter(ratio -> ratio.signum() > 0 && Decimals.writable(ratio))
                .or(() -> only(PERCENT, product.name()).map(percent -> percent.movePointLeft(2)))
                .or(() -> only(PER_ML, product.name()).map(milligrams -> milligrams.movePointLeft(3)));
    }

    /** The one number found; two different ones say nothing. */
    private static Optional<BigDecimal> only(Pattern pattern, String name) {
        Matcher matcher = pattern.matcher(Decimals.clip(name, 300));
        Optional<BigDecimal> found = Optional.empty();
        while (matcher.find()) {
            BigDecimal number = new BigDecimal(matcher.group(1));
            if (number.signum() == 0
                    || found.filter(f -> f.compareTo(number) != 0).isPresent()) {
                return Optional.empty();
            }
            found = Optional.of(number);
        }
        return found;
    }
}
