package dev.ivigcds.rules;

import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an eGFR says against a limit in mL/min, per 1.73 m² or for the patient as a whole, in exact decimals (S-25). */
final class Egfr {
    private static final Pattern VOLUME_PER_TIME =
            Pattern.compile("ml/(min|s|sec)(/1[.]?73[.]?(m2|m|sq[.]?m|squaremet(er|re)s?)?|/bsa|/sa)?");
    private static final BigDecimal SECONDS = new BigDecimal("60");

    private Egfr() {}

    /** Whether it lies below; empty if it does not say: no unit, another unit, or a bound on the wrong side. */
    static Optional<Boolean> isBelow(Observation egfr, BigDecimal limit) {
        return LabNumber.of(egfr).flatMap(q -> inMlPerMin(q).flatMap(v -> below(q.comparator(), v.compareTo(limit))));
    }

    /** Whether it has a number in a unit of filtration, on whichever side of a limit. */
    static boolean isReadable(Observation egfr) {
        return LabNumber.of(egfr).flatMap(Egfr::inMlPerMin).isPresent();
    }

    private static Optional<Boolean> below(Quantity.Comparator comparator, int toLimit) {
        return switch (comparator) {
            case EXACTLY -> Optional.of(toLimit < 0);
            case LESS -> toLimit <= 0 ? Optional.of(true) : Optional.empty();
            case AT_MOST -> toLimit < 0 ? Optional.of(true) : Optional.empty();
            case MORE, AT_LEAST -> toLimit >= 0 ? Optional.of(false) : Optional.empty();
        };
    }

    private static Optional<BigDecimal> inMlPerMin(Quantity quantity) {
        String unit = plain(quantity.unit());
        if (!VOLUME_PER_TIME.matcher(unit).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                unit.startsWith("ml/min") ? quantity.value() : quantity.value().multiply(SECONDS));
    }

    private static String plain(String unit) {
        return unit.toLowerCase(Locale.ROOT)
                .replace("per", "/")
                .replace("²", "2")
                .replace(',', '.')
                .replaceAll("[\\s{}\\[\\]_*^()]", "");
    }

    /** Whether it is stated for the patient as a whole and not per 1.73 m² of body surface. */
    static boolean isWholeBody(Observation egfr) {
        return LabNumber.of(egfr)
                .map(q -> plain(q.unit()))
                .filter(unit -> VOLUME_PER_TIME.matcher(unit).matches() && unit.matches("ml/(min|s|sec)"))
                .isPresent();
    }

    /** The number in a few characters, never rounded up: {@code 59.9}, {@code <15}. */
    static String shown(Observation egfr) {
        return LabNumber.of(egfr)
                .map(q -> q.comparator().sign()
                        + q.value()
                                .setScale(1, RoundingMode.DOWN)
                                .stripTrailingZeros()
                                .toPlainString())
                .orElse("");
    }
}
