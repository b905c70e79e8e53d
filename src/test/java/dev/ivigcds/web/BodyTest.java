package dev.ivigcds.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ivigcds.wire.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class BodyTest {
    @Test
    void fiveMebibytesAreReadAndOneByteMoreIsNot() throws IOException {
        assertThat(Body.of(request(new byte[Body.LIMIT], ""))).hasSize(Body.LIMIT);
        assertThatThrownBy(() -> Body.of(request(new byte[Body.LIMIT + 1], "")))
                .isInstanceOf(Refusal.TooLarge.class)
                .hasMessageContaining("5 MiB");
    }

    @Test
    void aGzipBodyIsUnpacked() throws IOException {
        byte[] body = "{\"hook\":\"order-sign\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(Body.of(request(gzip(body), "gzip"))).isEqualTo(body);
    }

    @Test
    void aGzipBombIsRefusedBySizeAfterUnpacking() throws IOException {
        byte[] bomb = gzip(new byte[64 * 1024 * 1024]);
        assertThat(bomb.length).isLessThan(Body.LIMIT);
        assertThatThrownBy(() -> Body.of(request(bomb, "gzip"))).isInstanceOf(Refusal.TooLarge.class);
    }

    @Test
    void whatOnlyClaimsToBeGzipIsMalformed() throws IOException {
        assertThatThrownBy(() -> Body.of(request("{}".getBytes(StandardCharsets.UTF_8), "gzip")))
                .isInstanceOf(Refusal.Malformed.class);
        byte[] cut = gzip(new byte[1000]);
        byte[] half = java.util.Arrays.copyOf(cut, cut.length / 2);
        assertThatThrownBy(() -> Body.of(request(half, "gzip"))).isInstanceOf(Refusal.Malformed.class);
        assertThatThrownBy(() -> Body.of(request(half, "br"))).isInstanceOf(Refusal.Malformed.class);
    }

    private static MockHttpServletRequest request(byte[] body, String encoding) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/cds-services/x");
        request.setContent(body);
        if (!encoding.isEmpty()) {
            request.addHeader("Content-Encoding", encoding);
        }
        return request;
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return packed.toByteArray();
    }
}
