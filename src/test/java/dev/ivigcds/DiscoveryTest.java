package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.HookContract;
import dev.ivigcds.vignettes.ServerUnderTest;
import dev.ivigcds.vignettes.SettableClock;
import dev.ivigcds.vignettes.Situations;
import dev.ivigcds.vignettes.Vignettes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a client learns before it ever calls (R-10 … R-23), and that it can run every query it is asked for (R-50 … R-58). */
@DemoServer
class DiscoveryTest {
    private static final String READ = "Patient/\\{\\{context\\.patientId}}";
    private static final String SEARCH = "[A-Z][A-Za-z]+\\?patient=\\{\\{context\\.patientId}}(&[a-z_-]+=[^&{}]+)*";
    private static final Set<String> PARAMETERS = Set.of("patient", "code", "status", "_sort", "_count");

    private final int port = ServerUnderTest.running().port();

    private final SettableClock clock = ServerUnderTest.running().clock();

    private EhrOverHttp ehr;
    private JsonNode listing;

    @BeforeEach
    void reads() {
        clock.set(Instant.parse("2026-03-02T08:00:00Z"));
        ehr = new EhrOverHttp("http://localhost:" + port);
        HttpResponse<String> answer = get("/cds-services");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        listing = Vignettes.STRICT.readTree(answer.body());
    }

    private HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return ehr.send(request.build());
    }

    private List<JsonNode> services() {
        return listing.get("services").valueStream().toList();
    }

    private List<String> templates() {
        return services().stream()
                .flatMap(service -> service.get("prefetch").valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/cds-services", "/cds-services/", "/CDS-Services"})
    void r10_discoveryIsAtItsPathAlone(String path) {
        HookContract.onRefusal(404, get(path));
    }

    @Test
    void r11_r13_r14_theServicesAreAnArrayAndEachSaysItsHookIdTitleAndDescription() {
        assertThat(listing.get("services").isArray()).isTrue();
        assertThat(services()).hasSize(3).allSatisfy(service -> {
            for (String member : List.of("hook", "id", "title", "description")) {
                assertThat(service.path(member).asString()).as(member).isNotBlank();
            }
        });
    }

    @Test
    void r15_thePrefetchMapsKeysToStrings() {
        assertThat(services())
                .allSatisfy(service -> assertThat(
                                service.get("prefetch").valueStream().toList())
                        .isNotEmpty()
                        .allMatch(JsonNode::isString));
    }

    @Test
    void r16_whatTheServiceNeedsIsSaidInWords() {
        assertThat(services())
                .allSatisfy(
                        service -> assertThat(service.path("usageRequirements").asString())
                                .contains("IgA results", "body weight", "IVIG history", "prefetch alone"));
    }

    @Test
    void r17_r18_theVersionOfTheSpecificationIsSaidAndThatOfTheHooksLeftOut() {
        assertThat(services()).allSatisfy(service -> {
            assertThat(service.path("version").asString()).isEqualTo("2.0.1");
            assertThat(service.has("hookVersion")).isFalse();
        });
    }

    @Test
    void r19_eachPairOfIdAndHookComesOnceAndIsServedUnderOneUrl() {
        assertThat(services().stream().map(service -> service.get("id") + " " + service.get("hook")))
                .doesNotHaveDuplicates();
        Situations.store(ehr);
        for (JsonNode service : services()) {
            String hook = service.get("hook").asString();
            ObjectNode request = hook.equals("patient-view") ? Situations.openedChart(ehr) : Situations.firstIvig(ehr);
            if (hook.equals("order-select")) {
                String id =
                        request.at("/context/draftOrders/entry/0/resource/id").asString();
                ((ObjectNode) request.get("context")).putArray("selections").add("MedicationRequest/" + id);
            }
            JsonNode answer = ehr.call(request.put("hook", hook).put("fhirServer", ehr.fhir()));
            assertThat(answer.at("/extension/dev.ivigcds.decision/hook").asString())
                    .isEqualTo(hook);
        }
    }

    @Test
    void r21_discoveryIsOpen() {
        assertThat(get("/cds-services").body()).isEqualTo(listing.toString());
        assertThat(get("/cds-services", "Authorization", "Bearer none").statusCode())
                .isEqualTo(200);
    }

    @Test
    void r22_everyKeyAndQueryStandsOnAPageForThoseWhoTypeThemIn() {
        JsonNode page = Vignettes.STRICT.readTree(
                get("/rules", "Accept", "application/json").body());
        JsonNode shown = page.at("/0/prefetch");
        assertThat(services())
                .allSatisfy(service -> service.get("prefetch")
                        .properties()
                        .forEach(entry -> assertThat(shown.get(entry.getKey())).isEqualTo(entry.getValue())));
    }

    @Test
    void r05_r06_nothingInDiscoveryIsEmpty() {
        assertThat(get("/cds-services").body()).doesNotContain("null", "\"\"", "[]", "{}");
    }

    @Test
    void r50_r51_r52_r53_everyTemplateIsAReadOrASearchByThePatientAlone() {
        assertThat(templates()).isNotEmpty().allMatch(query -> query.matches(READ) || query.matches(SEARCH));
    }

    @Test
    void r54_r55_r58_everySearchKeepsToWhatEveryServerKnowsAndStaysShort() {
        assertThat(templates()).allSatisfy(query -> {
            assertThat(query.length()).isLessThan(2000);
            assertThat(query).doesNotContain(":in=", ":not", ":text", "_include", "_has", "sort:");
            int mark = query.indexOf('?');
            List<String> names = new ArrayList<>();
            Pattern.compile("(?<=[?&])[^=]+")
                    .matcher(query.substring(Math.max(mark, 0)))
                    .results()
                    .forEach(found -> names.add(found.group()));
            assertThat(PARAMETERS).as(query).containsAll(names);
        });
        assertThat(templates().stream().filter(query -> query.contains("_sort")))
                .isNotEmpty()
                .allMatch(query -> query.matches(".*&_sort=-[a-z-]+(&.*)?"));
    }

    @Test
    void r153_everyHookIsOneOfTheLibrary() {
        assertThat(services().stream().map(service -> service.get("hook").asString()))
                .containsExactlyInAnyOrder("order-sign", "order-select", "patient-view");
    }
}
