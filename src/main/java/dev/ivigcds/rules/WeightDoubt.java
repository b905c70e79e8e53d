package dev.ivigcds.rules;

import dev.ivigcds.dosing.Decimals;
import dev.ivigcds.dosing.DosePlan;
import dev.ivigcds.dosing.Weighing;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Two weights, or two writings of one dose, that cannot both be right: weightConflict (clinical.md 6-13, 6-26). */
final class WeightDoubt {
    private final DoseReading reading;

    WeightDoubt(DoseReading reading) {
        this.reading = reading;
    }

    Verdict judge() {
        return byWeights()
                .or(this::byWriting)
                .or(this::notChecked)
                .orElseGet(() -> new Verdict.Quiet(
                        reading.weight()
                                .disagreement()
                                .map(said -> said.replaceAll("\\.$", "") + ", and no limit depends on which is right")
                                .orElse("no weights that disagree"),
                        reading.inputs()));
    }

    private Optional<Verdict> notChecked() {
        return reading.weight().disagreement().isPresent()
                ? Optional.empty()
                : reading.chart()
                        .body()
                        .gap()
                        .map(gap -> new Verdict.Undetermined("weights could not be checked: " + gap, reading.inputs()));
    }

    private Optional<Verdict> byWeights() {
        if (reading.otherPeaks().isEmpty()) {
            return Optional.empty();
        }
        if (reading.selecting() && reading.unclear().isPresent()) {
            return Optional.of(new Verdict.Undetermined("grams cannot be calculated yet", reading.inputs()));
        }
        boolean bothOver = reading.agree(DosePeaks::tooManyGrams) == DoseReading.Agreement.OVER;
        if (disagree(DosePeaks::tooManyGrams) || (bothOver && reading.gramsDependOnWeight())) {
            return Optional.of(raised("default", p -> Decimals.shown(p.grams()), "g a day"));
        }
        if (disagree(DosePeaks::tooMuchPerKg)) {
            return Optional.of(raised("perKgDay", WeightDoubt::perKg, "g/kg on one day"));
        }
        return disagree(DosePeaks::tooHighALoad)
                ? Optional.of(raised("perKgCourse", WeightDoubt::loadPerKg, "g/kg in a course"))
                : Optional.empty();
    }

    private boolean disagree(java.util.function.Predicate<DosePeaks> over) {
        return reading.agree(over) == DoseReading.Agreement.DISAGREE;
    }

    private static String perKg(DosePeaks peaks) {
        return peaks.perKg().setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String loadPerKg(DosePeaks peaks) {
        return peaks.loadPerKg().setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private Verdict raised(String state, Function<DosePeaks, String> shown, String unit) {
        Weighing used = reading.weight().used().orElseThrow();
        Weighing other = reading.weight().other().orElseThrow();
        String x = shown.apply(reading.peaks());
        String y = shown.apply(reading.otherPeaks().orElseThrow());
        Map<String, String> values = Map.of(
                "a",
                Decimals.shown(Decimals.tenth(used.kg())),
                "b",
                Decimals.shown(Decimals.tenth(other.kg())),
                "x",
                x,
                "y",
                y);
        return new Verdict.Raised(
                Finding.of(state, Indicator.WARNING, values, List.of(), List.of()),
                "weights disagree, " + used.shown() + " and " + other.shown() + ": IVIG would be " + x + " or " + y
                        + " " + unit,
                reading.inputs());
    }

    private Optional<Verdict> byWriting() {
        return reading.plan().twice().stream().findFirst().map(this::writtenTwice);
    }

    private Verdict writtenTwice(DosePlan.WrittenTwice twice) {
        String grams = Decimals.shown(twice.grams());
        String perKg = Decimals.shown(twice.gramsPerKg());
        String fits = Decimals.shown(Decimals.tenth(Decimals.quotient(twice.grams(), twice.gramsPerKg())));
        String weight = reading.peaks()
                .day()
                .flatMap(d -> d.kg())
                .or(() -> reading.weight().kg())
                .map(kg -> Decimals.shown(Decimals.tenth(kg)))
                .orElse("?");
        return new Verdict.Raised(
                Finding.of(
                        "written",
                        Indicator.WARNING,
                        Map.of("g", grams, "k", perKg, "a", fits, "b", weight),
                        List.of("The dose in grams was judged."),
                        List.of()),
                "one dose is written as " + grams + " g and as " + perKg + " g/kg, which fits " + fits + " kg, not the "
                        + weight + " kg on file",
                reading.inputs());
    }
}
