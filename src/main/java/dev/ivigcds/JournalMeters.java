package dev.ivigcds;

import dev.ivigcds.journal.Journal;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Two numbers by which to see that the journal cannot keep up: records that wait, and records that were let go. */
@Component
final class JournalMeters implements MeterBinder {
    private final Journal journal;

    JournalMeters(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("ivig.cds.journal.waiting", journal, Journal::waiting)
                .description("Decision records that wait to be written")
                .register(registry);
        FunctionCounter.builder("ivig.cds.journal.let.go", journal, Journal::letGo)
                .description("Decision records that were not kept since the start")
                .register(registry);
    }
}
