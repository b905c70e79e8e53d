package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.Scope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The treatment and its response as a chart tells them over time, by the rules that judge and their numbers; none of it decides anything.
 *
 * @param courses the IVIG, by its first day
 * @param gaps why there may be more of it than is shown, a clause each
 * @param series what was measured
 * @param review the 12-week review, if the chart is one of IVIG in myositis
 */
public record History(
        List<IvigCourse> courses, List<String> gaps, List<Measurements> series, Optional<Workings.Review> review) {

    public History {
        courses = List.copyOf(courses);
        gaps = List.copyOf(gaps);
        series = List.copyOf(series);
    }

    /** What the rules among these that know of doses and of the response can tell. */
    public static History of(List<Rule> rules, Chart chart) {
        Optional<InfusionDose> dose = find(rules, InfusionDose.class);
        Optional<ResponseReview> response = find(rules, ResponseReview.class);
        return new History(
                dose.map(limits -> IvigCourses.of(chart, limits)).orElse(List.of()),
                Stream.of(Gaps.of("infusions given", chart.given()), Gaps.of("IVIG orders", chart.orders()))
                        .flatMap(Optional::stream)
                        .toList(),
                response.map(limits -> MeasurementReader.of(chart, limits)).orElse(List.of()),
                response.filter(rule -> Scope.of(chart).isIn()).map(rule -> rule.review(chart)));
    }

    private static <R extends Rule> Optional<R> find(List<Rule> rules, Class<R> kind) {
        return rules.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
