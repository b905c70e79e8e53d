package dev.ivigcds.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** The raw lines as Markdown: what stands against a bar, and below it every figure with its spread. */
final class Table {
    private static final String OURS = "ours rs384";
    private static final String PEER = "peer none";
    private static final String FLOOR = "floor none";

    private final Map<String, List<Result>> groups = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    private Table(List<Result> results) {
        results.stream()
                .filter(r -> r.has("server"))
                .forEach(r -> groups.computeIfAbsent(
                                r.text("what") + " " + r.text("server") + " " + r.text("jwt"), k -> new ArrayList<>())
                        .add(r));
    }

    static String of(List<Result> results) {
        Table table = new Table(results);
        results.stream().filter(r -> r.text("what").equals("machine")).forEach(table::machine);
        table.bars();
        table.figures();
        return table.text.toString();
    }

    private void line(String format, Object... values) {
        text.append(format.formatted(values)).append('\n');
    }

    private void machine(Result m) {
        line(
                "%s, %s, %.0f cores, %s, JDK %s, flags of every server: `%s`, commit %s.\n",
                m.text("date"),
                m.text("cpu"),
                m.number("cores"),
                m.text("os"),
                m.text("jdk"),
                m.text("flags"),
                m.text("commit"));
    }

    private void bars() {
        line("| what (ours with RS384, medians) | ours | compared with | ratio | bar |");
        line("|---|---|---|---|---|");
        ratio("IVIG order, req/s, against the peer", "ivig", "perSecond", PEER, "≥ 3 ×");
        ratio("IVIG order, req/s, against the floor", "ivig", "perSecond", FLOOR, "≥ 0.4 ×");
        ratio("non-IVIG order, req/s, against the peer", "other", "perSecond", PEER, "≥ 8 ×");
        ratio("non-IVIG order, req/s, against the floor", "other", "perSecond", FLOOR, "≥ 0.8 ×");
        alone("fetch mode: beyond the slowest query, p95 ms", "fetch", "p95", "≤ 10");
        alone("mix at a constant rate: p99 ms", "rate", "p99", "≤ 20");
        alone("the same: errors", "rate", "errors", "0");
        alone("100 a second beside 1,000 forged tokens a second: p99 ms", "flood", "p99", "");
        alone("five times what it can: IVIG orders answered a second", "overload", "perSecond", "");
        alone("the same: p99 of those, ms", "overload", "p99", "");
        alone("the same: p99 of the refusals, ms", "overload", "refusedP99", "");
        alone("the five seconds after: errors", "recovery", "errors", "0");
        firstCard("first card after readiness, ms, against the warm median", "start");
        firstCard("the same with an AOT cache, as in the image", "start-aot");
        ratio("start to readiness, s, against the peer", "start", "seconds", PEER, "≤ 0.5 ×");
        ratio("the same, each with an AOT cache of its own", "start-aot", "seconds", PEER, "≤ 0.5 ×");
        ratio("resident after the load, MB, against the peer", "ivig", "rssMb", PEER, "≤ 0.5 ×");
        ratio("the same with no JVM flags", "memory", "rssMb", PEER, "≤ 0.5 ×");
        alone("jar, MB", "size", "mb", "≤ 75");
        line("");
    }

    private void ratio(String words, String what, String metric, String other, String bar) {
        OptionalDouble ours = median(what + " " + OURS, metric);
        OptionalDouble theirs = median(what + " " + other, metric);
        if (ours.isPresent() && theirs.isPresent()) {
            bar(
                    words,
                    number(ours),
                    number(theirs),
                    "%.2f ×".formatted(ours.getAsDouble() / theirs.getAsDouble()),
                    bar);
        }
    }

    private void alone(String words, String what, String metric, String bar) {
        OptionalDouble ours = median(what + " " + OURS, metric);
        if (ours.isPresent()) {
            bar(words, number(ours), "", "", bar);
        }
    }

    private void firstCard(String words, String start) {
        OptionalDouble first = median(start + " " + OURS, "firstMs");
        OptionalDouble warm = median("warm " + OURS, "p50");
        if (first.isPresent() && warm.isPresent()) {
            bar(
                    words,
                    number(first),
                    number(warm),
                    "%.1f ×".formatted(first.getAsDouble() / warm.getAsDouble()),
                    "≤ 5 ×");
        }
    }

    private void bar(String... cells) {
        line("| %s |", String.join(" | ", cells));
    }

    private void figures() {
        line(
                "| what | server | tokens | runs | median (least to most) | p50 ms | p99 ms | CPU ms per call | MB | cards | errors |");
        line("|---|---|---|---|---|---|---|---|---|---|---|");
        groups.forEach((key, rows) -> {
            String[] names = key.split(" ");
            bar(
                    names[0],
                    names[1],
                    names[2],
                    String.valueOf(rows.size()),
                    spread(rows),
                    cell(key, "p50"),
                    cell(key, "p99"),
                    cell(key, "cpuMsPerCall"),
                    cell(key, "rssMb"),
                    cell(key, "withCards"),
                    errors(rows));
        });
    }

    /** The figure that the row is about. */
    private static String spread(List<Result> rows) {
        for (String[] metric : List.of(
                new String[] {"perSecond", "req/s"},
                new String[] {"firstMs", "ms to the first card"},
                new String[] {"mb", "MB"})) {
            if (rows.getFirst().has(metric[0])) {
                String start = metric[0].equals("firstMs") ? spread(rows, "seconds", "s to readiness; ") : "";
                return start + spread(rows, metric[0], metric[1]);
            }
        }
        return "";
    }

    private static String spread(List<Result> rows, String metric, String unit) {
        double[] sorted = sorted(rows, metric);
        return "%s (%s to %s) %s"
                .formatted(number(median(sorted)), number(sorted[0]), number(sorted[sorted.length - 1]), unit);
    }

    private String cell(String key, String metric) {
        OptionalDouble median = median(key, metric);
        return median.isPresent() ? number(median) : "";
    }

    private static String errors(List<Result> rows) {
        List<String> seen = rows.stream()
                .filter(r -> r.has("errors") && r.number("errors") > 0)
                .map(r -> r.text("errorsBy"))
                .distinct()
                .toList();
        return seen.isEmpty() ? rows.getFirst().has("errors") ? "0" : "" : String.join(" ", seen);
    }

    private OptionalDouble median(String key, String metric) {
        double[] sorted = sorted(groups.getOrDefault(key, List.of()), metric);
        return sorted.length == 0 ? OptionalDouble.empty() : median(sorted);
    }

    private static double[] sorted(List<Result> rows, String metric) {
        return rows.stream()
                .filter(r -> r.has(metric))
                .mapToDouble(r -> r.number(metric))
                .sorted()
                .toArray();
    }

    private static OptionalDouble median(double[] sorted) {
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }

    private static String number(OptionalDouble value) {
        return number(value.getAsDouble());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
