package dev.ivigcds.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One patient's IVIG and what was measured of the response, over time, for the pages that show it. Made by the charts, facts and rules of the hooks;
 * members without a value are left out.
 *
 * @param knowledge service, version and hash of the knowledge that judged
 * @param evaluatedAt time of the call
 * @param today the local calendar day of it
 * @param patient who it is
 * @param ivig the courses, by their first day
 * @param gaps why there may be more IVIG than that, a clause each
 * @param series what was measured, one entry for each kind, also where nothing is on record
 * @param review the 12-week review
 * @param noReview why there is none, one sentence
 * @param data where each part of the chart came from, as in the decision record
 * @param verdicts every topic of the service, as in the decision record
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Timeline(
        String knowledge,
        Instant evaluatedAt,
        LocalDate today,
        Patient patient,
        List<Course> ivig,
        List<String> gaps,
        List<Series> series,
        @Nullable Review review,
        @Nullable String noReview,
        List<Decision.Data> data,
        List<Decision.Verdict> verdicts) {

    public Timeline {
        ivig = List.copyOf(ivig);
        gaps = List.copyOf(gaps);
        series = List.copyOf(series);
        data = List.copyOf(data);
        verdicts = List.copyOf(verdicts);
    }

    /** The patient; {@code sex} is female, male or other. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Patient(
            String id,
            @Nullable String name,
            @Nullable LocalDate born,
            @Nullable String sex) {}

    /**
     * A course of IVIG.
     *
     * @param start its first day
     * @param end its last day
     * @param grams grams of all of it, if all are known
     * @param status {@code given}, {@code ordered} or {@code drafted}
     * @param what product and daily doses in a few words
     * @param worked the arithmetic in one line
     * @param unknown why not all grams are known
     * @param days its days, each with its grams if they are known
     * @param from the records it was read from
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Course(
            LocalDate start,
            LocalDate end,
            @Nullable BigDecimal grams,
            String status,
            String what,
            String worked,
            @Nullable String unknown,
            List<Day> days,
            List<String> from) {
        public Course {
            days = List.copyOf(days);
            from = List.copyOf(from);
        }
    }

    /** Grams on one day, if known. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Day(LocalDate date, @Nullable BigDecimal grams) {}

    /**
     * One kind of value, oldest first.
     *
     * @param concept {@code ck}, {@code mmt8}, {@code mmt8Bilateral}, {@code tis}, {@code haqDi}, {@code cdasiActivity}, {@code iga} or
     *     {@code weight}
     * @param name in a clinician's words
     * @param unit unit of the values; none for a score
     * @param upperLimit upper limit of normal in that unit
     * @param highest upper end of a score's scale
     * @param points the values
     * @param gap why there may be more, a clause
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Series(
            String concept,
            String name,
            @Nullable String unit,
            @Nullable BigDecimal upperLimit,
            @Nullable BigDecimal highest,
            List<Point> points,
            @Nullable String gap) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /** One value as recorded; without a number if no rule can read it or it is not final. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Point(@Nullable LocalDate date, @Nullable BigDecimal value, String shown, List<String> from) {
        public Point {
            from = List.copyOf(from);
        }
    }

    /**
     * The 12-week review.
     *
     * @param state {@code responded}, {@code biochemicalOnly}, {@code none}, {@code missing}, {@code tooFewCourses}, {@code tooEarly},
     *     {@code notStarted}, {@code startUnknown} or {@code notChecked}
     * @param says where it stands, one sentence
     * @param start T0
     * @param startBasis {@code administration} or {@code order}
     * @param courses courses given, or ordered and due by now
     * @param due the day from which the response is reviewed
     * @param domains what was measured, and how it is judged
     * @param evidence what the review rests on
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Review(
            String state,
            String says,
            @Nullable LocalDate start,
            @Nullable String startBasis,
            int courses,
            @Nullable LocalDate due,
            List<Domain> domains,
            List<Evidence> evidence) {
        public Review {
            domains = List.copyOf(domains);
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * One thing measured for the review.
     *
     * @param name in a clinician's words
     * @param concept as of its series
     * @param outcome {@code improved}, {@code notImproved} or {@code notJudged}
     * @param baseline the value before treatment
     * @param latest the value that shows the response
     * @param lines the comparison in plain sentences
     * @param counts what counts as improvement, by the numbers in force
     * @param why where that number comes from
     * @param missing what is not there to be compared
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Domain(
            String name,
            String concept,
            String outcome,
            @Nullable Value baseline,
            @Nullable Value latest,
            List<String> lines,
            String counts,
            @Nullable String why,
            @Nullable String missing) {
        public Domain {
            lines = List.copyOf(lines);
        }
    }

    /** A value, its day and the resource it stands in. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Value(
            String value,
            @Nullable LocalDate date,
            @Nullable String from) {}

    /** A citation or a page, and where it can be read if that is known. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Evidence(String label, @Nullable URI url) {}
}
