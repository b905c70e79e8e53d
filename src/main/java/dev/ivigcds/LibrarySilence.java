package dev.ivigcds;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Keeps the libraries' debug and trace lines out of the log, whatever level a site sets: they quote headers, URLs and bodies (T-15). So do the
 * lines at INFO in which Tomcat tells of a request that is no HTTP. Our own are written to quote none.
 */
final class LibrarySilence extends TurboFilter {
    private static final String OURS = LibrarySilence.class.getPackageName() + ".";

    /** The parts of Tomcat that read requests. */
    private static final List<String> READING = List.of("org.apache.coyote.", "org.apache.tomcat.util.http.");

    /** Puts it before every logger, once. */
    static void begin() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers
                && loggers.getTurboFilterList().stream().noneMatch(LibrarySilence.class::isInstance)) {
            loggers.addTurboFilter(new LibrarySilence());
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable fault) {
        return logger.getName().startsWith(OURS) || level.isGreaterOrEqual(least(logger.getName()))
                ? FilterReply.NEUTRAL
                : FilterReply.DENY;
    }

    private static Level least(String library) {
        return READING.stream().anyMatch(library::startsWith) ? Level.WARN : Level.INFO;
    }
}
