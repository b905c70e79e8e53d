package dev.ivigcds.vignettes;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.ivigcds.journal.Journal;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Keeps the journal's line per call off the console while a class of tests makes hundreds of calls. */
final class WithoutJournal implements BeforeAllCallback, AfterAllCallback {
    private final Logger journal = (Logger) LoggerFactory.getLogger(Journal.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        journal.setLevel(Level.WARN);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        journal.setLevel(null);
    }
}
