package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Proposal.OrderByWords;
import dev.ivigcds.facts.Proposal.OrderProcedure;
import dev.ivigcds.rules.SevereFeatures.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is said of severe acute myositis (S-17, S-18, S-19; clinical.md 5.4, 6-16, 6-28).
 *
 * @param chart the chart
 * @param features the severe features, at least one
 * @param therapy what stands beside IVIG
 */
record SevereFinding(Chart chart, SevereFeatures features, OtherTherapy therapy) {

    Map<Topic, Verdict> verdicts() {
        return isMonotherapy()
                ? Map.of(
                        Topic.SEVERE_MONO,
                        raised(
                                "default",
                                Indicator.CRITICAL,
                                features.words() + ", and no other treatment in the data supplied"),
                        Topic.SEVERE_SLOW,
                        new Verdict.Suppressed("said as " + Topic.SEVERE_MONO.code(), inputs()))
                : Map.of(
                        Topic.SEVERE_SLOW,
                        raised(state(), Indicator.WARNING, because()),
                        Topic.SEVERE_MONO,
                        notMonotherapy());
    }

    private boolean isMonotherapy() {
        return !features.acute().isEmpty()
                && therapy.isNone()
                && therapy.unchecked().isEmpty();
    }

    private Verdict notMonotherapy() {
        if (!therapy.isNone()) {
            return new Verdict.Quiet("other treatment stands beside IVIG", inputs());
        }
        return features.acute().isEmpty()
                ? new Verdict.Quiet("the date of " + features.words() + " is not recorded", inputs())
                : new Verdict.Undetermined("other treatment was not checked: " + unchecked(), inputs());
    }

    private String state() {
        if (features.acute().isEmpty()) {
            return "undated";
        }
        if (therapy.isNone()) {
            return "notChecked";
        }
        if (!therapy.exchanges().isEmpty()) {
            return "plasmapheresis";
        }
        return therapy.intravenousSteroid() ? "intravenousSteroids" : "default";
    }

    private String because() {
        String beside = !therapy.isNone()
                ? "beside IVIG stand "
                        + therapy.inputs().stream().map(Input::value).distinct().collect(Collectors.joining(", "))
                : therapy.unchecked().isEmpty()
                        ? "no other treatment in the data supplied"
                        : "other treatment was not checked";
        return features.words() + (features.acute().isEmpty() ? ", without a date; " : "; ") + beside;
    }

    private String unchecked() {
        return therapy.unchecked().entrySet().stream()
                .map(gap -> gap.getKey() + ", " + gap.getValue())
                .collect(Collectors.joining("; "));
    }

    private Verdict raised(String state, Indicator indicator, String because) {
        Finding finding = Finding.of(state, indicator, Map.of("feature", features.named()), notes(), offers());
        return new Verdict.Raised(finding.recommendingNone(), because, inputs());
    }

    private List<Finding.Offer> offers() {
        List<Finding.Offer> offers = new ArrayList<>();
        offers.add(byWords("askSpecialist", "Rheumatology or neurology consultation, severe acute myositis"));
        if (features.include(Kind.DYSPHAGIA)) {
            offers.add(byWords("assessSwallowing", "Swallow assessment"));
        }
        if (features.include(Kind.RESPIRATORY_FAILURE)) {
            offers.add(byWords("measureVitalCapacity", "Forced vital capacity (FVC)"));
        }
        if (therapy.exchanges().isEmpty()) {
            OrderProcedure plasmapheresis = new OrderProcedure(Concepts.PLASMAPHERESIS, true);
            offers.add(new Finding.Offer("draftPlasmapheresis", Map.of(), List.of(plasmapheresis)));
        }
        return offers;
    }

    private static Finding.Offer byWords(String label, String what) {
        return new Finding.Offer(label, Map.of(), List.of(new OrderByWords(what, true)));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        Set<String> inhibitors = CheckpointInhibitors.named(chart);
        notes.add(
                inhibitors.isEmpty()
                        ? "The guidance on plasmapheresis was written for myositis from immune checkpoint inhibitors; none is on the"
                                + " medication list as far as it was read."
                        : "On the medication list: " + String.join(", ", inhibitors)
                                + ". For grade 3-4 myositis from immune checkpoint inhibitors plasmapheresis is to be considered.");
        notes.add("Plasmapheresis right after IVIG removes it: if it is chosen, it comes first.");
        if (InclusionBodyMyositis.isAlone(chart)) {
            notes.add("The only myositis coded is inclusion body myositis, which the guidance cited does not cover.");
        }
        boolean stroke = Stream.concat(chart.problems().items().stream(), chart.pastProblems().items().stream())
                .anyMatch(problem -> problem.what().is(Concepts.STROKE));
        if (stroke && features.include(Kind.DYSPHAGIA)) {
            notes.add("A stroke is recorded: dysphagia may come from it.");
        }
        if (therapy.isNone() && therapy.unchecked().isEmpty()) {
            notes.add(
                    "Looked for other treatment in drafts, active medication orders, what was given lately, and plasmapheresis ordered,"
                            + " under way or done lately.");
        }
        notes.addAll(therapy.notes());
        therapy.unchecked()
                .forEach((what, gap) -> notes.add("Other treatment: " + what + " could not be checked (" + gap + ")."));
        return notes;
    }

    private List<Input> inputs() {
        return Stream.concat(features.inputs().stream(), therapy.inputs().stream())
                .toList();
    }
}
