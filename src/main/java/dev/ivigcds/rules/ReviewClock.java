package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.MedicationOrder;
import dev.ivigcds.facts.MedicationOrder.Status;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.facts.Section;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether it is time for the 12-week review, before anything is judged (S-07 … S-13, "Clock"; clinical.md 6-7, 6-20). */
final class ReviewClock {
    private final Chart chart;
    private final ResponseReview limits;
    private final boolean asked;
    private final TreatmentRun run;

    /**
     * A clock for one chart.
     *
     * @param asked whether somebody asks for the review itself, who is told at any time and about to give nothing
     */
    ReviewClock(Chart chart, ResponseReview limits, boolean asked) {
        this.chart = chart;
        this.limits = limits;
        this.asked = asked;
        this.run = TreatmentRun.of(chart, limits.runGap(), limits.courseGap());
    }

    private boolean viewing() {
        return chart.occasion() == Occasion.PATIENT_VIEW;
    }

    Answer judge() {
        if (!asked && !viewing() && chart.ivigInFocus().isEmpty()) {
            return new Answer(
                    Answer.allOf(ResponseReview.TOPICS, Verdict.quiet("no IVIG is about to be given")), List.of());
        }
        if (startNotChecked()) {
            return startUnsure();
        }
        if (run.start().isEmpty()) {
            return notStarted();
        }
        LocalDate start = run.start().get();
        long days = run.daysAt(chart.today());
        if (chart.today().isBefore(start.plus(limits.reviewFrom()))) {
            return quiet("tooEarly", "day " + days + of() + ", reviewed from day " + days(limits.reviewFrom()) + " on");
        }
        if (!asked && viewing() && chart.today().isAfter(start.plus(limits.viewUntil()))) {
            return quiet(
                    "pastWindow",
                    "day " + days + of() + ", told when a chart is opened until day " + days(limits.viewUntil()));
        }
        if (run.courses() < limits.fewestCourses().value().intValueExact()) {
            return tooFew();
        }
        return new ReviewVerdict(chart, limits, run, ResponseDomains.of(chart, limits, start)).answer();
    }

    private String of() {
        return run.byOrder() ? " of IVIG by order date" : " of IVIG";
    }

    private long days(java.time.Period period) {
        LocalDate start = run.start().orElseThrow();
        return java.time.temporal.ChronoUnit.DAYS.between(start, start.plus(period));
    }

    /** By order date only because the administrations could not be searched, or not even that. */
    private boolean startNotChecked() {
        boolean given = run.start().isPresent() && !run.byOrder();
        return !given && (failed(chart.given()) || (run.start().isEmpty() && failed(chart.orders())));
    }

    private static boolean failed(Section<?> section) {
        return section.completeness() instanceof Section.Completeness.NotChecked;
    }

    private Answer startUnsure() {
        Section<?> section = failed(chart.given()) ? chart.given() : chart.orders();
        String what = failed(chart.given()) ? "infusions given" : "medication orders";
        String because = what + " could not be searched: " + section.gap().orElse("");
        Optional<LocalDate> oldest = oldestOrder();
        boolean old = oldest.filter(d -> !chart.today().isBefore(d.plus(limits.reviewFrom())))
                .isPresent();
        boolean inWindow = !viewing()
                || oldest.filter(d -> !chart.today().isAfter(d.plus(limits.viewUntil())))
                        .isPresent();
        return old && inWindow
                ? new ReviewVerdict(chart, limits, run, ResponseDomains.NOTHING).notChecked("start", what, because)
                : undetermined(because);
    }

    private Optional<LocalDate> oldestOrder() {
        return run.start()
                .or(() -> StandingIvig.with(chart, Set.of(Status.ACTIVE, Status.COMPLETED)).stream()
                        .map((MedicationOrder o) -> DueDays.start(o))
                        .flatMap(Optional::stream)
                        .min(LocalDate::compareTo));
    }

    private Answer notStarted() {
        if (!run.undated()) {
            return quiet("notStarted", "no current run of IVIG in the data supplied");
        }
        String because = "IVIG is on record without any date, so that 12 weeks cannot be counted";
        return viewing()
                ? quiet("startUnknown", because)
                : new ReviewVerdict(chart, limits, run, ResponseDomains.NOTHING).startUnknown(because);
    }

    private Answer tooFew() {
        String because = run.courses() + (run.courses() == 1 ? " course" : " courses") + " so far, fewer than "
                + limits.fewestCourses().value().toPlainString() + ": exposure too small to judge";
        return failed(chart.given())
                ? new ReviewVerdict(chart, limits, run, ResponseDomains.NOTHING)
                        .notChecked("default", "infusions given", because + ", and not all infusions could be searched")
                : quiet("tooFewCourses", because);
    }

    private Answer quiet(String state, String because) {
        return answer(state, new Verdict.Quiet(because, run.inputs()));
    }

    private Answer undetermined(String because) {
        return answer("notChecked", new Verdict.Undetermined(because, run.inputs()));
    }

    private Answer answer(String state, Verdict verdict) {
        Map<Topic, Verdict> verdicts = Answer.allOf(ResponseReview.TOPICS, verdict);
        ResponseDomains domains = run.start()
                .map(start -> ResponseDomains.of(chart, limits, start))
                .orElse(ResponseDomains.NOTHING);
        return new Answer(
                verdicts, List.of(new ReviewVerdict(chart, limits, run, domains).workings(state, verdict.because())));
    }
}
