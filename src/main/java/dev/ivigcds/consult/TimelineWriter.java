package dev.ivigcds.consult;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.fhir.OpenedChart;
import dev.ivigcds.rules.History;
import dev.ivigcds.rules.IvigCourse;
import dev.ivigcds.rules.Judgement;
import dev.ivigcds.rules.Measurements;
import dev.ivigcds.wire.Timeline;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a chart tells over time, in the words of the wire.
 *
 * @param opened the chart
 * @param judgement what the rules say of it
 * @param modes which topics are shown
 * @param history its treatment and what was measured
 */
record TimelineWriter(OpenedChart opened, Judgement judgement, Modes.ForCaller modes, History history) {

    Timeline write(String knowledge, String patientId, Optional<Timeline.Review> review) {
        Chart chart = opened.chart();
        return new Timeline(
                knowledge,
                chart.now(),
                chart.today(),
                patient(chart, patientId),
                history.courses().stream().map(TimelineWriter::course).toList(),
                history.gaps(),
                history.series().stream().map(TimelineWriter::series).toList(),
                review.orElse(null),
                review.isPresent() ? null : noReview(),
                opened.data(),
                DecisionWriter.verdicts(judgement, modes));
    }

    private Timeline.Patient patient(Chart chart, String id) {
        return new Timeline.Patient(
                id,
                opened.patientName().orElse(null),
                chart.person().born().orElse(null),
                chart.person()
                        .sex()
                        .map(sex -> sex.name().toLowerCase(Locale.ROOT))
                        .orElse(null));
    }

    private String noReview() {
        String because = history.review().isPresent()
                ? "the review of the response is written for clinicians"
                : judgement.scope().because();
        return Sentences.of("No review of the response: " + because);
    }

    private static Timeline.Course course(IvigCourse course) {
        List<Timeline.Day> days = course.days().stream()
                .map(day -> new Timeline.Day(day.date(), day.grams().orElse(null)))
                .toList();
        return new Timeline.Course(
                course.start(),
                course.end(),
                course.grams().orElse(null),
                course.kind().name().toLowerCase(Locale.ROOT),
                course.what(),
                course.worked(),
                course.unknown(),
                days,
                course.from());
    }

    private static Timeline.Series series(Measurements series) {
        return new Timeline.Series(
                series.concept(),
                series.name(),
                series.unit(),
                series.upperLimit().orElse(null),
                series.highest().orElse(null),
                series.points().stream().map(TimelineWriter::point).toList(),
                series.gap());
    }

    private static Timeline.Point point(Measurements.Point point) {
        return new Timeline.Point(
                point.date().orElse(null), point.value().orElse(null), point.shown(), from(point.from()));
    }

    private static List<String> from(String reference) {
        return reference.isEmpty() ? List.of() : List.of(reference);
    }
}
