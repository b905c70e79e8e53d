package dev.ivigcds.fhir;

import dev.ivigcds.facts.Section.Completeness;
import dev.ivigcds.wire.Decision;
import java.util.Locale;

/** Where each part of the chart came from, for the decision record (contract, "Explain"). */
final class Supply {
    private Supply() {}

    /** One line of the record. A key that nobody was asked for is unavailable; one that was asked for and not had in full has failed. */
    static Decision.Data of(String key, Gathered gathered, ReadChart chart) {
        boolean asked = gathered.from() != Gathered.From.NONE;
        Integer count =
                chart.counts().getOrDefault(key, gathered.part().resources().size());
        return new Decision.Data(
                key,
                gathered.from().name().toLowerCase(Locale.ROOT),
                state(gathered, count),
                asked ? count : null,
                gathered.millis().orElse(null),
                chart.ignored().get(key));
    }

    private static String state(Gathered gathered, int count) {
        if (gathered.from() == Gathered.From.NONE) {
            return "unavailable";
        }
        return switch (gathered.part().completeness()) {
            case Completeness.Complete() -> count > 0 ? "found" : "empty";
            case Completeness.NotChecked notChecked -> "failed";
            case Completeness.Unavailable unavailable -> "unavailable";
        };
    }
}
