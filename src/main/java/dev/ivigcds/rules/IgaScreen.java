package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Section;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether IgA is known before a first IVIG, where it is not known to be deficient (S-01; clinical.md 6-8, 6-29). */
record IgaScreen(Chart chart, IgaScreening limits, IgaOnFile onFile, AntiIga antibodies, EarlierInfusions earlier) {
    private static final int LONGEST_REASON = 40;

    Map<Topic, Verdict> judge() {
        Map<Topic, Verdict> verdicts = new EnumMap<>(Topic.class);
        if (onFile.valid().isPresent()) {
            verdicts.putAll(all(screened(onFile.valid().get())));
            return verdicts;
        }
        verdicts.putAll(all(new Verdict.Quiet("IgA is not known to be deficient", inputs())));
        Optional<String> notKnown = notKnown();
        notKnown.ifPresent(why -> {
            verdicts.put(Topic.IGA_DEFICIENT, new Verdict.Undetermined(why, inputs()));
            verdicts.put(Topic.IGA_DEFICIENT_TOLERATED, new Verdict.Undetermined(why, inputs()));
        });
        if (earlier.exposure() == Exposure.PRIOR) {
            Verdict quiet = new Verdict.Quiet(
                    earlier.priorDoses() + " earlier IVIG "
                            + (earlier.priorDoses() == 1 ? "infusion is" : "infusions are")
                            + " on record; screening belongs before the first",
                    inputs());
            screeningTopics().forEach(t -> verdicts.put(t, quiet));
            return verdicts;
        }
        screen(verdicts);
        return verdicts;
    }

    private static List<Topic> screeningTopics() {
        return List.of(Topic.IGA_UNSCREENED, Topic.IGA_PENDING, Topic.IGA_UNREADABLE, Topic.IGA_NOT_CHECKED);
    }

    private static Map<Topic, Verdict> all(Verdict verdict) {
        return Answer.allOf(IgaScreening.TOPICS, verdict);
    }

    private Verdict screened(IgaOnFile.Reading valid) {
        return new Verdict.Quiet(
                onFile.tooYoung()
                        ? "IgA is on file (" + valid.named() + "); under " + years() + " years of age it is not judged"
                        : "IgA is " + valid.named() + ", not below "
                                + limits.deficientBelow().shown(),
                inputs());
    }

    private int years() {
        return limits.minimumAge().getYears();
    }

    /** Why no deficiency can be excluded, if it cannot. */
    private Optional<String> notKnown() {
        return chart.iga()
                .gap()
                .map(gap -> "IgA could not be checked: " + gap)
                .or(() -> chart.problems().gap().map(gap -> "diagnoses could not be checked: " + gap));
    }

    private void screen(Map<Topic, Verdict> verdicts) {
        if (!chart.iga().isComplete() && onFile.unreadable().isEmpty()) {
            notChecked(verdicts);
        } else if (onFile.pending().isPresent()) {
            say(verdicts, Topic.IGA_PENDING, pending(onFile.pending().get()));
        } else if (onFile.unreadable().isPresent()) {
            say(verdicts, Topic.IGA_UNREADABLE, unreadable(onFile.unreadable().get()));
        } else {
            say(verdicts, Topic.IGA_UNSCREENED, unscreened());
        }
    }

    private static void say(Map<Topic, Verdict> verdicts, Topic topic, Verdict verdict) {
        screeningTopics().forEach(t -> verdicts.put(t, Verdict.quiet("said as " + topic.code())));
        verdicts.put(topic, verdict);
    }

    private void notChecked(Map<Topic, Verdict> verdicts) {
        String because = "IgA could not be checked: " + chart.iga().gap().orElse("");
        Verdict undetermined = new Verdict.Undetermined(because, inputs());
        screeningTopics().forEach(t -> verdicts.put(t, undetermined));
        if (chart.occasion() != Occasion.ORDER_SIGN) {
            return;
        }
        boolean unavailable = chart.iga().completeness() instanceof Section.Completeness.Unavailable;
        Map<String, String> values = unavailable
                ? Map.of()
                : Map.of("reason", clipped(chart.iga().gap().orElse("")));
        List<String> notes = new ArrayList<>(notes());
        onFile.pending().ifPresent(p -> notes.add("IgA is pending: " + p.input().value() + "."));
        Finding finding =
                Finding.of(unavailable ? "unavailable" : "default", Indicator.WARNING, values, notes, List.of());
        verdicts.put(Topic.IGA_NOT_CHECKED, new Verdict.Raised(finding, because, inputs()));
    }

