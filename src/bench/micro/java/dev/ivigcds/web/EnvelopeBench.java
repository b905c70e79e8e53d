package dev.ivigcds.web;

import dev.ivigcds.bench.Sample;
import dev.ivigcds.bench.Stop;
import dev.ivigcds.wire.HookRequest;
import org.openjdk.jmh.annotations.Benchmark;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A body becomes a hook call; beside it, all tokens of the same bytes by Jackson's streaming parser as it comes. */
public class EnvelopeBench extends Stop {
    private static final JsonFactory JSON = new JsonFactory();

    private final byte[] ivig = Sample.IVIG.body();
    private final byte[] other = Sample.OTHER.body();

    @Benchmark
    public HookRequest ivig() {
        return HookCalls.read(Sample.CATALOG, Sample.SERVICE, ivig);
    }

    @Benchmark
    public HookRequest other() {
        return HookCalls.read(Sample.CATALOG, Sample.SERVICE, other);
    }

    @Benchmark
    public int ivigTokens() {
        return tokens(ivig);
    }

    @Benchmark
    public int otherTokens() {
        return tokens(other);
    }

    private static int tokens(byte[] body) {
        int tokens = 0;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }
}
