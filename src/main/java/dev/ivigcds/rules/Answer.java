package dev.ivigcds.rules;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a rule answers: a verdict for every topic it speaks for, and the workings that belong in the decision record.
 *
 * @param verdicts exactly the topics of the rule
 * @param workings exposure, dose arithmetic or 12-week review, where the rule worked one out
 */
public record Answer(Map<Topic, Verdict> verdicts, List<Workings> workings) {
    public Answer {
        verdicts = Map.copyOf(verdicts);
        workings = List.copyOf(workings);
    }

    /** Silence on every topic, for one reason. */
    static Answer quiet(List<Topic> topics, String because) {
        return new Answer(allOf(topics, Verdict.quiet(because)), List.of());
    }

    /** An answer in the making: every topic starts with the same verdict. */
    public static Map<Topic, Verdict> allOf(List<Topic> topics, Verdict verdict) {
        Map<Topic, Verdict> verdicts = new EnumMap<>(Topic.class);
        topics.forEach(t -> verdicts.put(t, verdict));
        return verdicts;
    }
}
