package dev.ivigcds.fhir;

import dev.ivigcds.bench.Sample;
import dev.ivigcds.bench.Stop;
import dev.ivigcds.wire.HookRequest;
import org.openjdk.jmh.annotations.Benchmark;

/** The pass over the tokens of the drafted orders that tells whether a call concerns us. */
public class ScreeningBench extends Stop {
    private final HookRequest ivig = Sample.IVIG.request();
    private final HookRequest other = Sample.OTHER.request();

    @Benchmark
    public boolean ivig() {
        return Screening.showsNothing(ivig, Sample.CATALOG.terminology());
    }

    @Benchmark
    public boolean other() {
        return Screening.showsNothing(other, Sample.CATALOG.terminology());
    }
}
