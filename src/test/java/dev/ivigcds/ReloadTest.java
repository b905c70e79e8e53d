package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.catalog.Catalog;
import dev.ivigcds.catalog.Knowledge;
import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.SettableClock;
import dev.ivigcds.vignettes.Vignettes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Knowledge that changes while the server runs, below a path prefix: taken up as a whole or not at all (T-26). */
class ReloadTest {
    private static final Path HASH = Path.of("knowledge.sha256");
    private static final Pattern MARK = Pattern.compile("\\b(?:v|9\\.0\\.)([0-9]+)\\b");

    @TempDir
    private static Path folder;

    private static KnowledgeCopy copy;
    private static ConfigurableApplicationContext server;
    private static String base;

    private EhrOverHttp ehr;
    private ObjectNode request;

    @BeforeAll
    static void startsWithAFolder() throws Exception {
        copy = new KnowledgeCopy(folder);
        server = new SpringApplicationBuilder(IvigCds.class, DemoServer.Time.class)
                .profiles("demo")
                .run(
                        "--server.port=0",
                        "--management.server.port=0",
                        "--server.servlet.context-path=/cds",
                        "--ivig-cds.deadline=20s",
                        "--logging.level.dev.ivigcds=warn",
                        "--ivig-cds.knowledge=" + copy.url());
        server.getBean(SettableClock.class).set(Instant.parse("2026-03-02T08:00:00Z"));
        base = "http://localhost:" + server.getEnvironment().getProperty("local.server.port") + "/cds";
    }

    @AfterAll
    static void ends() {
        server.close();
    }

    @BeforeEach
    void aCallThatIsJudgedByEveryFile() {
        copy.write(0);
        look();
        ehr = new EhrOverHttp(base);
        request = ehr.request(Vignettes.parse("too-much", """
                { "title": "90 g and no IgA", "today": "2026-03-02", "hook": "order-sign",
                  "patient": { "sex": "female", "born": "1971-05-04", "weight": "90 kg on 2026-02-27" },
                  "problems": [ "dermatomyositis" ],
                  "checked": [ "ck", "strength", "kidney", "premedication" ],
                  "signing": [ { "drug": "ivig", "dose": "90 g", "every": "1 d", "times": 2, "reason": "dermatomyositis" } ],
                  "expect": { "raised": [] } }
                """));
        request.putObject("prefetch");
        ehr.templates("order-sign").keySet().forEach(((ObjectNode) request.get("prefetch"))::putNull);
    }

    /** Two looks: what changed is taken up once it has come to rest. */
    private static void look() {
        server.getBean(KnowledgeWatch.class).look();
        server.getBean(KnowledgeWatch.class).look();
    }

    private HttpResponse<String> get(String url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return ehr.send((headers.length > 0 ? request.headers(headers) : request).build());
    }

    private JsonNode json(String url) {
        return Vignettes.STRICT.readTree(get(url, "Accept", "application/json").body());
    }

    private JsonNode readiness() {
        String port = server.getEnvironment().getProperty("local.management.port");
        HttpResponse<String> health = get("http://localhost:" + port + "/actuator/health/readiness");
        assertThat(health.statusCode()).isEqualTo(200);
        return Vignettes.STRICT.readTree(health.body());
    }

