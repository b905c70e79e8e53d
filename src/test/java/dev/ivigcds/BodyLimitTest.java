package dev.ivigcds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.HookContract;
import dev.ivigcds.vignettes.ServerUnderTest;
import dev.ivigcds.vignettes.SettableClock;
import dev.ivigcds.vignettes.Situations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that are too large, too deep or too clever are refused quickly, before anything is built from them (R-08, T-17, T-18). */
@DemoServer
class BodyLimitTest {
    private static final String SERVICE = "ivig-myositis";
    private static final int FIVE_MIB = 5 * 1024 * 1024;

    private final int port = ServerUnderTest.running().port();

    private final SettableClock clock = ServerUnderTest.running().clock();

    private EhrOverHttp ehr;
    private ObjectNode request;

    @BeforeEach
    void startsFromAGoodRequest() {
        clock.set(Instant.parse("2026-03-02T08:00:00Z"));
        ehr = new EhrOverHttp("http://localhost:" + port);
        request = Situations.firstIvig(ehr);
    }

    private void refused(int status) {
        HookContract.onRefusal(status, ehr.post(SERVICE, request.toString()));
    }

    @Test
    void r08_aBodyOverTheLimitIs413() {
        request.put("padding", "x".repeat(FIVE_MIB + 1));
        refused(413);
    }

    @Test
    void t17_aCompressedBodyThatExpandsOverTheLimitIs413() throws IOException {
        request.put("padding", "x".repeat(40 * FIVE_MIB));
        HookContract.onRefusal(413, compressed());
    }

    @Test
    void aCompressedBodyOfNormalSizeIsServed() throws IOException {
        assertThat(compressed().statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatOnlyClaimsToBeCompressedIs400() {
        byte[] plain = request.toString().getBytes(UTF_8);
        HookContract.onRefusal(
                400, ehr.post(SERVICE, plain, "Content-Type", "application/json", "Content-Encoding", "gzip"));
    }

    private HttpResponse<String> compressed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(request.toString().getBytes(UTF_8));
        }
        return ehr.post(SERVICE, bytes.toByteArray(), "Content-Type", "application/json", "Content-Encoding", "gzip");
    }

    @Test
    void t18_deepJsonIs400() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        HookContract.onRefusal(400, ehr.post(SERVICE, with("\"junk\":" + deep)));
    }

    /** What a bomb costs is measured where it is refused, in {@code StrictJsonTest}. */
    @ParameterizedTest
    @MethodSource("dev.ivigcds.Bombs#names")
    void t18_aBombIs400(String bomb) {
        HookContract.onRefusal(400, ehr.post(SERVICE, with(Bombs.named(bomb))));
    }

    @Test
    void t18_aMemberThatMeansSomethingElsewhereMeansNothingHere() {
        JsonNode plain = ehr.call(request);
        request.putObject("__proto__").put("explain", true).put("hook", "patient-view");
        request.put("constructor", "x").put("$type", "java.lang.Runtime").put("@class", "java.lang.Runtime");
        JsonNode with = ehr.call(request);
        assertThat(with.at("/cards/0/summary")).isEqualTo(plain.at("/cards/0/summary"));
        assertThat(with.get("cards")).hasSameSizeAs(plain.get("cards"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000", "1e999999999", "-1E-400000000", "1e31"})
    void t18_aNumberWithAHugeExponentIs400AndQuick(String number) {
        String body = request.toString().replace("\"value\":0.4", "\"value\":" + number);
        assertThat(body).contains(number);
        Instant before = Instant.now();
        HookContract.onRefusal(400, ehr.post(SERVICE, body));
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }

    private String with(String member) {
        String body = request.toString();
        return body.substring(0, body.length() - 1) + "," + member + "}";
    }
}
