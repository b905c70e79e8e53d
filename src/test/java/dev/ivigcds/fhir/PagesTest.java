package dev.ivigcds.fhir;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.ivigcds.fhir.HookCall.IVIG;
import static dev.ivigcds.fhir.HookCall.condition;
import static dev.ivigcds.fhir.HookCall.searchset;
import static dev.ivigcds.fhir.HookCall.signing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.facts.Scope;
import dev.ivigcds.wire.Decision;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers in several pages (R-65, T-04). */
class PagesTest extends WithFhirServer {
    /** Here the pages end the reading, and not the deadline. */
    private static final Charts UNHURRIED = new Charts(new HookCall.FewCodes(), Duration.ofSeconds(20));

    static OpenedChart open(HookCall call) {
        return call.withServer(base()).withToken().open(UNHURRIED, hospital());
    }

    @AfterAll
    static void ends() {
        UNHURRIED.close();
    }

    @Test
    void a_page_that_fails_leaves_the_earlier_ones_as_evidence() {
        page("/fhir/Condition", base() + "?_getpages=2", condition("c1", "dm"));
        ehr.stubFor(get(urlPathEqualTo("/fhir")).willReturn(aResponse().withStatus(401)));

        OpenedChart opened = open(signing(IVIG));

        assertThat(opened.chart().problems().gap()).contains("the record server refused access");
        assertThat(opened.chart().problems().items()).hasSize(1);
    }

    @Test
    void R65_pages_are_followed_with_the_token() {
        page("/fhir/Condition", base() + "?_getpages=2", condition("c1", "mtx"));
        ehr.stubFor(get(urlPathEqualTo("/fhir")).willReturn(okJson(searchset(condition("c2", "dm")))));

        OpenedChart opened = open(signing(IVIG));

        assertThat(opened.chart().problems().isComplete()).isTrue();
        assertThat(Scope.of(opened.chart()).myositis()).isEqualTo(Scope.Myositis.YES);
        ehr.verify(
                1,
                getRequestedFor(urlPathEqualTo("/fhir"))
                        .withHeader("Authorization", equalTo("Bearer " + HookCall.TOKEN)));
    }

    @Test
    void R65_the_pages_behind_a_supplied_one_are_fetched() {
        ehr.stubFor(get(urlPathEqualTo("/fhir/Condition")).willReturn(okJson(searchset(condition("c2", "mtx")))));

        OpenedChart opened = open(signing(IVIG)
                .prefetching("conditions", searchset(Optional.of(base() + "/Condition?page=2"), condition("c1", "dm")))
                .prefetchingAllBut());

        assertThat(urls()).containsExactly("/fhir/Condition?page=2");
        assertThat(opened.chart().problems().isComplete()).isTrue();
        assertThat(opened.data().get(1))
                .extracting(Decision.Data::from, Decision.Data::state)
                .containsExactly("prefetch", "found");
    }

    static Stream<String> elsewhere() {
        return Stream.of(
                "http://localhost:%d/fhir/Condition?page=2",
                "http://localhost:%d@localhost:%d/fhir?page=2", "//localhost:%d/fhir?page=2", "file:///etc/passwd");
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void T04_a_page_on_another_server_is_not_fetched(String link) {
        page("/fhir/Condition", link.replace("%d", String.valueOf(canary.getPort())), condition("c1", "dm"));

        OpenedChart opened = open(signing(IVIG));

        assertThat(canary.getAllServeEvents()).isEmpty();
        assertThat(opened.chart().problems().gap()).contains("the record server names another place for the rest");
        assertThat(opened.chart().problems().items()).hasSize(1);
    }

    @Test
    void T04_a_page_beside_the_base_is_not_fetched() {
        page("/fhir/Condition", base() + "/../admin?page=2", condition("c1", "dm"));

        open(signing(IVIG));

        assertThat(urls()).noneMatch(url -> url.contains("admin"));
    }

    @Test
    void T04_pages_without_end_are_cut_off_and_said_to_be_cut_off() {
        page("/fhir/Condition", base() + "/Condition?again", condition("c1", "dm"));

        OpenedChart opened = open(signing(IVIG));

        assertThat(opened.chart().problems().gap()).contains("more than 10 pages of entries");
        ehr.verify(10, getRequestedFor(urlPathEqualTo("/fhir/Condition")));
    }

    @Test
    void T04_more_entries_than_the_cap_are_cut_off() {
        String[] many = new String[1001];
        Arrays.fill(many, condition("c1", "dm"));
        ehr.stubFor(get(urlPathEqualTo("/fhir/Condition")).willReturn(okJson(searchset(many))));

        assertThat(open(signing(IVIG)).chart().problems().gap()).contains("more than 1000 entries");
    }

    @Test
    void T04_ten_thousand_pages_are_cut_off_after_ten() {
        ehr.stubFor(get(urlPathEqualTo("/fhir/Condition"))
                .willReturn(okJson(searchset(
                                Optional.of(base() + "/Condition?page={{randomValue type='UUID'}}"),
                                condition("c1", "dm")))
                        .withTransformers("response-template")));

        OpenedChart opened = open(signing(IVIG));

        assertThat(opened.chart().problems().gap()).contains("more than 10 pages of entries");
        assertThat(urls().stream().filter(url -> url.startsWith("/fhir/Condition")))
                .hasSize(10)
                .doesNotHaveDuplicates();
    }
}
