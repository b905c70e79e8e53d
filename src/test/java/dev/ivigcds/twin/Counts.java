package dev.ivigcds.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a differential found of one rule. */
final class Counts {
    private static final int MOST_TOLD = 10;

    private final SortedMap<String, Integer> raised = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private int silent;
    private int notCovered;

    void agree(Set<String> topics) {
        if (topics.isEmpty()) {
            silent++;
        }
        topics.forEach(topic -> raised.merge(topic, 1, Integer::sum));
    }

    void notCovered() {
        notCovered++;
    }

    void differ(String difference) {
        differences.add(difference);
    }

    /** How often both raised a topic. */
    int raised(String topic) {
        return raised.getOrDefault(topic, 0);
    }

    /** How often the twin did not answer. */
    int uncovered() {
        return notCovered;
    }

    /** Where they do not say the same, each in one line. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    @Override
    public String toString() {
        return "agree: silent " + silent + ", raised " + raised + "; not covered: " + notCovered + "; differ: "
                + differences.size()
                + (differences.isEmpty()
                        ? ""
                        : "\n  "
                                + String.join(
                                        "\n  ",
                                        differences.stream().limit(MOST_TOLD).toList()));
    }
}
