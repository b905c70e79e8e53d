package dev.ivigcds.cards;

import dev.ivigcds.rules.Finding;
import dev.ivigcds.rules.Indicator;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.rules.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one card says: a raised verdict in its words, and the findings it tells on behalf of other topics.
 *
 * @param topic the topic
 * @param raised the verdict
 * @param words the topic's words
 * @param summary the sentence, filled
 * @param told findings told as lines of this one
 */
record Statement(Topic topic, Verdict.Raised raised, Texts.OfTopic words, String summary, List<Statement> told) {

    Statement {
        told = List.copyOf(told);
    }

    Finding finding() {
        return raised.finding();
    }

    Indicator indicator() {
        return finding().indicator();
    }

    /** This and what it tells. */
    Stream<Statement> all() {
        return Stream.concat(Stream.of(this), told.stream());
    }

    /** One for every raised verdict that is not told by another: critical, warning, info, then in the order of the topics (clinical.md 6-10). */
    static List<Statement> of(Map<Topic, Verdict> verdicts, Wording wording) {
        Map<Topic, Verdict.Raised> raised = new EnumMap<>(Topic.class);
        verdicts.forEach((topic, verdict) -> {
            if (verdict instanceof Verdict.Raised said) {
                raised.put(topic, said);
            }
        });
        Map<Topic, List<Statement>> told = new EnumMap<>(Topic.class);
        raised.forEach((topic, said) -> {
            Topic teller = teller(topic, raised);
            if (teller != topic) {
                told.computeIfAbsent(teller, t -> new ArrayList<>()).add(worded(topic, said, List.of(), wording));
            }
        });
        return raised.entrySet().stream()
                .filter(e -> teller(e.getKey(), raised) == e.getKey())
                .map(e -> worded(e.getKey(), e.getValue(), told.getOrDefault(e.getKey(), List.of()), wording))
                .sorted(Comparator.comparing(Statement::indicator).thenComparing(Statement::topic))
                .toList();
    }

    /** The topic whose card tells this one. A finding whose teller is not raised, or that would tell itself, speaks for itself. */
    private static Topic teller(Topic topic, Map<Topic, Verdict.Raised> raised) {
        Set<Topic> passed = EnumSet.of(topic);
        Topic teller = topic;
        while (true) {
            Verdict.Raised said = raised.get(teller);
            Topic next = said == null ? null : said.finding().toldBy().orElse(null);
            if (next == null || !raised.containsKey(next)) {
                return teller;
            }
            if (!passed.add(next)) {
                return topic;
            }
            teller = next;
        }
    }

    private static Statement worded(Topic topic, Verdict.Raised said, List<Statement> told, Wording wording) {
        Finding finding = said.finding();
        String summary = wording.summary(topic, finding.state(), finding.values());
        return new Statement(topic, said, wording.of(topic), summary, told);
    }
}
