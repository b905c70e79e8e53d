package dev.ivigcds.check;

import dev.ivigcds.terminology.KnowledgeFixture;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The command, run in this JVM over the knowledge of this repository. */
final class CheckFixture {
    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private CheckFixture() {}

    /** What it printed, and its exit code. */
    record Run(int code, String text) {}

    /** Runs it with the words after {@code check}; copies move by as many weeks as given, each draw by the next. */
    static Run run(List<String> words, int... weeks) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int[] draw = {0};
        int code;
        try (PrintStream out = new PrintStream(printed, false, StandardCharsets.UTF_8)) {
            code = new Check(
                            folder -> KnowledgeFixture.folder(),
                            Clock.fixed(NOW, ZoneOffset.UTC),
                            () -> weeks[draw[0]++ % weeks.length],
                            out)
                    .run(words);
        }
        return new Run(code, printed.toString(StandardCharsets.UTF_8));
    }
}