    private static String clipped(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }

    private Verdict pending(IgaOnFile.Pending pending) {
        String state = onFile.unreadable().isPresent() ? "repeat" : pending.state();
        return new Verdict.Raised(
                Finding.of(surely(state), Indicator.INFO, Map.of(), notes(), List.of()),
                "IgA is pending (" + pending.input().value() + ")"
                        + onFile.unreadable()
                                .map(r -> "; the result on file cannot be read: " + r.named())
                                .orElse(""),
                inputs());
    }

    /** Only where no earlier infusion was found may a text say "first". */
    private String surely(String state) {
        if (earlier.exposure() == Exposure.NONE) {
            return state;
        }
        return state.equals("default") ? "notFirst" : state + "NotFirst";
    }

    private Verdict unreadable(IgaOnFile.Reading reading) {
        String reason = ((SerumIga.Unreadable) reading.iga()).reason();
        Map<String, String> values = reading.day()
                .map(day -> Map.of("date", day.toString(), "reason", reason))
                .orElse(Map.of("reason", reason));
        List<String> notes = new ArrayList<>(notes());
        if (reason.equals("assay not sensitive enough")) {
            notes.add("It could be deficient: ask for a sensitive assay.");
        }
        chart.iga().gap().ifPresent(gap -> notes.add("Other IgA results could not be checked: " + gap + "."));
        return new Verdict.Raised(
                Finding.of(
                        surely(reading.day().isPresent() ? "default" : "undated"),
                        Indicator.WARNING,
                        values,
                        notes,
                        offers()),
                "the IgA result " + reading.named() + " cannot be interpreted: " + reason,
                inputs());
    }

    private Verdict unscreened() {
        boolean early = onFile.beforeAge().isPresent();
        boolean mostLikelyHadIt = earlier.exposure() == Exposure.LIKELY
                && dueCourses() >= limits.likelyCourses().value().intValueExact();
        String state = early ? "beforeAge" : state();
        String none = early
                ? "the only IgA result was taken before " + years() + " years of age"
                : "no serum IgA result in the data supplied";
        return new Verdict.Raised(
                Finding.of(
                        state, mostLikelyHadIt ? Indicator.INFO : Indicator.WARNING, values(state), notes(), offers()),
                none + "; " + exposure(),
                inputs());
    }

    private int dueCourses() {
        return EarlierInfusions.dueCourses(chart, limits.courseGap());
    }

    private Map<String, String> values(String state) {
        return switch (state) {
            case "beforeAge" -> Map.of("years", Integer.toString(years()));
            case "likely" -> Map.of("date", earlier.since().orElseThrow().toString());
            default -> Map.of();
        };
    }

    private String state() {
        return switch (earlier.exposure()) {
            case NONE, PRIOR -> "default";
            case NOT_CHECKED -> "exposureNotChecked";
            case LIKELY ->
                switch (earlier.evidence()) {
                    case OTHER_ROUTE -> "likelyOtherRoute";
                    case HANDED_OUT -> "likelyHandedOut";
                    default -> earlier.since().isPresent() ? "likely" : "likelyUndated";
                };
        };
    }

    private String exposure() {
        return switch (earlier.exposure()) {
            case NONE -> "no earlier infusion in the data supplied";
            case PRIOR -> "earlier infusions on record";
            case NOT_CHECKED -> "earlier infusions could not be checked";
            case LIKELY ->
                switch (earlier.evidence()) {
                    case OTHER_ROUTE -> "immune globulin was given before, not known to be intravenous";
                    case HANDED_OUT -> "immune globulin was handed out or reported before, giving not recorded";
                    default -> "IVIG was ordered before, " + dueCourses() + " courses due by now, giving not recorded";
                };
        };
    }

    private List<Finding.Offer> offers() {
        return IgaOffers.screening(IgaOffers.startsWithin(chart, limits.urgentWithin()));
    }

    private List<String> notes() {
        return Stream.of(antibodies.warning().stream(), onFile.notes().stream(), earlier.notes().stream())
                .flatMap(notes -> notes)
                .toList();
    }

    private List<Input> inputs() {
        return Stream.of(onFile.inputs().stream(), antibodies.inputs().stream(), earlier.inputs().stream())
                .flatMap(inputs -> inputs)
                .toList();
    }
}
