package dev.ivigcds.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A timing rewritten to a number of days in a row (clinical.md 6-22): a one-course order is given daily with a count; an order that repeats
 * every week or more rarely is given that many times in the same period.
 *
 * @param timing the rewritten timing; its extensions stay
 * @param every how often the course is repeated, for example {@code every 4 weeks}
 */
record SpreadTiming(ObjectNode timing, Optional<String> every) {
    private static final BigDecimal WEEK = BigDecimal.valueOf(7);

    /**
     * Rewrites a timing.
     *
     * @param written as received; may be missing
     * @param days number of days in a row
     * @param writtenOn day on which the order was written, where it does not say when it begins
     * @return empty if days of the week or several listed courses would be lost
     */
    static Optional<SpreadTiming> write(JsonNode written, int days, LocalDate writtenOn) {
        ObjectNode timing = written instanceof ObjectNode object ? object.deepCopy() : JsonTree.object();
        ObjectNode repeat = timing.path("repeat") instanceof ObjectNode object ? object : timing.putObject("repeat");
        List<JsonNode> events =
                StreamSupport.stream(timing.path("event").spliterator(), false).toList();
        Optional<BigDecimal> cycle = cycle(repeat);
        if (repeat.has("dayOfWeek") || isSeveralCourses(events) || (cycle.isPresent() && !events.isEmpty())) {
            return Optional.empty();
        }
        timing.remove(List.of("event", "_event", "code"));
        boolean repeats = cycle.filter(c -> runsOver(repeat, c)).isPresent();
        Optional<String> every = repeats ? Optional.of(every(repeat)) : Optional.empty();
        if (repeats) {
            inEachPeriod(repeat, days);
        } else {
            once(repeat, days, events, writtenOn);
        }
        onceADay(repeat);
        return Optional.of(new SpreadTiming(timing, every));
    }

    private static boolean isSeveralCourses(List<JsonNode> events) {
        List<LocalDate> on =
                events.stream().flatMap(e -> day(e).stream()).sorted().toList();
        for (int i = 1; i < on.size(); i++) {
            if (!on.get(i).isBefore(on.get(i - 1).plusDays(7))) {
                return true;
            }
        }
        return on.size() < events.size();
    }

    /** Length of the period in days, if it is a week or more. */
    private static Optional<BigDecimal> cycle(ObjectNode repeat) {
        return span(repeat.path("period"), repeat.path("periodUnit")).filter(c -> c.compareTo(WEEK) >= 0);
    }

    /** Whether more than one period fits into what count and bounds allow. */
    private static boolean runsOver(ObjectNode repeat, BigDecimal cycle) {
        boolean byCount = !repeat.has("count") || cycles(repeat, "count") > 1;
        JsonNode bound =
                repeat.has("boundsRange") ? repeat.path("boundsRange").path("high") : repeat.path("boundsDuration");
        boolean byBound = span(
                        bound.path("value"),
                        bound.path("code").isMissingNode() ? bound.path("unit") : bound.path("code"))
                .map(length -> length.compareTo(cycle) > 0)
                .orElse(true);
        JsonNode period = repeat.path("boundsPeriod");
        boolean byPeriod = day(period.path("start"))
                .flatMap(start -> day(period.path("end"))
                        .map(end -> BigDecimal.valueOf(end.toEpochDay() - start.toEpochDay())
                                        .compareTo(cycle)
                                >= 0))
                .orElse(true);
        return byCount && byBound && byPeriod;
    }

    private static int cycles(ObjectNode repeat, String count) {
        int perCycle = Math.max(1, repeat.path("frequency").asInt(1));
        return Math.ceilDiv(repeat.path(count).asInt(1), perCycle);
    }

    private static void inEachPeriod(ObjectNode repeat, int days) {
        for (String count : List.of("count", "countMax")) {
            if (repeat.has(count)) {
                repeat.put(count, cycles(repeat, count) * days);
            }
        }
        repeat.remove("frequencyMax");
        repeat.put("frequency", days);
    }

    private static void once(ObjectNode repeat, int days, List<JsonNode> events, LocalDate writtenOn) {
        repeat.remove(List.of("countMax", "frequencyMax", "periodMax"));
        repeat.put("count", days).put("frequency", 1).put("period", 1).put("periodUnit", "d");
        events.stream().min((a, b) -> a.asString("").compareTo(b.asString(""))).ifPresent(first -> {
            repeat.remove(List.of("boundsDuration", "boundsRange", "boundsPeriod"));
            repeat.putObject("boundsPeriod").set("start", first);
        });
        lengthen(repeat, days, writtenOn);
    }

