package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ivigcds.vignettes.EhrOverHttp;
import dev.ivigcds.vignettes.Situations;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the log may say, and that it says nothing else, even at DEBUG (T-15, T-22). */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "logging.level.root=DEBUG",
            "ivig-cds.allow-untrusted=true",
            "ivig-cds.clients[0].id=closed-network",
            "ivig-cds.clients[0].trust=none",
            "ivig-cds.clients[0].fhir-servers[0]=https://ehr.invalid/fhir"
        })
@ExtendWith(OutputCaptureExtension.class)
class SilenceTest {
    private static final String CANARY = "Canaria-7f3c";
    private static final Logger LIBRARY = LoggerFactory.getLogger("org.example.library");
    private static final Logger OURS = LoggerFactory.getLogger("dev.ivigcds.fhir.SomeRoom");

    @LocalServerPort
    private int port;

    @Value("${logging.structured.json.include}")
    private List<String> allowed;

    private static List<String> from(CapturedOutput output) {
        return output.getOut().lines().filter(line -> line.contains(CANARY)).toList();
    }

    @Test
    void T15_aCallFullOfNamesAndTokensLeavesNoneInTheLog(CapturedOutput output) {
        EhrOverHttp ehr = new EhrOverHttp("http://localhost:" + port);
        ObjectNode request = Situations.firstIvig(ehr);
        request.put("hookInstance", CANARY);
        request.put("fhirServer", "https://ehr.invalid/fhir");
        request.putObject("fhirAuthorization")
                .put("access_token", CANARY + "-token")
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "patient/*.read")
                .put("subject", CANARY);
        ((ObjectNode) request.at("/context")).put("userId", "Practitioner/" + CANARY);
        request.put(CANARY, CANARY);
        for (String body : List.of(request.toString(), "{\"" + CANARY, "{\"hook\":\"" + CANARY + "\"}")) {
            HttpRequest call = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + port + "/cds-services/ivig-myositis?patient=" + CANARY))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + CANARY)
                    .header("Cookie", CANARY)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = ehr.send(call);
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
        }
        assertThat(output.getOut()).contains("answered");
        assertThat(from(output)).isEmpty();
    }

    @Test
    void T15_aFaultIsToldWithoutItsMessageButWhileTheServerStarts(CapturedOutput output) throws InterruptedException {
        Throwable fault = new IllegalStateException("at " + CANARY, new IOException(CANARY));
        Thread call = Thread.ofVirtual().name("a call").start(() -> LIBRARY.error("it broke", fault));
        call.join();
        assertThat(output.getOut())
                .contains("it broke", "java.lang.IllegalStateException\\n\\tat ", "Caused by: java.io.IOException");
        assertThat(from(output)).isEmpty();

        Thread start = Thread.ofPlatform().name("main").start(() -> LIBRARY.error("it broke", fault));
        start.join();
        assertThat(from(output)).isNotEmpty();
    }

    @Test
    void T15_aLibraryWritesNoDebugLinesAndOursDo(CapturedOutput output) {
        LIBRARY.debug("GET /Patient?name={}", CANARY);
        LIBRARY.trace("Authorization: {}", CANARY);
        assertThat(from(output)).isEmpty();
        OURS.debug("{}", CANARY);
        assertThat(from(output)).hasSize(1);
    }

    @Test
    void T15_aMemberThatIsNotOnTheListIsNotWritten(CapturedOutput output) {
        OURS.atInfo()
                .addKeyValue("patient", CANARY)
                .addKeyValue("client", "closed-network")
                .log("a line with a stray member");
        String line = output.getOut()
                .lines()
                .filter(written -> written.contains("a line with a stray member"))
                .findFirst()
                .orElseThrow();
        JsonNode members = new JsonMapper().readTree(line);
        assertThat(members.get("client").asString()).isEqualTo("closed-network");
        assertThat(members.propertyNames())
                .containsExactlyInAnyOrder("@timestamp", "level", "logger_name", "message", "client");
    }

    @Test
    void T22_whatLooksLikeALineOfItsOwnStaysInOne(CapturedOutput output) {
        OURS.info("a\r\n{\"level\":\"INFO\",\"message\":\"forged\"}");
        assertThat(output.getOut().lines().filter(line -> line.contains("forged")))
                .singleElement()
                .asString()
                .startsWith("{\"@timestamp\"");
    }

    /** A new member is a decision: it is put on the list by hand, or it is not seen. */
    @Test
    void everyMemberThatOurCodeWritesIsOnTheList() throws IOException {
        Pattern written = Pattern.compile("addKeyValue\\(\\s*\"([^\"]+)\"");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            Set<String> members = sources.filter(file -> file.toString().endsWith(".java"))
                    .map(SilenceTest::read)
                    .flatMap(source -> written.matcher(source).results())
                    .map((MatchResult match) -> match.group(1))
                    .collect(Collectors.toSet());
            assertThat(members).isNotEmpty();
            assertThat(allowed).containsAll(members);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
