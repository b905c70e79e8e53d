package dev.ivigcds.rules;

import dev.ivigcds.dosing.Decimals;
import dev.ivigcds.facts.Observation;
import dev.ivigcds.facts.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Serum creatinine in either of its units (S-25, traps). */
final class Creatinine {
    private static final BigDecimal UMOL_PER_L_IN_MG_PER_DL = new BigDecimal("88.4");
    private static final BigDecimal THOUSAND = new BigDecimal("1000");
    private static final Map<String, BigDecimal> TO_UMOL_PER_L = Map.of(
            "mg/dl", UMOL_PER_L_IN_MG_PER_DL,
            "umol/l", BigDecimal.ONE,
            "mmol/l", THOUSAND);

    private Creatinine() {}

    /** The value in µmol/L; empty without a readable number or unit. */
    static Optional<BigDecimal> umolPerLitre(Observation creatinine) {
        return LabNumber.of(creatinine)
                .flatMap(q ->
                        Optional.ofNullable(TO_UMOL_PER_L.get(plain(q.unit()))).map(q.value()::multiply));
    }

    private static String plain(String unit) {
        return unit.strip().toLowerCase(Locale.ROOT).replaceAll("[µμ]", "u");
    }

    /** As written, and in mg/dL where it is written in another unit. */
    static Input input(Observation creatinine) {
        Input asWritten = ValueOnFile.input("creatinine", creatinine);
        boolean inMgPerDl = LabNumber.of(creatinine)
                .map(Quantity::unit)
                .filter(unit -> plain(unit).equals("mg/dl"))
                .isPresent();
        Optional<BigDecimal> umol = umolPerLitre(creatinine);
        if (inMgPerDl || umol.isEmpty()) {
            return asWritten;
        }
        String mgPerDl = Decimals.quotient(umol.get(), UMOL_PER_L_IN_MG_PER_DL)
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
        return new Input(
                asWritten.what(), asWritten.value() + " (" + mgPerDl + " mg/dL)", asWritten.date(), asWritten.from());
    }
}
