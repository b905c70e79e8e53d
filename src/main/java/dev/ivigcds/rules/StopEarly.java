package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Section;
import dev.ivigcds.facts.StatusReason;
import dev.ivigcds.facts.When;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * IVIG that is ended before it can have worked (S-12; clinical.md 6-18).
 *
 * @param from time after the first infusion from which stopping is early
 * @param before time after the first infusion from which it is early no longer
 * @param runGap a break longer than this starts a new run
 * @param courseGap days of giving that lie this far apart, or further, belong to different courses
 */
public record StopEarly(Period from, Period before, Period runGap, Period courseGap) implements Rule {
    private static final List<Topic> TOPICS = List.of(Topic.STOP_EARLY);
    private static final Set<String> HARM_OR_CIRCUMSTANCE =
            Set.of("salg", "sintol", "preg", "surg", "hospadm", "labint", "washout", "sddi");
    private static final List<String> HARM_OR_CIRCUMSTANCE_WORDS = List.of(
            "reaction",
            "allerg",
            "anaphyla",
            "adverse",
            "side effect",
            "intoleran",
            "pregnan",
            "patient choice",
            "patient's choice",
            "patient preference",
            "patient decision",
            "patient request",
            "patient refus",
            "patient declin",
            "death",
            "died",
            "deceased");

    public StopEarly {
        List.of(from, before, runGap, courseGap).forEach(Lengths::require);
    }

    @Override
    public List<Topic> topics() {
        return TOPICS;
    }

    @Override
    public Answer judge(Chart chart) {
        return new Answer(Map.of(Topic.STOP_EARLY, verdict(chart)), List.of());
    }

    private Verdict verdict(Chart chart) {
        if (chart.occasion() != Occasion.ORDER_SIGN) {
            return Verdict.quiet("stopping is seen when an order is signed");
        }
        List<MedicationOrder> ended = chart.inFocus().stream()
                .filter(o -> o.isEnded() && o.ivig().maybe())
                .toList();
        if (ended.isEmpty()) {
            return Verdict.quiet("no IVIG order is being ended");
        }
        List<MedicationOrder> unexplained =
                ended.stream().filter(o -> !isExplained(o.statusReason())).toList();
        if (unexplained.isEmpty()) {
            return new Verdict.Quiet("it is ended for harm or circumstance, not for want of effect", inputs(ended));
        }
        if (InclusionBodyMyositis.isAlone(chart)) {
            return new Verdict.Quiet(
                    "inclusion body myositis: IVIG is of limited benefit, going on is not urged", inputs(ended));
        }
        if (goesOn(chart, ended)) {
            return new Verdict.Quiet("another IVIG order goes on", inputs(ended));
        }
        return timed(chart, unexplained);
    }

    private static boolean isExplained(StatusReason reason) {
        String text = reason.text().toLowerCase(Locale.ROOT).replace('’', '\'');
        return reason.codes().stream().map(c -> c.toLowerCase(Locale.ROOT)).anyMatch(HARM_OR_CIRCUMSTANCE::contains)
                || HARM_OR_CIRCUMSTANCE_WORDS.stream().anyMatch(text::contains);
    }

    private static boolean goesOn(Chart chart, List<MedicationOrder> ended) {
        Set<String> ending = ended.stream().map(MedicationOrder::from).collect(java.util.stream.Collectors.toSet());
        boolean drafted = chart.drafts().anyMatch(o -> o.toBeGiven() && o.ivig().maybe());
        return drafted
                || StandingIvig.with(chart, Set.of(Status.ACTIVE)).stream()
                        .filter(o -> !ending.contains(o.from()))
                        .anyMatch(o -> !DueDays.of(o, chart.today())
                                .tailSet(chart.today(), false)
                                .isEmpty());
    }

    private Verdict timed(Chart chart, List<MedicationOrder> ended) {
        TreatmentRun run = TreatmentRun.of(chart, runGap, courseGap, ended);
        List<Input> inputs = java.util.stream.Stream.concat(inputs(ended).stream(), run.inputs().stream())
                .toList();
        boolean given = run.start().isPresent() && !run.byOrder();
        if (!given && chart.given().completeness() instanceof Section.Completeness.NotChecked(String because)) {
            return new Verdict.Undetermined("infusions given could not be searched: " + because, inputs);
        }
        if (run.start().isEmpty()) {
            return run.undated()
                    ? new Verdict.Undetermined("the first infusion has no date", inputs)
                    : new Verdict.Quiet("no infusion of a current run in the data supplied", inputs);
        }
        long day = run.daysAt(chart.today());
        boolean early = !chart.today().isBefore(run.start().get().plus(from))
                && chart.today().isBefore(run.start().get().plus(before));
        String when = "on day " + day + (run.byOrder() ? " of IVIG by order date" : " of IVIG");
        if (!early) {
            return new Verdict.Quiet(
                    "it is ended " + when + ", not between " + words(run, from) + " and " + words(run, before), inputs);
        }
        boolean held = ended.stream().allMatch(o -> o.status() == Status.ON_HOLD);
        String state = held ? "onHold" : "default";
        Finding finding = Finding.of(
                !run.byOrder() ? state : held ? "onHoldByOrder" : "byOrder",
                Indicator.WARNING,
                Map.of("w", Long.toString(day / 7)),
                List.of("Reason given for ending the order: " + reason(ended) + "."),
                List.of());
        return new Verdict.Raised(finding, "IVIG is ended " + when + ", before " + words(run, before), inputs);
    }

    private static String words(TreatmentRun run, Period period) {
        LocalDate start = run.start().orElseThrow();
        return "day " + ChronoUnit.DAYS.between(start, start.plus(period));
    }

    private static String reason(List<MedicationOrder> ended) {
        return ended.stream()
                .map(MedicationOrder::statusReason)
                .map(r -> r.text().isBlank() ? String.join(", ", r.codes()) : r.text())
                .filter(words -> !words.isBlank())
                .findFirst()
                .orElse("none");
    }

    private static List<Input> inputs(List<MedicationOrder> ended) {
        return ended.stream()
                .map(o -> new Input(
                        "IVIG order, "
                                + o.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        OrderWords.of(o),
                        o.authoredOn().map(When::day),
                        o.from()))
                .toList();
    }
}
