package dev.ivigcds.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All dose verdicts, with one card among them: the weightiest tells the others as lines (clinical.md S-03, 6-26). */
final class OneDoseCard {
    private record Said(Topic topic, Verdict.Raised verdict) {}

    private OneDoseCard() {}

    static Map<Topic, Verdict> of(DoseReading reading) {
        Map<Topic, Verdict> verdicts = new EnumMap<>(Topic.class);
        new DayGrams(reading).judge(verdicts);
        new PerKilogram(reading).judge(verdicts);
        verdicts.put(Topic.WEIGHT_CONFLICT, new WeightDoubt(reading).judge());
        verdicts.put(Topic.DOSE_UNVERIFIED, new DoseGaps(reading).judge());
        List<Said> raised = weightiestFirst(verdicts);
        if (raised.isEmpty()) {
            return verdicts;
        }
        Said teller = raised.getFirst();
        List<String> lines = new ArrayList<>(reading.notes());
        for (Said told : raised.subList(1, raised.size())) {
            lines.add(sentence(told.verdict().because()));
            Finding finding =
                    told.verdict().finding().withNotes(reading.notes()).toldBy(teller.topic());
            verdicts.put(told.topic(), with(told.verdict(), finding));
        }
        verdicts.put(
                teller.topic(),
                with(teller.verdict(), teller.verdict().finding().withNotes(lines)));
        return verdicts;
    }

    private static List<Said> weightiestFirst(Map<Topic, Verdict> verdicts) {
        List<Said> raised = new ArrayList<>();
        verdicts.forEach((topic, verdict) -> {
            if (verdict instanceof Verdict.Raised said) {
                raised.add(new Said(topic, said));
            }
        });
        raised.sort(Comparator.comparing((Said said) -> said.verdict().finding().indicator())
                .thenComparing(Said::topic));
        return raised;
    }

    private static Verdict with(Verdict.Raised verdict, Finding finding) {
        return new Verdict.Raised(finding, verdict.because(), verdict.inputs());
    }

    private static String sentence(String because) {
        return because.substring(0, 1).toUpperCase(Locale.ROOT) + because.substring(1) + ".";
    }
}
