package dev.ivigcds.fhir;

import dev.ivigcds.bench.Sample;
import dev.ivigcds.bench.Stop;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.wire.HookRequest;
import dev.ivigcds.wire.PrefetchNeed;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.TearDown;

/** A call becomes a chart, all of it from prefetch; the call that is none of ours is passed by. */
public class ChartBench extends Stop {
    private final Charts charts = Sample.charts();
    private final List<PrefetchNeed> needs = Sample.service().needs(Occasion.ORDER_SIGN);
    private final HookRequest ivig = Sample.IVIG.request();
    private final HookRequest other = Sample.OTHER.request();

    @TearDown
    public void close() {
        charts.close();
    }

    @Benchmark
    public OpenedChart ivig() {
        return open(ivig);
    }

    @Benchmark
    public OpenedChart other() {
        return open(other);
    }

    private OpenedChart open(HookRequest request) {
        return charts.open(
                request,
                Occasion.ORDER_SIGN,
                needs,
                Sample.CATALOG.terminology(),
                Sample.CALLER,
                Sample.CLOCK.instant());
    }
}
