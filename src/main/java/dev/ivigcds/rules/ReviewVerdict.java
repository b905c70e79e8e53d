package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Concepts;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Proposal;
import dev.ivigcds.facts.Section;
import dev.ivigcds.rules.ResponseDomains.Domain;
import dev.ivigcds.rules.Workings.Measured.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the response stands once it is time to judge it (S-08 … S-12, "States"; clinical.md 6-7, 6-20, 6-28). */
record ReviewVerdict(Chart chart, ResponseReview limits, TreatmentRun run, ResponseDomains domains) {

    Answer answer() {
        if (domains.improved()) {
            String because = "improved: " + named(Outcome.IMPROVED);
            return answer("responded", because, Map.of(), new Verdict.Quiet(because, inputs()));
        }
        if (failed(chart.measures())) {
            return notChecked("default", "TIS and MMT-8", searched("TIS and MMT-8", chart.measures()));
        }
        if (failed(chart.ck()) && !CkCourse.isAmyopathic(chart)) {
            return notChecked("default", "CK", searched("CK", chart.ck()));
        }
        return switch (domains.ck().domain().outcome()) {
            case IMPROVED -> biochemical();
            case NOT_IMPROVED -> domains.measured() ? none() : ckOnly();
            case NOT_JUDGED -> domains.measured() ? none() : missing();
        };
    }

    private static boolean failed(Section<?> section) {
        return section.completeness() instanceof Section.Completeness.NotChecked;
    }

    private static String searched(String what, Section<?> section) {
        return what + " could not be searched: " + section.gap().orElse("");
    }

    private boolean unavailable() {
        return chart.measures().completeness() instanceof Section.Completeness.Unavailable;
    }

    private Answer none() {
        String not = named(Outcome.NOT_IMPROVED);
        return raise(
                Topic.RESPONSE_12W_NONE,
                "none",
                finding("default", Indicator.WARNING, Map.of("n", courses(), "domains", not), referral()),
                "no improvement in " + not + " after " + weeks() + " weeks and " + courses() + " courses");
    }

    private Answer ckOnly() {
        Map<String, String> values = Map.of(
                "a", CkCourse.shown(domains.ck().baseline().orElseThrow()),
                "b", CkCourse.shown(domains.ck().latest().orElseThrow()));
        return raise(
                Topic.RESPONSE_12W_NONE,
                "none",
                finding(unavailable() ? "ckOnlyUnavailable" : "ckOnly", Indicator.WARNING, values, assessments(false)),
                "CK " + values.get("a") + " to " + values.get("b")
                        + " U/L, not improved, and no clinical response in the" + " data supplied");
    }

    private Answer biochemical() {
        Optional<String> fall = domains.ck().fall(limits);
        Map<String, String> values = new HashMap<>();
        values.put("w", weeks());
        fall.ifPresent(p -> values.put("p", p));
        String state;
        if (domains.measured()) {
            state = fall.isEmpty() ? "normal" : domains.tis().judged() ? "notImproved" : "default";
            if (!state.equals("default")) {
                values.put("domains", clinical());
            }
        } else {
            state = (fall.isPresent() ? "ckOnly" : "ckOnlyNormal") + (unavailable() ? "Unavailable" : "");
        }
        String how = fall.map(p -> "CK fell by " + p + " %").orElse("CK is now normal");
        return raise(
                Topic.RESPONSE_BIOCHEM,
                "biochemicalOnly",
                finding(state, Indicator.INFO, values, domains.measured() ? List.of() : assessments(false)),
                how
                        + (domains.measured()
                                ? ", " + clinical() + " not improved"
                                : ", nothing clinical to judge in the data supplied"));
    }

    private Answer missing() {
        boolean amyopathic = CkCourse.isAmyopathic(chart);
        List<String> there = domains.unjudged().stream()
                .filter(name -> !amyopathic || !name.equals("CK"))
                .toList();
        String state = unavailable()
                ? "unavailable"
                : !there.isEmpty() ? "clinicalMissing" : amyopathic ? "amyopathic" : "default";
        Map<String, String> values = state.equals("clinicalMissing") ? Map.of("there", listed(there)) : Map.of();
        return raise(
                Topic.RESPONSE_12W_MISSING,
                "missing",
                finding(state, Indicator.INFO, values, assessments(lacksCk())),
                there.isEmpty()
                        ? "no measure of the response in the data supplied after " + weeks() + " weeks"
                        : "the response cannot be judged after " + weeks() + " weeks from " + String.join(", ", there));
    }

    private boolean lacksCk() {
        return domains.ck().latest().isEmpty()
                && !CkCourse.isAmyopathic(chart)
                && chart.services().items().stream()
                        .noneMatch(o -> o.open() && o.what().is(Concepts.CK))
                && chart.draftServices().stream()
                        .noneMatch(o -> o.open() && o.what().is(Concepts.CK));
    }

