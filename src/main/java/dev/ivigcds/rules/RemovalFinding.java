package dev.ivigcds.rules;

import dev.ivigcds.facts.Chart;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is said of plasmapheresis that follows IVIG (S-20; clinical.md 5.4, 6-28).
 *
 * @param chart the chart
 * @param limits the rule's parameters
 * @param sessions every plasmapheresis to come, the earliest first
 * @param removals what is found, the worst first
 * @param gaps what could not be checked, and why
 */
record RemovalFinding(
        Chart chart,
        PlasmapheresisAfterIvig limits,
        List<PlasmapheresisSession> sessions,
        List<Removal> removals,
        Map<String, String> gaps) {
    private static final int MOST_INPUTS = 6;

    Verdict raised() {
        Finding finding = Finding.of(state(), limits.indicator(worst()), values(), notes(), List.of());
        return new Verdict.Raised(finding, because(), inputs());
    }

    private Removal worst() {
        return removals.getFirst();
    }

    private boolean isAhead() {
        return worst().infusion().isAhead(chart.today());
    }

    private String state() {
        boolean assumed = worst().session().assumed();
        return switch (worst().kind()) {
            case BETWEEN -> "between";
            case SAME_DAY -> "sameDay";
            case AFTER -> {
                if (!worst().isWithin(limits.criticalWithin())) {
                    yield assumed ? "lateNow" : "late";
                }
                if (worst().days() == 0 && worst().exact().isEmpty()) {
                    yield "givenToday";
                }
                yield assumed ? "now" : isAhead() ? "default" : "past";
            }
        };
    }

    private Map<String, String> values() {
        return switch (state()) {
            case "between", "givenToday" -> Map.of();
            case "sameDay" -> Map.of("date", worst().session().start().day().toString());
            case "late", "lateNow" -> Map.of("gap", worst().inDays());
            default -> Map.of("gap", worst().inHours());
        };
    }

    private String because() {
        return switch (worst().kind()) {
            case BETWEEN -> "plasmapheresis lies between the days of one IVIG course";
            case SAME_DAY -> "plasmapheresis and IVIG are on the same day, and which comes first is not known";
            case AFTER -> "plasmapheresis begins " + worst().inHours() + " after IVIG";
        };
    }

    private List<Input> inputs() {
        return removals.stream()
                .flatMap(r -> Stream.of(r.session().input(), r.infusion().input()))
                .distinct()
                .limit(MOST_INPUTS)
                .toList();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(retiming());
        notes.add("Up to " + limits.criticalWithin().toHours() + " h after IVIG is told as removal, up to "
                + ChronoUnit.DAYS.between(chart.today(), chart.today().plus(limits.warnWithin()))
                + " days as removal in part: limits of this project; the guideline names no time.");
        if (worst().session().assumed()) {
            notes.add("The plasmapheresis order names no time; it was taken to start now.");
        }
        if (worst().session().byName()) {
            notes.add("Plasmapheresis was identified by its words, not by a code.");
        }
        if (!worst().infusion().given() && !isAhead()) {
            notes.add("The IVIG was due by its order; giving is not recorded.");
        }
        gaps.forEach((what, gap) -> notes.add(what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1)
                + " could not be checked: " + gap + "."));
        return notes;
    }

    private String retiming() {
        String after = sessions.stream()
                .filter(session -> !session.assumed())
                .map(session -> session.start().day())
                .max(LocalDate::compareTo)
                .map(last -> "IVIG after the last plasmapheresis known, of " + last + ".")
                .orElse("IVIG after the plasmapheresis.");
        return isAhead()
                ? "To re-time: plasmapheresis before the IVIG of "
                        + worst().infusion().start().day() + ", or " + after
                : "To re-time: plasmapheresis later; further " + after;
    }
}
