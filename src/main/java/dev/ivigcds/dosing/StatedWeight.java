package dev.ivigcds.dosing;

import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.MedicationOrder;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The body weight an order states itself, in an extension, its instructions or its notes; it wins for that order (clinical.md 3.3).
 *
 * @param kg kilograms, if one is stated and plausible
 * @param note what was stated, next to the weight on file
 */
record StatedWeight(Optional<BigDecimal> kg, Optional<String> note) {

    static StatedWeight of(MedicationOrder order, Optional<BigDecimal> onFile, PlanLimits limits) {
        Optional<BigDecimal> stated = order.remarks()
                .dosingWeight()
                .flatMap(Weighing::kilograms)
                .or(() -> Stream.concat(
                                order.dosage().stream().map(DosageInstruction::text),
                                Stream.of(order.remarks().note()))
                        .flatMap(text -> WrittenDose.dosingWeight(text).stream())
                        .findFirst());
        Optional<BigDecimal> believed = stated.filter(kg -> isPlausible(kg, limits));
        return new StatedWeight(believed, stated.map(kg -> said(kg, onFile, believed.isPresent())));
    }

    private static String said(BigDecimal kg, Optional<BigDecimal> onFile, boolean believed) {
        String stated = "The order states a dosing weight of " + Decimals.kilograms(kg) + "; ";
        if (!believed) {
            return stated + "it is not plausible.";
        }
        return stated + "it was used for this order"
                + onFile.map(other -> ", not the " + Decimals.kilograms(other) + " on file")
                        .orElse("") + ".";
    }

    private static boolean isPlausible(BigDecimal kg, PlanLimits limits) {
        return kg.compareTo(limits.lowestWeight()) >= 0 && kg.compareTo(limits.highestWeight()) <= 0;
    }
}
