package dev.ivigcds.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.wire.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    private static final byte[] BODY = "{\"hook\":\"order-sign\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void aBodyWithoutAnEncodingIsAsItCame() {
        assertThat(Body.unpacked(BODY, null)).isSameAs(BODY);
        assertThat(Body.unpacked(BODY, "identity")).isSameAs(BODY);
    }

    @Test
    void aGzipBodyIsUnpacked() throws IOException {
        assertThat(Body.unpacked(gzip(BODY), "gzip")).isEqualTo(BODY);
        assertThat(Body.unpacked(gzip(BODY), " X-GZIP ")).isEqualTo(BODY);
    }

    @Test
    void fiveMebibytesAreUnpackedAndOneByteMoreIsNot() throws IOException {
        assertThat(Body.unpacked(gzip(new byte[Body.LIMIT]), "gzip")).hasSize(Body.LIMIT);
        byte[] more = gzip(new byte[Body.LIMIT + 1]);
        assertThatThrownBy(() -> Body.unpacked(more, "gzip"))
                .isInstanceOf(Refusal.TooLarge.class)
                .hasMessageContaining("5 MiB");
    }

    @Test
    void t17_aGibibyteOfZerosIsRefusedAfterFiveMebibytesOfIt() throws IOException {
        byte[] part = gzip(new byte[16 * 1024 * 1024]);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        for (int i = 0; i < 64; i++) {
            bomb.write(part);
        }
        assertThat(bomb.size()).isLessThan(Body.LIMIT);
        assertThatThrownBy(() -> Body.unpacked(bomb.toByteArray(), "gzip")).isInstanceOf(Refusal.TooLarge.class);
    }

    @Test
    void whatOnlyClaimsToBeGzipIsMalformed() throws IOException {
        assertThatThrownBy(() -> Body.unpacked(BODY, "gzip")).isInstanceOf(Refusal.Malformed.class);
        byte[] whole = gzip(new byte[1000]);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        assertThatThrownBy(() -> Body.unpacked(half, "gzip")).isInstanceOf(Refusal.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip", "gzip,br"})
    void anotherEncodingIs415(String encoding) {
        assertThatThrownBy(() -> Body.unpacked(BODY, encoding))
                .isInstanceOfSatisfying(
                        Refusal.UnknownEncoding.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(415));
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return packed.toByteArray();
    }
}
