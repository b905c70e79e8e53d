package dev.ivigcds.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

/** What was measured on, and with which flags. */
final class Machine {
    private Machine() {}

    static Result now(Options options) throws IOException {
        return new Result()
                .put("what", "machine")
                .put("date", LocalDate.now().toString())
                .put("cpu", processor())
                .put("cores", Runtime.getRuntime().availableProcessors())
                .put("jdk", System.getProperty("java.vendor") + " " + Runtime.version())
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .put("flags", options.flags().isEmpty() ? "none" : String.join(" ", options.flags()))
                .put("commit", options.commit());
    }

    private static String processor() throws IOException {
        Path told = Path.of("/proc/cpuinfo");
        if (!Files.exists(told)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(told)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
