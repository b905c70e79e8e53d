package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.journal.Store;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.HookContract;
import dev.ivigcds.vignettes.Situations;
import dev.ivigcds.vignettes.Vignettes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A server outside the demo on PostgreSQL, which is away at first, comes, dies and comes back: cards flow all the time, feedback is told to come
 * again, and the doors of the operators ask for a name.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "ivig-cds.allow-untrusted=true",
            "ivig-cds.clients[0].id=general-hospital",
            "ivig-cds.clients[0].trust=none",
            "ivig-cds.journal.queue=" + StoreAwayTest.QUEUE
        })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DirtiesContext
class StoreAwayTest {
    static final int QUEUE = 12;
    private static final Path REQUEST = Path.of("hooks/ivig-myositis/requests/iga-unscreened-prefetched.json");
    private static final String RESULT = """
            [ { "resource": { "resourceType": "Observation", "id": "canarina-iga", "status": "final",
                "code": { "coding": [ { "system": "http://loinc.org", "code": "2458-8" } ] },
                "subject": { "reference": "Patient/canarina-1" }, "effectiveDateTime": "2026-02-20",
                "valueString": "haemolysed, tell Mrs Canarina to come again" } } ]
            """;
    private static final URI DATABASE = URI.create(Store.postgres().substring("jdbc:".length()));
    private static final DatabaseRelay RELAY = new DatabaseRelay(DATABASE.getPort(), DatabaseRelay.State.CUT);

    @LocalServerPort
    private int port;

    @Value("${local.management.port}")
    private int managementPort;

    private EhrOverHttp ehr;
    private ObjectNode request;

    @DynamicPropertySource
    static void throughTheRelay(DynamicPropertyRegistry settings) {
        settings.add("ivig-cds.operators[0].name", () -> "pharmacy");
        settings.add("ivig-cds.operators[0].password", () -> "{bcrypt}" + new BCryptPasswordEncoder(4).encode("right"));
        settings.add(
                "spring.datasource.url",
                () -> "jdbc:postgresql://localhost:" + RELAY.port() + DATABASE.getPath() + "?" + DATABASE.getQuery());
    }

    @AfterAll
    static void endsTheRelay() throws Exception {
        RELAY.close();
    }

    @BeforeEach
    void aCall() {
        ehr = new EhrOverHttp("http://localhost:" + port);
        request = Situations.firstIvig(ehr);
    }

    @Test
    @Order(1)
    void theServerStartsWithoutItsDatabaseAndKeepsWhatWaitsOnceItComes() {
        cardsFlow();
        HttpResponse<String> refused = feedback();
        HookContract.onRefusal(503, refused);
        assertThat(refused.headers().firstValue("Retry-After")).contains("10");
        HookContract.onRefusal(503, decisions("pharmacy:right"));

        RELAY.set(DatabaseRelay.State.OPEN);

        assertThat(eventually(this::feedback)).isEqualTo(200);
        assertThat(eventually(() -> decisions("pharmacy:right"))).isEqualTo(200);
        assertThat(Vignettes.STRICT
                        .readTree(decisions("pharmacy:right").body())
                        .at("/0/client")
                        .asString())
                .isEqualTo("general-hospital");
    }

    @Test
    @Order(2)
    void aDatabaseThatGoesDeadHoldsUpNoCardAndFeedbackIsToComeAgain() {
        RELAY.set(DatabaseRelay.State.DEAD);
        Instant begun = Instant.now();
        cardsFlow();
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(4));
        HookContract.onRefusal(503, feedback());
        for (int i = 0; i < 2 * QUEUE; i++) {
            cardsFlow();
        }
        assertThat(metric("ivig_cds_journal_waiting")).isEqualTo(QUEUE);
        assertThat(metric("ivig_cds_journal_let_go_total")).isBetween(1.0, 2.0 * QUEUE);

        RELAY.set(DatabaseRelay.State.OPEN);

