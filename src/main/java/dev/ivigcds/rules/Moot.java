package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Occasion;
import java.util.Optional;

/** Why a rule on IVIG that is about to be given has nothing to judge. */
final class Moot {
    private Moot() {}

    /**
     * A clause, or empty if there is something to judge.
     *
     * @param what what would be judged, for example {@code the kidney}
     */
    static Optional<String> of(Chart chart, String what) {
        if (chart.occasion() == Occasion.PATIENT_VIEW) {
            return Optional.of(what + " is not judged when a chart is opened");
        }
        return chart.ivigInFocus().isEmpty() ? Optional.of("no IVIG is about to be given") : Optional.empty();
    }
}