    /** Lengthens a bound that is shorter than the days in a row. */
    private static void lengthen(ObjectNode repeat, int days, LocalDate writtenOn) {
        if (repeat.path("boundsPeriod") instanceof ObjectNode period) {
            LocalDate last = day(period.path("start")).orElse(writtenOn).plusDays(days - 1L);
            day(period.path("end")).ifPresent(end -> {
                String written = period.path("end").asString();
                boolean tooEarly = clock(written).compareTo(firstClock(repeat)) < 0;
                if (end.isBefore(last) || (end.equals(last) && tooEarly)) {
                    period.put("end", tooEarly ? last.toString() : last + written.substring(10));
                }
            });
        }
        JsonNode bound =
                repeat.has("boundsRange") ? repeat.path("boundsRange").path("high") : repeat.path("boundsDuration");
        JsonNode unit = bound.path("code").isMissingNode() ? bound.path("unit") : bound.path("code");
        boolean bounded = repeat.has("boundsRange") || repeat.has("boundsDuration");
        boolean longEnough = span(bound.path("value"), unit)
                .filter(length -> length.compareTo(BigDecimal.valueOf(days)) >= 0)
                .isPresent();
        if (bounded && !longEnough) {
            repeat.remove(List.of("boundsRange", "boundsDuration"));
            repeat.putObject("boundsDuration")
                    .put("value", days)
                    .put("unit", "d")
                    .put("system", "http://unitsofmeasure.org")
                    .put("code", "d");
        }
    }

    /** Hours and minutes of a dateTime; a date lasts to the end of its day. */
    private static String clock(String written) {
        return written.length() < 16 ? "24:00" : written.substring(11, 16);
    }

    /** The clock time at which each infusion begins, as far as it is written. */
    private static String firstClock(ObjectNode repeat) {
        String time = repeat.path("timeOfDay").path(0).asString("");
        String start = repeat.path("boundsPeriod").path("start").asString("");
        return time.length() >= 5 ? time.substring(0, 5) : start.length() < 16 ? "00:00" : clock(start);
    }

    /** One administration on each day: the first of several times, and no length of one, which belonged to the old dose. */
    private static void onceADay(ObjectNode repeat) {
        repeat.remove(List.of("duration", "durationMax", "durationUnit"));
        for (String times : List.of("timeOfDay", "when")) {
            if (repeat.path(times) instanceof ArrayNode several && several.size() > 1) {
                JsonNode first = several.get(0);
                repeat.remove("_" + times);
                repeat.putArray(times).add(first);
            }
        }
    }

    private static String every(ObjectNode repeat) {
        String period =
                repeat.path("period").decimalValue().stripTrailingZeros().toPlainString();
        String unit = switch (repeat.path("periodUnit").asString()) {
            case "h" -> "hour";
            case "d" -> "day";
            case "wk" -> "week";
            case "mo" -> "month";
            default -> "year";
        };
        return period.equals("1") ? "every " + unit : "every " + period + " " + unit + "s";
    }

    /** A length of time in days, a month taken as 30 and a year as 365. */
    private static Optional<BigDecimal> span(JsonNode value, JsonNode unit) {
        if (!value.isNumber()) {
            return Optional.empty();
        }
        BigDecimal number = value.decimalValue();
        return switch (unit.asString("")) {
            case "min" -> Optional.of(number.divide(BigDecimal.valueOf(1440), 6, RoundingMode.DOWN));
            case "h" -> Optional.of(number.divide(BigDecimal.valueOf(24), 6, RoundingMode.DOWN));
            case "d" -> Optional.of(number);
            case "wk" -> Optional.of(number.multiply(WEEK));
            case "mo" -> Optional.of(number.multiply(BigDecimal.valueOf(30)));
            case "a" -> Optional.of(number.multiply(BigDecimal.valueOf(365)));
            default -> Optional.empty();
        };
    }

    /** The calendar day of a date or dateTime that names one. */
    static Optional<LocalDate> day(JsonNode date) {
        String text = date.asString("");
        try {
            return text.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(text.substring(0, 10)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
