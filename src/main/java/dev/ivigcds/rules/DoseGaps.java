package dev.ivigcds.rules;

import dev.ivigcds.dosing.Decimals;
import dev.ivigcds.dosing.Unclear;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of the dose could not be calculated: doseUnverified, at signing only (clinical.md 5.3, 6-9). */
final class DoseGaps {
    private final DoseReading reading;

    DoseGaps(DoseReading reading) {
        this.reading = reading;
    }

    Verdict judge() {
        Optional<Unclear> unclear = reading.unclear();
        if (unclear.isEmpty()) {
            return new Verdict.Quiet("the grams of every day could be calculated", reading.inputs());
        }
        String because = "grams per day cannot be calculated: " + unclear.get().reason();
        if (reading.selecting()) {
            return new Verdict.Suppressed(because + "; told when the order is signed", reading.inputs());
        }
        return new Verdict.Raised(finding(unclear.get()), because, reading.inputs());
    }

    private Finding finding(Unclear why) {
        Map<String, String> values = new HashMap<>();
        values.put("reason", why.reason());
        why.gramsInWords().ifPresent(g -> values.put("g", Decimals.shown(g)));
        why.range().ifPresent(range -> {
            values.put("low", Decimals.shown(range.low()));
            values.put("high", Decimals.shown(range.high()));
        });
        return Finding.of(state(why), Indicator.INFO, values, notes(why), List.of());
    }

    private String state(Unclear why) {
        if (reading.peaks().grams().signum() > 0) {
            return "partly";
        }
        if (why.range().isPresent()) {
            return "range";
        }
        return why.gramsInWords().isPresent() ? "appears" : "default";
    }

    private static List<String> notes(Unclear why) {
        List<String> words = why
                .gramsInWords()
                .map(g -> "The text of the order appears to say " + Decimals.shown(g) + " g a day.")
                .stream()
                .toList();
        List<String> range = why
                .range()
                .map(r -> "At a strength of 5 % to 10 % one administration would be " + Decimals.shown(r.low())
                        + " g to " + Decimals.shown(r.high()) + " g.")
                .stream()
                .toList();
        return java.util.stream.Stream.concat(words.stream(), range.stream()).toList();
    }
}
