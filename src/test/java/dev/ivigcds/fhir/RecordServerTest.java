package dev.ivigcds.fhir;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.ivigcds.caller.CallerFixture;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordServerTest {
    private static final Outbound OUTBOUND = new Outbound(Duration.ofSeconds(10), Dns.SYSTEM);

    @RegisterExtension
    static final WireMockExtension ehr = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @AfterAll
    static void close() {
        OUTBOUND.close();
    }

    @Test
    void R74_once_closed_it_lets_no_request_begin() {
        ehr.stubFor(any(anyUrl()).willReturn(okJson(HookCall.searchset())));
        RecordServer server = server(Duration.ofSeconds(10));

        server.close();

        assertThat(server.page(server.base())).isInstanceOf(Answer.Failed.class);
        assertThat(ehr.getAllServeEvents()).isEmpty();
    }

    @Test
    void R74_closing_ends_a_request_under_way() throws Exception {
        ehr.stubFor(any(anyUrl()).willReturn(okJson(HookCall.searchset()).withFixedDelay(5000)));
        RecordServer server = server(Duration.ofSeconds(10));
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> server.page(server.base()));
        Thread.sleep(300);

        server.close();

        assertThat(answer.get(1, TimeUnit.SECONDS)).isEqualTo(new Answer.Failed("the record server did not answer"));
    }

    @Test
    void past_the_deadline_no_request_begins() {
        ehr.stubFor(any(anyUrl()).willReturn(okJson(HookCall.searchset())));
        RecordServer server = server(Duration.ZERO);

        assertThat(server.page(server.base())).isEqualTo(new Answer.Failed("the record server did not answer in time"));
        assertThat(ehr.getAllServeEvents()).isEmpty();
    }

    @Test
    void T30_a_request_ends_at_the_deadline_by_itself() throws Exception {
        ehr.stubFor(any(anyUrl()).willReturn(okJson(HookCall.searchset()).withChunkedDribbleDelay(50, 8000)));
        RecordServer server = server(Duration.ofSeconds(2));
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> server.page(server.base()));

        assertThat(answer.get(3, TimeUnit.SECONDS))
                .isEqualTo(new Answer.Failed("the record server did not answer in time"));
    }

    @Test
    void T04_a_server_that_sends_more_than_one_call_may_bring_is_not_read_on() {
        String text = "{\"text\":\"" + "x".repeat(1_000_000) + "\"}";
        String large =
                HookCall.searchset("{\"resourceType\":\"Condition\",\"note\":[" + text + ("," + text).repeat(7) + "]}");
        ehr.stubFor(any(anyUrl()).willReturn(okJson(large)));
        try (RecordServer server = server(Duration.ofSeconds(60))) {
            for (int i = 0; i < 3; i++) {
                assertThat(server.page(server.base())).isInstanceOf(Answer.Given.class);
            }
            assertThat(server.page(server.base()))
                    .isEqualTo(new Answer.Failed("the record server's answer could not be read"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:1/fhir",
                "http://127.0.0.1:%d/fhir",
                "http://localhost:%d/fhirs",
                "http://localhost:%d/"
            })
    void R79_a_request_to_another_place_than_its_base_does_not_begin(String elsewhere) {
        ehr.stubFor(any(anyUrl()).willReturn(okJson(HookCall.searchset())));
        try (RecordServer server = server(Duration.ofSeconds(10))) {
            Answer answer = server.page(HttpUrl.get(elsewhere.replace("%d", String.valueOf(ehr.getPort()))));

            assertThat(answer).isInstanceOf(Answer.Failed.class);
            assertThat(ehr.getAllServeEvents()).isEmpty();
        }
    }

    private static RecordServer server(Duration span) {
        HttpUrl base = HttpUrl.get(ehr.baseUrl() + "/fhir");
        return OUTBOUND.to(CallerFixture.hospital(base.toString()), base, Credential.of("token"), Deadline.in(span));
    }
}
