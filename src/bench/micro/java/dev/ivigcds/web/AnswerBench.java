package dev.ivigcds.web;

import dev.ivigcds.bench.Sample;
import dev.ivigcds.bench.Stop;
import dev.ivigcds.cards.CardWriter;
import dev.ivigcds.consult.Consultation;
import dev.ivigcds.consult.Modes;
import dev.ivigcds.fhir.Charts;
import dev.ivigcds.wire.HookResponse;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** An answer becomes bytes, with the mapper as {@code application.yaml} has it made. */
public class AnswerBench extends Stop {
    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private HookResponse ivig;
    private HookResponse other;

    @Setup
    public void consult() {
        try (Charts charts = Sample.charts()) {
            Consultation consultation = Consultation.withoutNotes(
                    charts, new CardWriter(Optional.empty()), new Modes(Map.of()), Sample.CLOCK);
            ivig = consultation.consult(Sample.CATALOG, Sample.SERVICE, Sample.IVIG.request(), Sample.CALLER);
            other = consultation.consult(Sample.CATALOG, Sample.SERVICE, Sample.OTHER.request(), Sample.CALLER);
        }
        if (ivig.cards().size() != 3 || !other.cards().isEmpty()) {
            throw new IllegalStateException("not the calls that are to be measured");
        }
    }

    @Benchmark
    public byte[] ivig() {
        return json.writeValueAsBytes(ivig);
    }

    @Benchmark
    public byte[] other() {
        return json.writeValueAsBytes(other);
    }
}
