package dev.ivigcds;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.ivigcds.check.Check;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The command {@code check}, on this machine's clock, folders and console. Nothing of Spring is started, and nothing is logged (T-15). */
final class CheckCommand {
    private static final int FEWEST_WEEKS = 30;
    private static final int MOST_WEEKS = 1000;

    private CheckCommand() {}

    /** Runs it and gives its exit code. */
    static int run(List<String> words) {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger all) {
            all.setLevel(Level.OFF);
        }
        try (PrintStream out =
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8)) {
            return new Check(
                            folder -> KnowledgeFiles.read(folder.map(Path::toUri)
                                    .map(Object::toString)
                                    .orElse(null)),
                            Clock.systemUTC(),
                            () -> -new SecureRandom().nextInt(FEWEST_WEEKS, MOST_WEEKS),
                            out)
                    .run(words);
        }
    }
}
