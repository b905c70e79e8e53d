package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Problem;
import dev.ivigcds.facts.Recognition;
import java.util.List;

/** Whether inclusion body myositis is the only myositis of a patient. */
final class InclusionBodyMyositis {
    private InclusionBodyMyositis() {}

    static boolean isAlone(Chart chart) {
        List<Recognition> myositis = chart.problems().items().stream()
                .map(Problem::what)
                .filter(r -> r.isAny(Concepts.MYOSITIS))
                .toList();
        return !myositis.isEmpty() && myositis.stream().allMatch(r -> r.is(Concepts.INCLUSION_BODY_MYOSITIS));
    }
}
