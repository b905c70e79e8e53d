package dev.ivigcds.fhir;

import dev.ivigcds.bench.Sample;
import dev.ivigcds.bench.Stop;
import dev.ivigcds.wire.ReceivedJson;
import org.hl7.fhir.r4.model.Resource;
import org.openjdk.jmh.annotations.Benchmark;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/** The longest search answer of the IVIG call, read in each of three ways: ours, HAPI's parser, and into a tree that means nothing yet. */
public class SearchsetBench extends Stop {
    private final ReceivedJson searchset = Sample.IVIG.searchset();
    private final String text = searchset.text();

    /** What is odd would go to HAPI: it must not here. */
    @Benchmark
    public Resource plain() throws PlainReader.Odd {
        try (JsonParser parser = JsonTree.parser(searchset)) {
            parser.nextToken();
            return PlainReader.read(parser);
        }
    }

    @Benchmark
    public Resource hapi() {
        return R4.parse(text);
    }

    @Benchmark
    public JsonNode tree() {
        return JsonTree.read(searchset);
    }
}
