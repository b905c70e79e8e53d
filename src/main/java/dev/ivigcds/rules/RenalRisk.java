package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Quantity;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What IVIG may do to the kidney: risk factors, and whether kidney function is known (S-25; clinical.md 6-14).
 *
 * @param egfrBelow estimated glomerular filtration rate below which it is a risk, per 1.73 m² or for the whole body
 * @param egfrWithin how old an eGFR may be to be judged
 * @param checkedWithin how old creatinine or eGFR may be for kidney function to be known
 * @param olderThan age in completed years above which it is a lesser factor
 * @param lesserFactors how many lesser factors are a risk together
 */
public record RenalRisk(
        Quantity egfrBelow, Period egfrWithin, Period checkedWithin, Period olderThan, Quantity lesserFactors)
        implements Rule {
    static final String NAME = "creatinine or eGFR";
    private static final List<Topic> TOPICS = List.of(Topic.RENAL_RISK, Topic.RENAL_UNKNOWN);

    public RenalRisk {
        egfrBelow.in("mL/min");
        List.of(egfrWithin, checkedWithin).forEach(Lengths::require);
        Lengths.requireYears(olderThan);
        Lengths.requireCount(lesserFactors, "factors");
    }

    @Override
    public List<Topic> topics() {
        return TOPICS;
    }

    @Override
    public Answer judge(Chart chart) {
        return Moot.of(chart, "the kidney")
                .map(because -> Answer.quiet(TOPICS, because))
                .orElseGet(() -> verdicts(chart));
    }

    private Answer verdicts(Chart chart) {
        KidneyResults results = KidneyResults.of(chart, this);
        Map<Topic, Verdict> verdicts = new EnumMap<>(Topic.class);
        verdicts.put(Topic.RENAL_RISK, new RenalFactors(chart, this, results).judge());
        verdicts.put(Topic.RENAL_UNKNOWN, new RenalFunction(chart, this, results.recent()).judge());
        return new Answer(verdicts, List.of());
    }
}
