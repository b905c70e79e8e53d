package dev.ivigcds.rules;

import dev.ivigcds.dosing.Decimals;
import dev.ivigcds.dosing.Stretch;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Grams per kilogram on one day and in a course or window: doseGkg and doseCourse (S-04, S-05; clinical.md 6-13). */
final class PerKilogram {
    private final DoseReading reading;

    PerKilogram(DoseReading reading) {
        this.reading = reading;
    }

    void judge(Map<Topic, Verdict> verdicts) {
        BigDecimal daily = reading.limits().dailyPerKg().value();
        BigDecimal course = reading.limits().coursePerKg().value();
        verdicts.put(
                Topic.DOSE_G_KG,
                verdict(DosePeaks::tooMuchPerKg, reading.peaks().perKgDay(), daily, "on one day", this::dayFinding));
        verdicts.put(
                Topic.DOSE_COURSE,
                verdict(
                        DosePeaks::tooHighALoad,
                        reading.peaks().load(),
                        course,
                        "in a course or window",
                        this::loadFinding));
    }

    private interface Telling {
        Finding of(Stretch stretch, String gramsPerKg);
    }

    private Verdict verdict(
            Predicate<DosePeaks> over, Optional<Stretch> most, BigDecimal limit, String where, Telling telling) {
        if (reading.selecting() && reading.unclear().isPresent()) {
            return new Verdict.Undetermined(
                    "grams cannot be calculated yet: " + reading.unclear().get().reason(), reading.inputs());
        }
        return switch (reading.agree(over)) {
            case OVER -> {
                Stretch stretch = most.orElseThrow();
                String k = Decimals.hundredths(stretch.knownGramsPerKg(), limit);
                yield new Verdict.Raised(
                        telling.of(stretch, k),
                        k + " g/kg " + where + " (" + span(stretch) + "), more than " + limit.toPlainString() + " g/kg",
                        reading.inputs());
            }
            case DISAGREE ->
                new Verdict.Undetermined(
                        "more than " + limit.toPlainString() + " g/kg at only one of two weights that disagree",
                        reading.inputs());
            case WITHIN ->
                reading.perKgUnknown()
                        .<Verdict>map(
                                why -> new Verdict.Undetermined("g/kg cannot be calculated: " + why, reading.inputs()))
                        .orElseGet(() -> new Verdict.Quiet(
                                most.map(s -> Decimals.hundredths(s.knownGramsPerKg(), limit))
                                                .orElse("0.00") + " g/kg at most " + where + ", not more than "
                                        + limit.toPlainString() + " g/kg",
                                reading.inputs()));
        };
    }

    private static String span(Stretch stretch) {
        return stretch.days() == 1 ? stretch.first().toString() : stretch.first() + " to " + stretch.last();
    }

    /** A day that stays within the daily grams is a warning however small the patient (clinical.md S-03). */
    private Finding dayFinding(Stretch day, String gramsPerKg) {
        boolean gramsWithin = day.grams().isPresent() && !reading.peaks().tooManyGrams();
        boolean error = reading.agree(DosePeaks::looksLikeAnError) == DoseReading.Agreement.OVER;
        Indicator indicator = error && !gramsWithin ? Indicator.CRITICAL : Indicator.WARNING;
        return Finding.of("default", indicator, Map.of("k", gramsPerKg), List.of(), List.of());
    }

    private Finding loadFinding(Stretch load, String gramsPerKg) {
        boolean oneCourse = reading.plan().courses(reading.limits().courseGap()).contains(load);
        boolean beside = !load.standingOrders().isEmpty();
        Map<String, String> values = new HashMap<>();
        values.put("k", gramsPerKg);
        load.grams().ifPresent(g -> values.put("t", Decimals.shown(g)));
        String extent = oneCourse ? "" : "Window";
        String state =
                beside ? "beside" : load.grams().isPresent() ? (oneCourse ? "default" : "window") : "perKg" + extent;
        List<String> notes = beside
                ? List.of("Counted together with " + String.join(", ", load.standingOrders())
                        + " (active). Possibly a duplicate or a renewal.")
                : List.of();
        return Finding.of(state, Indicator.WARNING, values, notes, List.of());
    }
}
