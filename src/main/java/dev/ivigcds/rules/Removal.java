package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import dev.ivigcds.facts.When;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/**
 * A plasmapheresis that takes away what an infusion brought (S-20; clinical.md 6-15, 6-19).
 *
 * @param kind how the two lie to each other
 * @param infusion the infusion
 * @param session the plasmapheresis
 * @param exact the time between the two, if both have times
 * @param days the days between the two
 */
record Removal(Kind kind, InfusionInTime infusion, PlasmapheresisSession session, Optional<Duration> exact, long days)
        implements Comparable<Removal> {
    /** How a plasmapheresis lies to an infusion, the worst first. */
    enum Kind {
        /** Between the days of one course. */
        BETWEEN,
        AFTER,
        /** On the same day, the order of the two not known. */
        SAME_DAY
    }

    /** How a session lies to an infusion on its own; empty if it comes before. */
    static Optional<Removal> of(InfusionInTime infusion, PlasmapheresisSession session, Chart chart) {
        Optional<OffsetDateTime> begun = infusion.start().at();
        Optional<OffsetDateTime> ended = infusion.end().at();
        Optional<OffsetDateTime> at = session.start().at();
        if (begun.isPresent() && ended.isPresent() && at.isPresent()) {
            if (at.get().isBefore(begun.get())) {
                return Optional.empty();
            }
            Duration gap = Duration.between(ended.get(), at.get());
            return Optional.of(after(infusion, session, Optional.of(gap.isNegative() ? Duration.ZERO : gap)));
        }
        LocalDate day = session.start().day();
        if (day.isAfter(infusion.end().day()) || isGivenBefore(infusion, session, chart)) {
            return Optional.of(after(infusion, session, Optional.empty()));
        }
        return day.isBefore(infusion.start().day())
                ? Optional.empty()
                : Optional.of(new Removal(Kind.SAME_DAY, infusion, session, Optional.empty(), 0));
    }

    /** What is recorded as given on this day is over before a plasmapheresis that is still to come (clinical.md 6-19). */
    private static boolean isGivenBefore(InfusionInTime infusion, PlasmapheresisSession session, Chart chart) {
        boolean toCome = session.start()
                .at()
                .map(at -> !at.toInstant().isBefore(chart.now()))
                .orElse(true);
        return infusion.given()
                && toCome
                && session.start().day().equals(infusion.end().day());
    }

    private static Removal after(InfusionInTime infusion, PlasmapheresisSession session, Optional<Duration> exact) {
        return new Removal(Kind.AFTER, infusion, session, exact, days(infusion.end(), session.start()));
    }

    private static long days(When from, When to) {
        return Math.max(0, ChronoUnit.DAYS.between(from.day(), to.day()));
    }

    /** The worse, then the nearer. */
    @Override
    public int compareTo(Removal other) {
        return Comparator.comparing(Removal::kind)
                .thenComparingLong(Removal::days)
                .thenComparing(r -> r.exact().orElse(Duration.ZERO))
                .compare(this, other);
    }

    /** Whether both are known by more than their names. */
    boolean isSure() {
        return infusion.sure() && !session.byName();
    }

    /** The same, with the course going on after the plasmapheresis. */
    Removal withinCourse() {
        return new Removal(Kind.BETWEEN, infusion, session, exact, days);
    }

    /** Whether no more time than this lies between the two; where a time is not known, by their days. */
    boolean isWithin(Duration limit) {
        return kind == Kind.AFTER && exact.map(gap -> gap.compareTo(limit) <= 0).orElse(days <= limit.toDays());
    }

    /** The time between the two in words: {@code 20 h}, {@code 1 day}. */
    String inHours() {
        return exact.map(gap -> gap.toHours() < 1 ? "<1 h" : gap.toHours() + " h")
                .orElseGet(this::inDays);
    }

    /** The days between the two in words. */
    String inDays() {
        return days == 1 ? "1 day" : days + " days";
    }
}
