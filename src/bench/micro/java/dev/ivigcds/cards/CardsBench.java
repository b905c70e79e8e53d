package dev.ivigcds.cards;

import dev.ivigcds.bench.Sample;
import dev.ivigcds.bench.Stop;
import dev.ivigcds.facts.Occasion;
import dev.ivigcds.fhir.Charts;
import dev.ivigcds.fhir.OpenedChart;
import dev.ivigcds.rules.Topic;
import dev.ivigcds.rules.Verdict;
import dev.ivigcds.wire.Card;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Verdicts become cards, three of them, the split of the dose written into the order as it was received. */
public class CardsBench extends Stop {
    private final CardWriter writer = new CardWriter(Optional.of(URI.create("https://cds.hospital.example/rules")));
    private final Texts words = Sample.service().texts(true);
    private OpenedChart opened;
    private Map<Topic, Verdict> verdicts;

    @Setup
    public void judge() {
        try (Charts charts = Sample.charts()) {
            opened = Sample.IVIG.opened(charts);
            verdicts = Sample.service().judge(opened.chart()).verdicts();
        }
    }

    @Benchmark
    public List<Card> ivig() {
        return writer.write(Occasion.ORDER_SIGN, verdicts, words, opened::asAction);
    }
}
