package dev.ivigcds.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each demo patient is there to show: a line in words, and the orders that the matching demo request drafts. */
@RestController
@Profile("demo")
final class Situations {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LIST = "demo/playground/situations.json";
    private static final String REQUESTS = "knowledge/hooks/ivig-myositis/requests/";

    /** A line of the list. */
    private record Line(String patient, String situation, String request) {}

    /**
     * A patient to open.
     *
     * @param patient   id of the Patient
     * @param situation what is particular, in a few words
     * @param drafts    the drafted orders as FHIR resources
     */
    record Situation(String patient, String situation, List<JsonNode> drafts) {}

    @GetMapping("/demo/situations")
    List<Situation> all() {
        return read(LIST)
                .valueStream()
                .map(line -> JSON.treeToValue(line, Line.class))
                .map(line -> new Situation(line.patient(), line.situation(), drafts(line.request())))
                .toList();
    }

    private static List<JsonNode> drafts(String request) {
        return read(REQUESTS + request + ".json")
                .at("/context/draftOrders/entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .toList();
    }

    private static JsonNode read(String file) {
        try (InputStream in = new ClassPathResource(file).getInputStream()) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar lacks " + file, e);
        }
    }
}
