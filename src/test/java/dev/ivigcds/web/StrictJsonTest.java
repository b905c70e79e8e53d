package dev.ivigcds.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.Bombs;
import dev.ivigcds.wire.Refusal;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class StrictJsonTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long FIFTY_MILLISECONDS = 50_000_000;

    private final StrictJson json = new StrictJson();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1, | not well-formed JSON at line 1",
                "{\"a\":1,} | not well-formed JSON at line 1",
                "{\"a\":1} {\"b\":2} | not well-formed JSON",
                "{\"a\":1,\"a\":2} | same member twice at line 1",
                "{\"a\":1e1000000} | out of any clinical range at line 1",
                "{\"a\":1e-31} | out of any clinical range",
                "// comment | not well-formed JSON",
                "`` | body is empty",
            })
    void whatIsWrongIsSaidWithItsPlace(String body, String words) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(Refusal.Malformed.class)
                .hasMessageContaining(words.strip());
    }

    @Test
    void aBottomlessNestIsRefused() {
        assertThatThrownBy(() -> read("[".repeat(10_000) + "]".repeat(10_000)))
                .isInstanceOf(Refusal.Malformed.class)
                .hasMessageContaining("nested too deeply");
    }

    /** Time of this thread on the processor, the least of several tries: a loaded machine does not add to it. */
    @ParameterizedTest
    @MethodSource("dev.ivigcds.Bombs#names")
    void t18_aBombIsRefusedWithinFiftyMillisecondsOfAProcessor(String bomb) {
        String body = "{" + Bombs.named(bomb) + "}";
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 30 && least >= FIFTY_MILLISECONDS; i++) {
            long before = THREADS.getCurrentThreadCpuTime();
            assertThatThrownBy(() -> read(body)).isInstanceOf(Refusal.Malformed.class);
            least = Math.min(least, THREADS.getCurrentThreadCpuTime() - before);
        }
        assertThat(least).as("nanoseconds").isLessThan(FIFTY_MILLISECONDS);
    }

    @Test
    void t18_arraysAndTextsWithoutEndAreRefused() {
        assertThat(read("[1" + ",1".repeat(9_999) + "]")).hasSize(10_000);
        assertThatThrownBy(() -> read("{\"a\":[{}" + ",{}".repeat(10_000) + "]}"))
                .isInstanceOf(Refusal.Malformed.class)
                .hasMessageContaining("An array is too long")
                .hasMessageContaining("At most 10000 elements");
        assertThat(read("\"" + "x".repeat(2_000_000) + "\"").asString()).hasSize(2_000_000);
        assertThatThrownBy(() -> read("{\"a\":\"" + "x".repeat(2_100_000) + "\"}"))
                .isInstanceOf(Refusal.Malformed.class)
                .hasMessageContaining("a text that is too long");
    }

    @Test
    void theWordsNeverQuoteTheBody() {
        assertThatThrownBy(() -> read("{\"name\": Mustermann}"))
                .isInstanceOf(Refusal.Malformed.class)
                .hasMessageNotContaining("Mustermann");
        assertThatThrownBy(() -> read("{\"Mustermann\":1,\"Mustermann\":2}")).hasMessageNotContaining("Mustermann");
    }

    @Test
    void decimalsKeepTheirZeros() {
        String body = "{\"a\":1.10,\"b\":80.0,\"c\":0.070,\"d\":12345678901234567.123}";
        assertThat(read(body).toString()).isEqualTo(body);
    }

    private JsonNode read(String body) {
        return json.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
