package dev.ivigcds.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What JMH measured, as cells of a Markdown table: microseconds and kilobytes (1000 bytes) for each benchmark. */
final class Figures {
    /** A row of the page: what it is, the benchmark's name as code, and the two cells that are measured. */
    private static final Pattern ROW = Pattern.compile("(\\|.*\\| `([A-Za-z0-9.]+)` \\|)[^|]*\\|[^|]*\\|");

    private static final String HOW = "Measured: ";

    private final Map<String, String> cells = new TreeMap<>();
    private final String how;

    private Figures(JsonNode runs) {
        runs.forEach(run -> cells.put(name(run), cells(run)));
        this.how = HOW + LocalDate.now() + ", " + machine() + ", "
                + runs.path(0).path("vmName").asString() + " "
                + runs.path(0).path("vmVersion").asString() + ", JMH "
                + runs.path(0).path("jmhVersion").asString() + ", "
                + runs.path(0).path("forks").asInt() + " forks of "
                + runs.path(0).path("measurementIterations").asInt() + " iterations.";
    }

    /** The figures of JMH's JSON. */
    static Figures of(String json) {
        return new Figures(JsonMapper.shared().readTree(json));
    }

    /** {@code TrustBench.es384.JDK}: class, method, parameters. */
    private static String name(JsonNode run) {
        String[] path = run.path("benchmark").asString().split("\\.");
        Stream<String> parameters = run.path("params").valueStream().map(JsonNode::asString);
        return Stream.concat(Stream.of(path[path.length - 2], path[path.length - 1]), parameters)
                .collect(Collectors.joining("."));
    }

    private static String cells(JsonNode run) {
        JsonNode time = run.path("primaryMetric");
        double bytes = run.path("secondaryMetrics")
                .path("gc.alloc.rate.norm")
                .path("score")
                .asDouble();
        double error = time.path("scoreError").asDouble(Double.NaN);
        String spread = Double.isNaN(error) ? "" : " ± " + shown(error);
        return " " + shown(time.path("score").asDouble()) + spread + " | " + shown(bytes / 1000) + " |";
    }

    private static String shown(double number) {
        int decimals = number < 10 ? 2 : number < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }

    private static String machine() {
        int processors = Runtime.getRuntime().availableProcessors();
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return processors + " processors ("
                    + lines.filter(line -> line.startsWith("model name"))
                            .findFirst()
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .orElse(System.getProperty("os.arch"))
                    + ")";
        } catch (IOException e) {
            return processors + " processors (" + System.getProperty("os.arch") + ")";
        }
    }

    /** All of them, as a table. */
    String table() {
        return cells.entrySet().stream()
                .map(row -> "| `" + row.getKey() + "` |" + row.getValue())
                .collect(Collectors.joining("\n", how + "\n\n| benchmark | µs | KB |\n|---|---|---|\n", "\n"));
    }

    /**
     * A page with these figures in its rows. What was not measured this time stays as it is.
     *
     * @throws IllegalStateException if a benchmark has no row
     */
    String in(String page) {
        TreeSet<String> without = new TreeSet<>(cells.keySet());
        List<String> lines = new ArrayList<>();
        for (String line : page.split("\n", -1)) {
            Matcher row = ROW.matcher(line);
            if (line.startsWith(HOW)) {
                lines.add(how);
            } else if (row.matches() && cells.containsKey(row.group(2))) {
                without.remove(row.group(2));
                lines.add(row.group(1) + cells.get(row.group(2)));
            } else {
                lines.add(line);
            }
        }
        if (!without.isEmpty()) {
            throw new IllegalStateException("src/docs/performance.md has no row for " + without);
        }
        return String.join("\n", lines);
    }
}
