package dev.ivigcds.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs micro-benchmarks, all or those that the arguments name, as {@code ./mvnw -Pmicro test} does; prints their figures, or puts them in their page. */
public final class Micro {
    private static final Path RAW = Path.of("target/micro.json");
    private static final Path PAGE = Path.of("src/docs/performance.md");

    private Micro() {}

    /** Takes the arguments of JMH's main; what is measured always goes to {@code target/micro.json}. */
    public static void main(String[] args) throws CommandLineOptionException, RunnerException, IOException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .shouldFailOnError(true)
                        .addProfiler(GCProfiler.class)
                        .resultFormat(ResultFormatType.JSON)
                        .result(RAW.toString())
                        .build())
                .run();
        Figures figures = Figures.of(Files.readString(RAW));
        System.out.println(figures.table());
        if (!System.getProperty("micro.approve", "false").equals("false")) {
            Files.writeString(PAGE, figures.in(Files.readString(PAGE)));
        }
    }
}