    private static String listed(List<String> names) {
        return names.size() <= 2
                ? String.join(", ", names)
                : names.get(0) + ", " + names.get(1) + " +" + (names.size() - 2);
    }

    /** IVIG stands in the record without any date. */
    Answer startUnknown(String because) {
        return answer(
                "missing",
                Topic.RESPONSE_12W_MISSING,
                Finding.of("startUnknown", Indicator.INFO, Map.of(), List.of(), assessments(false)),
                because);
    }

    /** The review is due, and a search it needs failed. */
    Answer notChecked(String state, String what, String because) {
        Finding finding = Finding.of(viewed(state), Indicator.INFO, Map.of("what", what), notes(), List.of());
        Answer answer = answer("notChecked", Topic.RESPONSE_12W_NOT_CHECKED, finding, because);
        Map<Topic, Verdict> verdicts = new HashMap<>(answer.verdicts());
        Verdict undetermined = new Verdict.Undetermined(because, inputs());
        ResponseReview.TOPICS.stream()
                .filter(t -> t != Topic.RESPONSE_12W_NOT_CHECKED)
                .forEach(t -> verdicts.put(t, undetermined));
        return new Answer(verdicts, answer.workings());
    }

    private Finding finding(String state, Indicator indicator, Map<String, String> values, List<Finding.Offer> offers) {
        String basis = run.byOrder() ? state.equals("default") ? "byOrder" : state + "ByOrder" : state;
        return Finding.of(viewed(basis), indicator, values, notes(), offers);
    }

    private String viewed(String state) {
        boolean viewing = chart.occasion() == Occasion.PATIENT_VIEW;
        return !viewing ? state : state.equals("default") ? "view" : state + "View";
    }

    private Answer raise(Topic topic, String state, Finding finding, String because) {
        return answer(state, topic, finding, because);
    }

    private Answer answer(String state, Topic topic, Finding finding, String because) {
        return answer(
                state,
                because,
                Map.of(topic, new Verdict.Raised(finding, because, inputs())),
                Verdict.quiet("said as " + topic.code()));
    }

    private Answer answer(String state, String because, Map<Topic, Verdict> said, Verdict others) {
        Map<Topic, Verdict> verdicts = Answer.allOf(ResponseReview.TOPICS, others);
        verdicts.putAll(said);
        return new Answer(verdicts, List.of(workings(state, because)));
    }

    /** The review as it is kept and shown. */
    Workings.Review workings(String state, String because) {
        return new Workings.Review(
                run.start(),
                run.basis(),
                run.courses(),
                state,
                because,
                run.start().map(start -> start.plus(limits.reviewFrom())),
                new DomainReview(chart, limits, domains).all());
    }

    private String named(Outcome outcome) {
        return Stream.of(domains.tis(), domains.strength(), domains.ck().domain())
                .filter(d -> d.outcome() == outcome)
                .map(Domain::name)
                .collect(Collectors.joining(", "));
    }

    private String clinical() {
        return domains.clinical().filter(Domain::judged).map(Domain::name).collect(Collectors.joining(", "));
    }

    private String courses() {
        return Integer.toString(run.courses());
    }

    private String weeks() {
        return Long.toString(run.daysAt(chart.today()) / 7);
    }

    private List<Input> inputs() {
        return Stream.concat(run.inputs().stream(), domains.inputs().stream()).toList();
    }

    private static List<Finding.Offer> referral() {
        return List.of(new Finding.Offer(
                "referral",
                Map.of(),
                List.of(new Proposal.OrderByWords("Rheumatology or neurology consultation", false))));
    }

    private static List<Finding.Offer> assessments(boolean withCk) {
        List<Finding.Offer> offers = new ArrayList<>();
        offers.add(new Finding.Offer(
                "recordResponse",
                Map.of(),
                List.of(new Proposal.OrderByWords("Assessment of Total Improvement Score (TIS) and MMT-8", false))));
        if (withCk) {
            offers.add(new Finding.Offer("orderCk", Map.of(), List.of(new Proposal.OrderTest(Concepts.CK, false))));
        }
        return offers;
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        run.start()
                .ifPresent(start -> notes.add("First infusion of this run: " + start
                        + (run.byOrder() ? " by order date" : "") + "; " + courses() + " courses so far."));
        notes.addAll(domains.lines());
        if (unavailable()) {
            notes.add("Clinical scores are unavailable here: "
                    + chart.measures().gap().orElse("") + ".");
        }
        if (chart.ck().completeness() instanceof Section.Completeness.Unavailable(String because)) {
            notes.add("CK is unavailable here: " + because + ".");
        }
        notes.add(
                "The trial in dermatomyositis read its result at week 16: what has not come by week 12 may still come.");
        notes.addAll(SubtypeLines.of(chart));
        return notes;
    }
}
