package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the subtype on the problem list lets expect of IVIG, in words and without percentages (S-14 … S-16; clinical.md 5.2-2). */
final class SubtypeLines {
    private static final Set<Concept> DERMATOMYOSITIS =
            Set.of(Concepts.DERMATOMYOSITIS, Concepts.AMYOPATHIC_DERMATOMYOSITIS, Concepts.JUVENILE_DERMATOMYOSITIS);

    private SubtypeLines() {}

    static List<String> of(Chart chart) {
        List<String> lines = new ArrayList<>();
        if (has(chart, DERMATOMYOSITIS)) {
            lines.add("Dermatomyositis is on the problem list; there the response to IVIG is the most robust.");
        }
        if (has(chart, Set.of(Concepts.POLYMYOSITIS))) {
            lines.add(
                    "Polymyositis is on the problem list; there the response to IVIG is variable: review the subtype.");
        }
        if (has(chart, Set.of(Concepts.INCLUSION_BODY_MYOSITIS))) {
            lines.add("Inclusion body myositis is on the problem list; there the benefit of IVIG is limited.");
        }
        return lines;
    }

    private static boolean has(Chart chart, Set<Concept> subtype) {
        return chart.problems().items().stream().anyMatch(p -> p.what().isAny(subtype));
    }
}
