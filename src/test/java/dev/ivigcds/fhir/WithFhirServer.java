package dev.ivigcds.fhir;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static dev.ivigcds.fhir.HookCall.patient;
import static dev.ivigcds.fhir.HookCall.searchset;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.ivigcds.caller.CallerFixture;
import dev.ivigcds.caller.VerifiedCaller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A hospital's FHIR server on which every search is empty unless stubbed, and a canary that nobody may call. */
@Timeout(30)
abstract class WithFhirServer {
    static final Duration DEADLINE = Duration.ofSeconds(1);
    static final Charts CHARTS = new Charts(new HookCall.FewCodes(), DEADLINE);

    @RegisterExtension
    static final WireMockExtension ehr = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().containerThreads(60))
            .build();

    @RegisterExtension
    static final WireMockExtension canary = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    @BeforeAll
    static void warmUp() {
        CHARTS.warmUp();
    }

    @BeforeEach
    void everySearchIsEmpty() {
        ehr.stubFor(any(anyUrl()).atPriority(9).willReturn(okJson(searchset())));
        ehr.stubFor(get(urlPathEqualTo("/fhir/Patient/p1")).willReturn(okJson(patient("p1"))));
    }

    static OpenedChart open(HookCall call) {
        return call.withServer(base()).withToken().open(CHARTS, hospital());
    }

    static VerifiedCaller hospital() {
        return CallerFixture.hospital(base());
    }

    static String base() {
        return ehr.baseUrl() + "/fhir";
    }

    static void page(String path, String next, String resource) {
        ehr.stubFor(get(urlPathEqualTo(path)).willReturn(okJson(searchset(Optional.of(next), resource))));
    }

    static List<String> urls() {
        return ehr.getServeEvents().getRequests().stream()
                .map(event -> event.getRequest().getUrl())
                .toList();
    }
}
