package dev.ivigcds.consult;

import dev.ivigcds.bench.Sample;
import dev.ivigcds.bench.Stop;
import dev.ivigcds.cards.CardWriter;
import dev.ivigcds.fhir.Charts;
import dev.ivigcds.journal.Call;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.HookResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/** The whole corridor from envelope to answer, the decision written and handed to a journal that forgets it. */
public class ConsultBench extends Stop {
    private final Charts charts = Sample.charts();
    private final HookRequest ivig = Sample.IVIG.request();
    private final HookRequest other = Sample.OTHER.request();
    private Consultation consultation;

    @Setup
    public void furnish() throws IOException {
        CardWriter cards = new CardWriter(Optional.of(URI.create("https://cds.hospital.example/rules")));
        consultation = new Consultation(charts, cards, new Modes(Map.of()), journal(), Sample.CLOCK);
    }

    /** Where decisions go. */
    Consumer<Call> journal() throws IOException {
        return call -> {};
    }

    @TearDown
    public void close() throws IOException {
        charts.close();
    }

    @Benchmark
    public HookResponse ivig() {
        return consultation.consult(Sample.CATALOG, Sample.SERVICE, ivig, Sample.CALLER);
    }

    @Benchmark
    public HookResponse other() {
        return consultation.consult(Sample.CATALOG, Sample.SERVICE, other, Sample.CALLER);
    }
}
