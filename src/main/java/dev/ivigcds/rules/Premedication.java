package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import java.time.Period;
import java.util.List;
import java.util.Map;

/**
 * Hydration and premedication before a first IVIG: a reminder, never a warning (S-21, S-22; clinical.md 6-29).
 *
 * @param nonSedatingFrom age in completed years from which the antihistamine offered is a non-sedating one
 */
public record Premedication(Period nonSedatingFrom) implements Rule {
    private static final List<Topic> TOPICS = List.of(Topic.PREMED_HYDRATE);

    public Premedication {
        Lengths.requireYears(nonSedatingFrom);
    }

    @Override
    public List<Topic> topics() {
        return TOPICS;
    }

    @Override
    public Answer judge(Chart chart) {
        Verdict verdict = Moot.of(chart, "premedication").map(Verdict::quiet).orElseGet(() -> verdict(chart));
        return new Answer(Map.of(Topic.PREMED_HYDRATE, verdict), List.of());
    }

    private Verdict verdict(Chart chart) {
        EarlierInfusions earlier = EarlierInfusions.of(chart);
        return switch (earlier.exposure()) {
            case NONE -> new FirstPremedication(chart, PremedicationDrugs.of(chart, nonSedatingFrom)).judge();
            case NOT_CHECKED ->
                new Verdict.Undetermined("whether this is a first IVIG could not be checked", earlier.inputs());
            case PRIOR, LIKELY -> new Verdict.Quiet("this is not, or most likely not, a first IVIG", earlier.inputs());
        };
    }
}
