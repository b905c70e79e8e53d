package dev.ivigcds.catalog;

import dev.ivigcds.bench.Sample;
import dev.ivigcds.bench.Stop;
import dev.ivigcds.facts.Chart;
import dev.ivigcds.fhir.Charts;
import dev.ivigcds.rules.Judgement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Every rule gives its verdict on a chart. */
public class JudgeBench extends Stop {
    private final Service service = Sample.service();
    private Chart ivig;
    private Chart other;

    @Setup
    public void open() {
        try (Charts charts = Sample.charts()) {
            ivig = Sample.IVIG.opened(charts).chart();
            other = Sample.OTHER.opened(charts).chart();
        }
    }

    @Benchmark
    public Judgement ivig() {
        return service.judge(ivig);
    }

    @Benchmark
    public Judgement other() {
        return service.judge(other);
    }
}