    /** Every version that an answer names: in its decision record, in each card's sentence and in the orders it offers. */
    private static Set<String> versions(JsonNode answer) {
        return MARK.matcher(answer.toString())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String inForce() {
        return json(base + "/cds-services")
                .at("/services/0/extension/dev.ivigcds.knowledge")
                .asString();
    }

    @Test
    void t26_twoHundredReloadsUnderLoadFailNoCallAndEveryAnswerIsOfOneVersion() throws Exception {
        JsonNode first = ehr.call(request);
        assertThat(first.get("cards").size()).isGreaterThan(1);
        assertThat(first.toString()).contains("(v0) before", ">80 g, v0", "IgA (v0)", "9.0.0");
        AtomicBoolean done = new AtomicBoolean();
        Set<String> seen = new ConcurrentSkipListSet<>();
        List<Future<Integer>> callers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                callers.add(threads.submit(() -> {
                    int calls = 0;
                    for (; !done.get(); calls++) {
                        Set<String> versions = versions(ehr.call(request.deepCopy()));
                        assertThat(versions).hasSize(1);
                        seen.addAll(versions);
                    }
                    return calls;
                }));
            }
            for (int version = 1; version <= 200; version++) {
                copy.write(version);
                look();
                assertThat(inForce()).startsWith("ivig-myositis 9.0." + version + " sha256:");
            }
            done.set(true);
            for (Future<Integer> caller : callers) {
                assertThat(caller.get()).isPositive();
            }
        }
        assertThat(seen).hasSizeGreaterThan(20);
        assertThat(versions(ehr.call(request))).containsExactly("200");
    }

    @Test
    void t26_corruptedKnowledgeIsRefusedTheOldOneJudgesAndReadinessSaysDegraded() {
        String before = inForce();
        assertThat(readiness().path("status").asString()).isEqualTo("UP");
        copy.corrupt();
        look();
        assertThat(inForce()).isEqualTo(before);
        assertThat(versions(ehr.call(request))).containsExactly("0");
        assertThat(readiness().path("status").asString()).isEqualTo("DEGRADED");
        assertThat(readiness().at("/components/knowledge/details/refused").asString())
                .contains("service.yaml:");
        copy.write(3);
        look();
        assertThat(versions(ehr.call(request))).containsExactly("3");
        assertThat(readiness().path("status").asString()).isEqualTo("UP");
    }

    @Test
    void t26_filesThatAreNotTheOnesTheHashNamesAreRefused() throws Exception {
        copy.write(HASH, "0".repeat(64) + "  knowledge\n");
        copy.write(4);
        look();
        assertThat(versions(ehr.call(request))).containsExactly("0");
        assertThat(readiness().path("status").asString()).isEqualTo("DEGRADED");
        String refused = readiness().at("/components/knowledge/details/refused").asString();
        MatchResult hash = Pattern.compile("the files have ([0-9a-f]{64})")
                .matcher(refused)
                .results()
                .findFirst()
                .orElseThrow();
        copy.write(HASH, hash.group(1));
        look();
        assertThat(inForce()).isEqualTo("ivig-myositis 9.0.4 sha256:" + hash.group(1));
        copy.delete(HASH);
        look();
        assertThat(inForce()).endsWith(hash.group(1));
    }

    @Test
    void t26_aFolderThatIsBeingCopiedIsNotReadHalfWay() {
        Knowledge knowledge = new Knowledge(Catalog.read(KnowledgeFiles.read(copy.url())));
        try (KnowledgeWatch watch = new KnowledgeWatch(knowledge, () -> KnowledgeFiles.read(copy.url()))) {
            copy.write(5);
            watch.look();
            assertThat(knowledge.inForce().describe()).contains(" 9.0.0 ");
            copy.write(6);
            watch.look();
            assertThat(knowledge.inForce().describe()).contains(" 9.0.0 ");
            watch.look();
            assertThat(knowledge.inForce().describe()).contains(" 9.0.6 ");
        }
    }

    @Test
    void aChangeIsTakenUpByItselfWithinSeconds() throws InterruptedException {
        copy.write(7);
        Instant limit = Instant.now().plus(Duration.ofSeconds(40));
        while (!inForce().contains(" 9.0.7 ") && Instant.now().isBefore(limit)) {
            Thread.sleep(500);
        }
        assertThat(inForce()).contains(" 9.0.7 ");
    }

    @Test
    void versionAndHashStandInDiscoveryInTheRecordAndOnTheRulePages() {
        String knowledge = server.getBean(Knowledge.class).inForce().describe();
        assertThat(inForce()).isEqualTo(knowledge).matches("ivig-myositis 9\\.0\\.0 sha256:[0-9a-f]{64}");
        assertThat(ehr.call(request)
                        .at("/extension/dev.ivigcds.decision/knowledge")
                        .asString())
                .isEqualTo(knowledge);
        assertThat(json(base + "/rules").at("/0/knowledge").asString()).isEqualTo(knowledge);
        assertThat(json(base + "/rules/dose80").path("knowledge").asString()).isEqualTo(knowledge);
    }

    @Test
    void discoveryIsNotSentAgainToWhoHasIt() {
        String etag = get(base + "/cds-services").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = get(base + "/cds-services", "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        copy.write(8);
        look();
        assertThat(get(base + "/cds-services", "If-None-Match", etag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void r10_discoveryAndServiceStandBelowThePrefix() {
        assertThat(get(base + "/cds-services").statusCode()).isEqualTo(200);
        assertThat(get(base.replace("/cds", "") + "/cds-services").statusCode()).isEqualTo(404);
        assertThat(ehr.call(request).get("cards").size()).isPositive();
    }
}
