package dev.ivigcds.rules;

import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Units of mass per volume in which serum IgA is reported (S-02). */
final class IgaUnit {
    private static final Map<String, BigDecimal> TO_MG_PER_DL = Map.of(
            "mg/dL", BigDecimal.ONE,
            "g/L", new BigDecimal("100"),
            "mg/L", new BigDecimal("0.1"),
            "g/dL", new BigDecimal("1000"),
            "ug/mL", new BigDecimal("0.1"),
            "mg/mL", new BigDecimal("100"));

    private IgaUnit() {}

    /** The value in mg/dL, or nothing if the unit is none of these. UCUM is read to the letter, a unit in words loosely. */
    static Optional<BigDecimal> mgPerDl(Quantity quantity) {
        BigDecimal value = quantity.value();
        if (!LabNumber.isPlain(value)) {
            return Optional.empty();
        }
        String unit = quantity.ucum() ? quantity.unit() : plain(quantity.unit());
        String litre = unit.endsWith("l") ? unit.substring(0, unit.length() - 1) + "L" : unit;
        return Optional.ofNullable(TO_MG_PER_DL.get(litre)).map(value::multiply);
    }

    private static String plain(String unit) {
        return unit.toLowerCase(Locale.ROOT)
                .replaceAll("\\s|\\.$", "")
                .replace("per", "/")
                .replaceAll("[µμ]", "u")
                .replace("mcg/", "ug/")
                .replaceAll("^gm/", "g/")
                .replace("mg/100ml", "mg/dl")
                .replaceAll("^mg%$", "mg/dl");
    }
}
