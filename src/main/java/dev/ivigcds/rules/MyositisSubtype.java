package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concept;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Problem;
import dev.ivigcds.facts.Proposal;
import dev.ivigcds.facts.Section;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the subtype says of IVIG: limited benefit in inclusion body myositis, a variable response in polymyositis (S-15, S-16; clinical.md
 * 5.2-2, 5.2-7).
 *
 * @param runGap a break in IVIG longer than this starts a new run
 */
public record MyositisSubtype(Period runGap) implements Rule {
    private static final List<Topic> TOPICS = List.of(Topic.IBM_LIMITED, Topic.PM_VARIABLE);
    private static final Set<Concept> OTHER_LABELS = Set.of(
            Concepts.DERMATOMYOSITIS,
            Concepts.AMYOPATHIC_DERMATOMYOSITIS,
            Concepts.JUVENILE_DERMATOMYOSITIS,
            Concepts.POLYMYOSITIS);
    private static final Set<Concept> NOT_POLYMYOSITIS = Set.of(
            Concepts.DERMATOMYOSITIS,
            Concepts.AMYOPATHIC_DERMATOMYOSITIS,
            Concepts.JUVENILE_DERMATOMYOSITIS,
            Concepts.NECROTIZING_MYOPATHY,
            Concepts.ANTISYNTHETASE_SYNDROME,
            Concepts.INCLUSION_BODY_MYOSITIS);

    public MyositisSubtype {
        Lengths.require(runGap);
    }

    @Override
    public List<Topic> topics() {
        return TOPICS;
    }

    @Override
    public Answer judge(Chart chart) {
        Optional<String> moot = moot(chart);
        if (moot.isPresent()) {
            return new Answer(Answer.allOf(TOPICS, Verdict.quiet(moot.get())), List.of());
        }
        Map<Topic, Verdict> verdicts = new EnumMap<>(Topic.class);
        verdicts.put(Topic.IBM_LIMITED, inclusionBody(chart));
        verdicts.put(Topic.PM_VARIABLE, polymyositis(chart));
        return new Answer(verdicts, List.of());
    }

    private static Optional<String> moot(Chart chart) {
        if (chart.occasion() == Occasion.PATIENT_VIEW) {
            return Optional.of("the subtype is not judged when a chart is opened");
        }
        return chart.ivigInFocus().isEmpty() ? Optional.of("no IVIG is about to be given") : Optional.empty();
    }

    private Verdict inclusionBody(Chart chart) {
        List<Problem> ibm = of(chart, Set.of(Concepts.INCLUSION_BODY_MYOSITIS));
        boolean ordered = isReason(chart, Concepts.INCLUSION_BODY_MYOSITIS);
        if (ibm.isEmpty() && !ordered) {
            return absent(chart, "inclusion body myositis");
        }
        List<Problem> others = of(chart, OTHER_LABELS);
        boolean newest = ordered || newest(ibm).isAfter(newest(others));
        List<Problem> swallowing = of(chart, Set.of(Concepts.DYSPHAGIA));
        String state = !others.isEmpty() && !newest
                ? "twoLabels"
                : !swallowing.isEmpty() ? "swallowing" : isRepeat(chart) ? "repeat" : "default";
        List<Problem> shown = new ArrayList<>(ibm);
        shown.addAll(others);
        shown.addAll(swallowing);
        return new Verdict.Raised(
                Finding.of(
                        state,
                        state.equals("default") ? Indicator.WARNING : Indicator.INFO,
                        Map.of(),
                        notes(state),
                        List.of()),
                because(state),
                inputs(shown));
    }

    private static String because(String state) {
        return switch (state) {
            case "twoLabels" -> "inclusion body myositis stands beside another myositis that is as recent";
            case "swallowing" -> "inclusion body myositis with swallowing difficulty";
            case "repeat" -> "inclusion body myositis, and IVIG is already running";
            default -> "inclusion body myositis, and IVIG is begun";
        };
    }

    private static List<String> notes(String state) {
        return state.equals("swallowing")
                ? List.of("A small trial found improved swallowing measures; strength did not gain overall.")
                : List.of(
                        "Swallowing difficulty can be a reason of its own: a small trial found improved swallowing measures.");
    }

    private Verdict polymyositis(Chart chart) {
        List<Problem> pm = of(chart, Set.of(Concepts.POLYMYOSITIS));
        if (pm.isEmpty() && !isReason(chart, Concepts.POLYMYOSITIS)) {
            return absent(chart, "polymyositis");
        }
        if (!of(chart, NOT_POLYMYOSITIS).isEmpty()) {
            return new Verdict.Quiet("another, more specific myositis is on the problem list", inputs(pm));
        }
        if (isRepeat(chart)) {
            return new Verdict.Quiet("IVIG is already running", inputs(pm));
        }
        return new Verdict.Raised(
                Finding.of(
                        "default",
                        Indicator.INFO,
                        Map.of(),
                        List.of(
                                "Without a response by week 12, review the subtype: many a polymyositis proves to be necrotizing myopathy,"
                                        + " antisynthetase syndrome or inclusion body myositis."),
                        List.of(new Finding.Offer(
                                "recordResponse",
                                Map.of(),
                                List.of(new Proposal.OrderByWords(
                                        "Assessment of Total Improvement Score (TIS) and MMT-8", false))))),
                "polymyositis, and IVIG is begun",
                inputs(pm));
    }

    private static Verdict absent(Chart chart, String subtype) {
        return chart.problems()
                .gap()
                .map(gap -> Verdict.undetermined("diagnoses could not be checked: " + gap))
                .orElseGet(() -> Verdict.quiet("no " + subtype + " on the problem list"));
    }

    /** Whether the order itself names the subtype as its reason. */
    private static boolean isReason(Chart chart, Concept subtype) {
        return chart.ivigInFocus().stream()
                .flatMap(order -> order.reasons().stream())
                .anyMatch(reason -> reason.is(subtype));
    }

    /** Whether a run of IVIG is under way; where that could not be searched, it is taken to begin. */
    private boolean isRepeat(Chart chart) {
        return TreatmentRun.isUnderWay(chart, runGap);
    }

    private static List<Problem> of(Chart chart, Set<Concept> concepts) {
        Section<Problem> problems = chart.problems();
        return problems.items().stream().filter(p -> p.what().isAny(concepts)).toList();
    }

    private static LocalDate newest(List<Problem> problems) {
        return problems.stream()
                .flatMap(p -> p.recorded().or(p::onset).map(When::day).stream())
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
    }

    private static List<Input> inputs(List<Problem> problems) {
        return problems.stream()
                .map(p -> new Input(
                        "diagnosis", p.what().text(), p.recorded().or(p::onset).map(When::day), p.from()))
                .toList();
    }
}
