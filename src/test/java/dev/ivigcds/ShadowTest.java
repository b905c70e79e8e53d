package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.journal.Store;
import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.SettableClock;
import dev.ivigcds.vignettes.Situations;
import dev.ivigcds.vignettes.Vignettes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two servers on one PostgreSQL database: to the client of one a topic is live, to that of the other it is in shadow mode. */
class ShadowTest {
    private static final List<ConfigurableApplicationContext> SERVERS = new ArrayList<>();
    private static EhrOverHttp live;
    private static EhrOverHttp shadow;

    @BeforeAll
    static void startsBoth() {
        String database = Store.postgres();
        live = server(database, "ivig-cds.clients[0].id=live-clinic");
        shadow = server(
                database,
                "ivig-cds.clients[0].id=shadow-clinic",
                "ivig-cds.clients[0].rules.igaUnscreened.mode=shadow",
                "ivig-cds.rules.igaUnscreened.mode=live",
                "ivig-cds.rules.stopEarly.mode=off");
    }

    @AfterAll
    static void endsBoth() {
        SERVERS.forEach(ConfigurableApplicationContext::close);
    }

    private static EhrOverHttp server(String database, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "server.port=0",
                "management.server.port=0",
                "ivig-cds.deadline=20s",
                "ivig-cds.clients[0].trust=none",
                "ivig-cds.clients[0].anonymous-fhir=true",
                "ivig-cds.clients[0].allow-http=true",
                "ivig-cds.clients[0].fhir-servers[0]=http://localhost:8080/fhir",
                "ivig-cds.clients[0].cors-origins[0]=*",
                "spring.datasource.url=" + database));
        all.addAll(Arrays.asList(settings));
        ConfigurableApplicationContext server = new SpringApplicationBuilder(IvigCds.class, DemoServer.Time.class)
                .profiles("demo")
                .run(all.stream().map(setting -> "--" + setting).toArray(String[]::new));
        SERVERS.add(server);
        server.getBean(SettableClock.class).set(Instant.parse("2026-03-02T08:00:00Z"));
        EhrOverHttp ehr =
                new EhrOverHttp("http://localhost:" + server.getEnvironment().getProperty("local.server.port"));
        Situations.store(ehr);
        return ehr;
    }

    @Test
    void aTopicInShadowIsEvaluatedAndRecordedAndMakesNoCardAndTheReportLaysItBesideTheLiveOne() {
        assertThat(topics(call(live))).contains("igaUnscreened");
        ObjectNode request = request(shadow);
        assertThat(topics(shadow.call(request))).doesNotContain("igaUnscreened");

        JsonNode record = read(
                        shadow, "/decisions/" + request.path("hookInstance").asString())
                .get(0);
        JsonNode verdict = verdict(record, "igaUnscreened");
        assertThat(record.path("client").asString()).isEqualTo("shadow-clinic");
        assertThat(verdict.path("verdict").asString()).isEqualTo("raised");
        assertThat(verdict.path("mode").asString()).isEqualTo("shadow");
        assertThat(verdict.path("because").asString()).isNotBlank();
        assertThat(record.path("cards").findValuesAsString("topic")).doesNotContain("igaUnscreened");
        assertThat(verdict(record, "stopEarly").path("verdict").asString()).isEqualTo("off");
        assertThat(page(shadow, "/decisions/" + request.path("hookInstance").asString()))
                .contains("<h3>Raised in shadow mode: recorded, no card</h3>", "<h3>Switched off by the site</h3>");

        String report = "/reports/feedback?from=2026-03-01&to=2026-03-31";
        List<String> rows = read(live, report)
                .path("topics")
                .valueStream()
                .filter(row -> row.path("topic").asString().equals("igaUnscreened"))
                .map(row ->
                        row.path("mode").asString() + " " + row.path("shown").asInt())
                .toList();
        assertThat(rows).containsExactly("live 1", "shadow 1");
        assertThat(page(live, report))
                .contains("<td>2026-03</td><td>live</td><td>1</td>", "<td>2026-03</td><td>shadow</td><td>1</td>");
    }

    private static ObjectNode request(EhrOverHttp ehr) {
        return Situations.firstIvig(ehr).put("fhirServer", ehr.fhir());
    }

    private static JsonNode call(EhrOverHttp ehr) {
        return ehr.call(request(ehr));
    }

    private static List<String> topics(JsonNode answer) {
        return answer.path("cards")
                .valueStream()
                .map(card -> card.at("/source/topic/code").asString())
                .toList();
    }

    private static JsonNode verdict(JsonNode record, String topic) {
        return record.path("verdicts")
                .valueStream()
                .filter(verdict -> verdict.path("topic").asString().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode read(EhrOverHttp ehr, String path) {
        return Vignettes.STRICT.readTree(get(ehr, path, "application/json"));
    }

    private static String page(EhrOverHttp ehr, String path) {
        return get(ehr, path, "text/html");
    }

    private static String get(EhrOverHttp ehr, String path, String accept) {
        URI at = URI.create(ehr.fhir().replace("/fhir", path));
        return ehr.send(HttpRequest.newBuilder(at).header("Accept", accept).build())
                .body();
    }
}
