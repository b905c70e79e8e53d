package dev.ivigcds.rules;

import dev.ivigcds.dosing.Decimals;
import dev.ivigcds.facts.DosageInstruction;
import dev.ivigcds.facts.DosageInstruction.Amount;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.Timing;
import java.util.stream.Collectors;

/** An order in a few words, as it is written: {@code 1 g/kg, 1 per 1 d, 2 in all}. */
final class OrderWords {
    private OrderWords() {}

    static String of(MedicationOrder order) {
        return order.dosage().isEmpty()
                ? "no dosage instruction"
                : order.dosage().stream().map(OrderWords::of).collect(Collectors.joining("; "));
    }

    private static String of(DosageInstruction instruction) {
        String dose =
                instruction.doses().stream().map(OrderWords::of).distinct().collect(Collectors.joining(" = "));
        String often = instruction
                .timing()
                .flatMap(Timing::repeat)
                .map(OrderWords::often)
                .orElse("");
        return (dose.isEmpty() ? "no structured dose" : dose) + often;
    }

    private static String of(DosageInstruction.Dose dose) {
        return switch (dose.amount()) {
            case Amount.Exactly exactly -> Decimals.shown(exactly.quantity());
            case Amount.Between between ->
                between.low().map(Decimals::shown).orElse("?") + " to "
                        + between.high().map(Decimals::shown).orElse("?");
            case Amount.NotStated none ->
                dose.rate().map(Decimals::shown).map(rate -> "rate " + rate).orElse("no dose");
        };
    }

    private static String often(Timing.Repeat repeat) {
        String period = repeat.period().map(Decimals::shown).orElse("1");
        String rhythm = repeat.periodUnit().isEmpty()
                ? ""
                : ", " + repeat.frequency().orElse(1) + " per " + period + " " + repeat.periodUnit();
        return rhythm
                + repeat.countMax()
                        .or(repeat::count)
                        .map(n -> ", " + n + " in all")
                        .orElse("");
    }
}
