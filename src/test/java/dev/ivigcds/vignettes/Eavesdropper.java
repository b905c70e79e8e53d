package dev.ivigcds.vignettes;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import dev.ivigcds.journal.Journal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log of this process at DEBUG, as an operator turns it on for everything ({@code logging.level.root}), in place of the console: every
 * line with all that any format of log could print of it. It keeps the lines that tell what must not be told.
 */
final class Eavesdropper extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final int ENOUGH = 50;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final List<Appender<ILoggingEvent>> silenced;
    private final AtomicInteger lines = new AtomicInteger();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    /** Listens from now on. */
    Eavesdropper() {
        silenced = appenders();
        setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        start();
        silenced.forEach(root::detachAppender);
        root.addAppender(this);
        root.setLevel(Level.DEBUG);
    }

    private List<Appender<ILoggingEvent>> appenders() {
        List<Appender<ILoggingEvent>> all = new ArrayList<>();
        root.iteratorForAppenders().forEachRemaining(all::add);
        return all;
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.incrementAndGet();
        String line = line(event);
        if (told.size() < ENOUGH && Marks.areIn(line)) {
            told.add(line);
        }
    }

    private static String line(ILoggingEvent event) {
        return String.join(
                " | ",
                event.getLevel() + " " + event.getLoggerName(),
                event.getThreadName(),
                event.getFormattedMessage(),
                Arrays.deepToString(event.getArgumentArray()),
                String.valueOf(event.getKeyValuePairs()),
                event.getMDCPropertyMap().toString(),
                ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    /** How many lines were written. */
    int lines() {
        return lines.get();
    }

    /** Whether our own debug lines would be among them. */
    boolean hearsDebug() {
        return LoggerFactory.getLogger(Journal.class).isDebugEnabled();
    }

    /** The first lines that tell what must not be told. */
    List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public void close() {
        root.setLevel(before);
        root.detachAppender(this);
        silenced.forEach(root::addAppender);
        stop();
    }
}
