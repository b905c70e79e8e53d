package dev.ivigcds;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import dev.ivigcds.vignettes.DemoServer;
import dev.ivigcds.vignettes.HookContract;
import dev.ivigcds.vignettes.ServerUnderTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The knowledge in force as FHIR artefacts, for people and for tools. */
@DemoServer
class ArtefactDoorsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path REQUEST = Path.of("hooks/ivig-myositis/requests/too-many-grams.json");
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = ServerUnderTest.running().port();

    @Test
    void everyArtefactOfTheIndexIsServedAsFhir() throws Exception {
        HttpResponse<String> index = get("/fhir-profiles", "text/html");
        assertThat(index.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        List<String> links = Pattern.compile("href=\"(/fhir-profiles/[^\"]+)\"")
                .matcher(index.body())
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(links).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        var parser = FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        for (String link : links) {
            HttpResponse<String> artefact = get(link, "*/*");
            assertThat(artefact.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/fhir+json");
            var resource = parser.parseResource(artefact.body());
            assertThat("/fhir-profiles/" + resource.fhirType() + "/"
                            + resource.getIdElement().getIdPart())
                    .isEqualTo(link);
        }
    }

    @Test
    void aRuleIsServedWithTheNumberThatJudges() throws Exception {
        PlanDefinition plan = FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(
                        PlanDefinition.class,
                        get("/fhir-profiles/PlanDefinition/infusion-dose", "*/*")
                                .body());
        assertThat(plan.getExtension().toString()).isNotEmpty();
        assertThat(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(plan))
                .contains("\"80 g\"");
    }

    @Test
    void whatIsNotThereIsAnsweredInWords() throws Exception {
        HookContract.onRefusal(404, get("/fhir-profiles/ValueSet/nothing", "*/*"));
    }

    @Test
    void aDecisionCanBeHadAsGuidanceResponsesInWhichEveryTopicHasItsVerdict() throws Exception {
        String request =
                Files.readString(REQUEST).replace("http://localhost:8080/fhir", "http://localhost:" + port + "/fhir");
        String instance = JSON.readTree(request).path("hookInstance").asString();
        http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/cds-services/ivig-myositis"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(request))
                        .build(),
                BodyHandlers.ofString());
        Bundle decisions = decisions(instance);
        GuidanceResponse first = (GuidanceResponse) decisions.getEntryFirstRep().getResource();
        assertThat(first.getRequestIdentifier().getValue()).isEqualTo(instance);
        assertThat(first.getModuleCanonicalType().getValue())
                .startsWith("https://ivig-cds.dev/fhir/Library/ivig-myositis|");
        assertThat(first.getExtensionsByUrl("https://ivig-cds.dev/fhir/StructureDefinition/verdict"))
                .hasSize(ServiceFile.topics().size());
    }

    /** A decision is written a moment after its answer. */
    private Bundle decisions(String instance) throws IOException, InterruptedException {
        for (int tries = 0; tries < 100; tries++) {
            HttpResponse<String> answer = get("/decisions/" + instance, "application/fhir+json");
            if (answer.statusCode() == 200) {
                Matcher type = Pattern.compile("application/fhir\\+json.*")
                        .matcher(answer.headers().firstValue("Content-Type").orElseThrow());
                assertThat(type.matches()).isTrue();
                return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, answer.body());
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the decision was not kept");
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept", accept)
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
