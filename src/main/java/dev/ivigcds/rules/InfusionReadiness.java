package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CK and a standardized strength score before each infusion, asked once per course (S-06, S-07; clinical.md 6-6, 6-18).
 *
 * @param freshFor how long before the planned start a value still belongs to the infusion
 * @param courseGap days of giving that lie this far apart, or further, belong to different courses
 */
public record InfusionReadiness(Period freshFor, Period courseGap) implements Rule {
    private static final List<Topic> TOPICS = List.of(Topic.CK_DUE, Topic.STRENGTH_DUE);

    public InfusionReadiness {
        List.of(freshFor, courseGap).forEach(Lengths::require);
    }

    @Override
    public List<Topic> topics() {
        return TOPICS;
    }

    @Override
    public Answer judge(Chart chart) {
        InfusionVisit visit = InfusionVisit.of(chart, this);
        return off(chart, visit).map(because -> Answer.quiet(TOPICS, because)).orElseGet(() -> verdicts(chart, visit));
    }

    private Optional<String> off(Chart chart, InfusionVisit visit) {
        Optional<String> moot = Moot.of(chart, "readiness for an infusion");
        if (moot.isEmpty() && CkCourse.isAmyopathic(chart)) {
            return Optional.of("amyopathic dermatomyositis: CK and strength are normal by definition");
        }
        return moot.isEmpty() && visit.hasBegun(courseGap)
                ? Optional.of("the course has begun; CK and strength belong before its first day")
                : moot;
    }

    private Answer verdicts(Chart chart, InfusionVisit visit) {
        Map<Topic, Verdict> verdicts = new EnumMap<>(Topic.class);
        verdicts.put(Topic.CK_DUE, new CkDue(chart, this, visit).judge());
        verdicts.put(Topic.STRENGTH_DUE, new StrengthDue(chart, visit).judge());
        return new Answer(verdicts, List.of());
    }

    /** Silence or a gap that both values share; empty where there is something to say. */
    static Optional<Verdict> unsaid(ValueOnFile onFile, ValueOnFile.Kind kind) {
        if (onFile.inTime().isPresent()) {
            return Optional.of(new Verdict.Quiet(
                    kind.name() + " for this infusion is on file: "
                            + ValueOnFile.named(onFile.inTime().get()),
                    List.of(ValueOnFile.input(kind.name(), onFile.inTime().get()))));
        }
        if (onFile.pending().isPresent()) {
            Input pending = onFile.pending().get();
            return Optional.of(
                    new Verdict.Quiet(kind.name() + " is pending (" + pending.value() + ")", List.of(pending)));
        }
        return Gaps.of(kind.name(), kind.results()).map(Verdict::undetermined);
    }
}