        assertThat(eventually(this::feedback)).isEqualTo(200);
        assertThat(eventually(() -> decisions("pharmacy:right"))).isEqualTo(200);
    }

    @Test
    @Order(3)
    void operatorsHaveToSayWhoTheyAre() {
        RELAY.set(DatabaseRelay.State.OPEN);
        for (String credentials : new String[] {"", "pharmacy:wrong", "nobody:right"}) {
            HttpResponse<String> refused = decisions(credentials);
            HookContract.onRefusal(401, refused);
            assertThat(refused.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Basic ");
        }
        HookContract.onRefusal(
                401, ehr.send(HttpRequest.newBuilder(at("/reports/feedback")).build()));
    }

    @Test
    @Order(4)
    void t15NothingThatNamesOrDescribesThePatientIsKept() throws Exception {
        RELAY.set(DatabaseRelay.State.OPEN);
        assertThat(eventually(this::feedback)).isEqualTo(200);
        request =
                (ObjectNode) Vignettes.STRICT.readTree(Files.readString(REQUEST).replace("una-screened", "canarina-1"));
        mark(request);
        request.put("hookInstance", UUID.randomUUID().toString());
        request.withObject("/fhirAuthorization").setAll((ObjectNode)
                Vignettes.STRICT.readTree("{\"access_token\":\"canarina\",\"token_type\":\"Bearer\","
                        + "\"expires_in\":300,\"scope\":\"x\",\"subject\":\"x\"}"));
        ((ObjectNode) request.at("/prefetch/iga")).set("entry", Vignettes.STRICT.readTree(RESULT));

        JsonNode card = ehr.call(request).at("/cards/0");
        ehr.post(
                "ivig-myositis/feedback",
                "{\"feedback\":[{\"card\":\"" + card.path("uuid").asString() + "\",\"outcome\":\"overridden\","
                        + "\"outcomeTimestamp\":\"2026-03-02T08:01:00Z\",\"overrideReason\":{\"userComment\":\"canarina\"}}]}");

        String kept = decisions("pharmacy:right").body();
        assertThat(kept).contains("\"topic\":\"igaUnreadable\",\"verdict\":\"raised\"", "serum IgA", "not kept");
        assertThat(kept + everyRow()).doesNotContainIgnoringCase("canarina").doesNotContain("27 g", "1978-04-11");
    }

    /** Marks everything in the request that is words or a name. */
    private static void mark(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : List.of("text", "display", "family")) {
                if (object.path(name).isString()) {
                    object.put(name, object.path(name).asString() + " Canarina");
                }
            }
        }
        node.forEach(StoreAwayTest::mark);
    }

    private static String everyRow() throws SQLException {
        StringBuilder rows = new StringBuilder();
        try (Connection connection = DriverManager.getConnection("jdbc:" + DATABASE)) {
            for (String table : List.of("decision", "finding", "feedback")) {
                ResultSet row = connection.createStatement().executeQuery("select t::text from " + table + " t");
                while (row.next()) {
                    rows.append(row.getString(1)).append('\n');
                }
            }
        }
        return rows.toString();
    }

    private void cardsFlow() {
        assertThat(ehr.call(request).path("cards")).isNotEmpty();
    }

    private HttpResponse<String> feedback() {
        return ehr.post(
                "ivig-myositis/feedback",
                "{\"feedback\":[{\"card\":\"" + UUID.randomUUID()
                        + "\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"2026-03-02T08:01:00Z\"}]}");
    }

    private HttpResponse<String> decisions(String credentials) {
        return ehr.send(HttpRequest.newBuilder(
                        at("/decisions/" + request.path("hookInstance").asString()))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()))
                .build());
    }

    private double metric(String name) {
        URI metrics = URI.create("http://localhost:" + managementPort + "/actuator/prometheus");
        return ehr.send(HttpRequest.newBuilder(metrics).build())
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** The status that a call has after some seconds at most. */
    private static int eventually(Supplier<HttpResponse<String>> call) {
        Instant limit = Instant.now().plusSeconds(30);
        int status = call.get().statusCode();
        while (status == 503 && Instant.now().isBefore(limit)) {
            LockSupport.parkNanos(200_000_000);
            status = call.get().statusCode();
        }
        return status;
    }
}
